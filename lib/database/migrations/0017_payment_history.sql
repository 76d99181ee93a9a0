ALTER TABLE "shop"."attention" ALTER COLUMN "order_number" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "shop"."payment_jobs" ADD COLUMN "steps" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "shop"."payment_jobs" ADD COLUMN "checks" jsonb DEFAULT '[]'::jsonb NOT NULL;