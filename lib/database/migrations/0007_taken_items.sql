ALTER TABLE "shop"."orders" ADD COLUMN "taken_items" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "shop"."orders" ADD COLUMN "stock_kept_until" timestamp with time zone;--> statement-breakpoint
UPDATE "shop"."orders" SET "taken_items" = "lines" WHERE "stock" <> 'none';