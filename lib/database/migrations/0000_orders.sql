CREATE SCHEMA IF NOT EXISTS "shop";
--> statement-breakpoint
CREATE TABLE "shop"."orders" (
	"number" text PRIMARY KEY NOT NULL,
	"submission" text NOT NULL,
	"attempt" text NOT NULL,
	"status" text NOT NULL,
	"reason" text,
	"locale" text NOT NULL,
	"currency" text NOT NULL,
	"delivery" integer NOT NULL,
	"total" integer NOT NULL,
	"lines" jsonb NOT NULL,
	"details" jsonb NOT NULL,
	"payment_job_reference" text,
	"payment_reference" text,
	"action_url" text,
	"job_updated_at" text,
	"placed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"asked_at" timestamp with time zone,
	"left_cart" boolean DEFAULT false NOT NULL,
	CONSTRAINT "orders_submission_unique" UNIQUE("submission"),
	CONSTRAINT "orders_payment_job_reference_unique" UNIQUE("payment_job_reference")
);
--> statement-breakpoint
CREATE INDEX "orders_by_status" ON "shop"."orders" USING btree ("status","asked_at");