CREATE SCHEMA "simulator";
--> statement-breakpoint
CREATE TABLE "simulator"."configuration" (
	"configuration_id" text PRIMARY KEY NOT NULL,
	"api_key" text NOT NULL,
	"next_api_key" text,
	"former_api_key" text,
	"wrong_hashes" integer DEFAULT 0 NOT NULL,
	"locked" boolean DEFAULT false NOT NULL,
	"settings" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "simulator"."customer" (
	"reference" text PRIMARY KEY NOT NULL,
	"configuration_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "simulator"."notification" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"configuration_id" text NOT NULL,
	"payment_job_reference" text NOT NULL,
	"payment_reference" text NOT NULL,
	"payment_status" text NOT NULL,
	"url" text NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone,
	"claimed_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "simulator"."notification_attempt" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"notification_id" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"request_body" text NOT NULL,
	"response_status" integer,
	"response_body" text,
	"milliseconds" integer NOT NULL,
	"verdict" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "simulator"."payment_job" (
	"reference" text PRIMARY KEY NOT NULL,
	"configuration_id" text NOT NULL,
	"page_token" text NOT NULL,
	"order_number" text,
	"status" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"document" json NOT NULL,
	CONSTRAINT "payment_job_page_token_unique" UNIQUE("page_token")
);
--> statement-breakpoint
CREATE TABLE "simulator"."refused_signature" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"configuration_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"method" text NOT NULL,
	"path" text NOT NULL,
	"explanation" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "simulator"."stored_card" (
	"token" text PRIMARY KEY NOT NULL,
	"configuration_id" text NOT NULL,
	"customer_reference" text,
	"card" json NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "simulator"."notification_attempt" ADD CONSTRAINT "notification_attempt_notification_id_notification_id_fk" FOREIGN KEY ("notification_id") REFERENCES "simulator"."notification"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notification_due" ON "simulator"."notification" USING btree ("next_attempt_at") WHERE "simulator"."notification"."next_attempt_at" is not null;--> statement-breakpoint
CREATE INDEX "notification_by_payment" ON "simulator"."notification" USING btree ("payment_job_reference","payment_reference");--> statement-breakpoint
CREATE INDEX "notification_attempt_by_notification" ON "simulator"."notification_attempt" USING btree ("notification_id");--> statement-breakpoint
CREATE INDEX "payment_job_by_order" ON "simulator"."payment_job" USING btree ("configuration_id","order_number");--> statement-breakpoint
CREATE INDEX "payment_job_by_expiry" ON "simulator"."payment_job" USING btree ("expires_at") WHERE "simulator"."payment_job"."status" = 'Pending';--> statement-breakpoint
CREATE INDEX "refused_signature_by_configuration" ON "simulator"."refused_signature" USING btree ("configuration_id","id");--> statement-breakpoint
CREATE INDEX "stored_card_by_customer" ON "simulator"."stored_card" USING btree ("customer_reference");