ALTER TABLE "simulator"."payment_link" ADD COLUMN "code" text;--> statement-breakpoint
ALTER TABLE "simulator"."payment_link" ADD CONSTRAINT "payment_link_code_unique" UNIQUE("code");