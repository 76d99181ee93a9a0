ALTER TABLE "shop"."credit_notes" ADD COLUMN "seller" jsonb;--> statement-breakpoint
ALTER TABLE "shop"."invoices" ADD COLUMN "seller" jsonb;