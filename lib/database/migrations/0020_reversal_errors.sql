ALTER TABLE "shop"."reversals" ADD COLUMN "is_restocked" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "shop"."reversals" ADD COLUMN "last_error" text;