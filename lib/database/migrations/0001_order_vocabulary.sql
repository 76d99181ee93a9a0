ALTER TABLE "shop"."orders" RENAME COLUMN "submission" TO "idempotency_key";--> statement-breakpoint
ALTER TABLE "shop"."orders" RENAME COLUMN "attempt" TO "checkout_id";--> statement-breakpoint
ALTER TABLE "shop"."orders" RENAME COLUMN "asked_at" TO "last_checked_at";--> statement-breakpoint
ALTER TABLE "shop"."orders" RENAME COLUMN "left_cart" TO "cart_cleared";--> statement-breakpoint
ALTER TABLE "shop"."orders" RENAME CONSTRAINT "orders_submission_unique" TO "orders_idempotency_key_unique";--> statement-breakpoint
UPDATE "shop"."orders" SET "status" = 'rejected' WHERE "status" = 'refused';--> statement-breakpoint
UPDATE "shop"."orders" SET "status" = 'unconfirmed' WHERE "status" = 'unanswered';
