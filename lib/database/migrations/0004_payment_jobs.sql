CREATE TABLE "shop"."attention" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"order_number" text NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"detail" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"resolved_at" timestamp with time zone,
	CONSTRAINT "attention_once" UNIQUE("order_number","kind","subject")
);
--> statement-breakpoint
CREATE TABLE "shop"."payment_jobs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_number" text NOT NULL,
	"request_state" text NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"fingerprint" text NOT NULL,
	"amount" integer NOT NULL,
	"currency" text NOT NULL,
	"reference" text,
	"action_url" text,
	"expires_at" timestamp with time zone NOT NULL,
	"cancelled_at" timestamp with time zone,
	"reason" text,
	"status" text,
	"updated_at" text,
	"is_mismatched" boolean DEFAULT false NOT NULL,
	"payments" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "payment_jobs_reference_unique" UNIQUE("reference")
);
--> statement-breakpoint
CREATE TABLE "shop"."reversals" (
	"payment_reference" text PRIMARY KEY NOT NULL,
	"payment_job_reference" text NOT NULL,
	"order_number" text NOT NULL,
	"reason" text NOT NULL,
	"amount" integer NOT NULL,
	"currency" text NOT NULL,
	"refund_number" text NOT NULL,
	"state" text DEFAULT 'due' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reversals_refund_number_unique" UNIQUE("refund_number")
);
--> statement-breakpoint
ALTER TABLE "shop"."orders" DROP CONSTRAINT "orders_idempotency_key_unique";--> statement-breakpoint
ALTER TABLE "shop"."orders" DROP CONSTRAINT "orders_payment_job_reference_unique";--> statement-breakpoint
DROP INDEX "shop"."orders_by_status";--> statement-breakpoint
ALTER TABLE "shop"."orders" ADD COLUMN "cart_id" text;--> statement-breakpoint
ALTER TABLE "shop"."orders" ADD COLUMN "return_token" text;--> statement-breakpoint
ALTER TABLE "shop"."orders" ADD COLUMN "paid_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "shop"."orders" ADD COLUMN "given_up_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "shop"."orders" ADD COLUMN "stock" text DEFAULT 'none' NOT NULL;--> statement-breakpoint
ALTER TABLE "shop"."orders" ADD COLUMN "sold_out" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "shop"."orders" ADD COLUMN "next_check_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "shop"."attention" ADD CONSTRAINT "attention_order_number_orders_number_fk" FOREIGN KEY ("order_number") REFERENCES "shop"."orders"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."payment_jobs" ADD CONSTRAINT "payment_jobs_order_number_orders_number_fk" FOREIGN KEY ("order_number") REFERENCES "shop"."orders"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."reversals" ADD CONSTRAINT "reversals_order_number_orders_number_fk" FOREIGN KEY ("order_number") REFERENCES "shop"."orders"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "payment_jobs_by_order" ON "shop"."payment_jobs" USING btree ("order_number","requested_at");--> statement-breakpoint
CREATE INDEX "reversals_by_order" ON "shop"."reversals" USING btree ("order_number");--> statement-breakpoint
CREATE INDEX "orders_by_next_check" ON "shop"."orders" USING btree ("next_check_at");--> statement-breakpoint
UPDATE "shop"."orders" SET
	"cart_id" = "number",
	"return_token" = replace(gen_random_uuid()::text, '-', ''),
	"paid_at" = CASE WHEN "status" IN ('reserved', 'paid') THEN "placed_at" END,
	"given_up_at" = CASE WHEN "status" IN ('cancelled', 'expired') THEN "placed_at" END,
	"stock" = CASE WHEN "status" IN ('reserved', 'paid') THEN 'sold' ELSE 'none' END,
	"next_check_at" = CASE WHEN "payment_job_reference" IS NOT NULL OR "status" = 'placed' THEN now() END;--> statement-breakpoint
ALTER TABLE "shop"."orders" ALTER COLUMN "cart_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "shop"."orders" ALTER COLUMN "return_token" SET NOT NULL;--> statement-breakpoint
INSERT INTO "shop"."payment_jobs"
	("id", "order_number", "request_state", "requested_at", "fingerprint", "amount", "currency", "reference",
	"action_url", "expires_at", "reason", "status", "updated_at", "payments")
SELECT gen_random_uuid(), "number",
	CASE WHEN "payment_job_reference" IS NOT NULL THEN 'created' WHEN "status" = 'placed' THEN 'requested'
		WHEN "status" = 'rejected' THEN 'rejected' ELSE 'unconfirmed' END,
	"placed_at", '', "total", "currency", "payment_job_reference", "action_url", "placed_at" + interval '24 hours', "reason",
	CASE "status" WHEN 'awaiting-payment' THEN 'Pending' WHEN 'reserved' THEN 'Reserved' WHEN 'paid' THEN 'Paid'
		WHEN 'failed' THEN 'Failed' WHEN 'cancelled' THEN 'Cancelled' WHEN 'expired' THEN 'Expired' END,
	"job_updated_at",
	CASE WHEN "payment_reference" IS NULL OR "status" NOT IN ('reserved', 'paid') THEN '[]'::jsonb
		ELSE jsonb_build_array(jsonb_build_object('reference', "payment_reference", 'status', initcap("status"), 'amount', "total",
			'wasAuthorised', true, 'captured', 0, 'refunded', 0, 'refunds', '[]'::jsonb)) END
FROM "shop"."orders";--> statement-breakpoint
ALTER TABLE "shop"."orders" DROP COLUMN "idempotency_key";--> statement-breakpoint
ALTER TABLE "shop"."orders" DROP COLUMN "checkout_id";--> statement-breakpoint
ALTER TABLE "shop"."orders" DROP COLUMN "reason";--> statement-breakpoint
ALTER TABLE "shop"."orders" DROP COLUMN "payment_job_reference";--> statement-breakpoint
ALTER TABLE "shop"."orders" DROP COLUMN "action_url";--> statement-breakpoint
ALTER TABLE "shop"."orders" DROP COLUMN "job_updated_at";--> statement-breakpoint
ALTER TABLE "shop"."orders" ADD CONSTRAINT "orders_cart_id_unique" UNIQUE("cart_id");--> statement-breakpoint
ALTER TABLE "shop"."orders" ADD CONSTRAINT "orders_return_token_unique" UNIQUE("return_token");