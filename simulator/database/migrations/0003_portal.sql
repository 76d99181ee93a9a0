CREATE TABLE "simulator"."payment_link" (
	"payment_job_reference" text PRIMARY KEY NOT NULL,
	"configuration_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "simulator"."portal_session" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"user_id" integer NOT NULL,
	"form_token" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "simulator"."portal_user" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"password_hash" text,
	"password_set_at" timestamp with time zone,
	"earlier_passwords" json DEFAULT '[]'::json NOT NULL,
	"failed_sign_ins" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp with time zone,
	"last_sign_in_at" timestamp with time zone,
	"invitation_hash" text,
	"invitation_expires_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "portal_user_email_unique" UNIQUE("email"),
	CONSTRAINT "portal_user_invitation_hash_unique" UNIQUE("invitation_hash")
);
--> statement-breakpoint
CREATE TABLE "simulator"."story_entry" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"payment_job_reference" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"detail" json NOT NULL
);
--> statement-breakpoint
ALTER TABLE "simulator"."configuration" ADD COLUMN "applied_api_key" text;--> statement-breakpoint
ALTER TABLE "simulator"."payment_job" ADD COLUMN "email" text;--> statement-breakpoint
ALTER TABLE "simulator"."payment_job" ADD COLUMN "amount" numeric;--> statement-breakpoint
ALTER TABLE "simulator"."payment_job" ADD COLUMN "currency" text;--> statement-breakpoint
ALTER TABLE "simulator"."payment_job" ADD COLUMN "payment_references" text[];--> statement-breakpoint
ALTER TABLE "simulator"."payment_job" ADD COLUMN "updated_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "simulator"."portal_session" ADD CONSTRAINT "portal_session_user_id_portal_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "simulator"."portal_user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "payment_link_by_creation" ON "simulator"."payment_link" USING btree ("configuration_id","created_at");--> statement-breakpoint
CREATE INDEX "portal_session_by_user" ON "simulator"."portal_session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "story_entry_by_job" ON "simulator"."story_entry" USING btree ("payment_job_reference","id");--> statement-breakpoint
CREATE INDEX "payment_job_by_creation" ON "simulator"."payment_job" USING btree ("configuration_id","created_at","reference");--> statement-breakpoint
CREATE INDEX "payment_job_by_change" ON "simulator"."payment_job" USING btree ("configuration_id","updated_at");--> statement-breakpoint
CREATE INDEX "payment_job_by_status" ON "simulator"."payment_job" USING btree ("configuration_id","status","created_at","reference");--> statement-breakpoint
CREATE INDEX "payment_job_by_email" ON "simulator"."payment_job" USING btree ("configuration_id","email" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "payment_job_by_amount" ON "simulator"."payment_job" USING btree ("configuration_id","amount");--> statement-breakpoint
CREATE INDEX "payment_job_by_payment" ON "simulator"."payment_job" USING gin ("payment_references");--> statement-breakpoint
UPDATE "simulator"."payment_job" SET
	"email" = lower("document"->'order'->'billingIdentity'->>'emailAddress'),
	"amount" = ("document"->>'amountToCollect')::numeric,
	"currency" = "document"->>'currency',
	"payment_references" = array(SELECT "payment"->>'reference' FROM json_array_elements("document"->'payments') AS "payment"),
	"updated_at" = ("document"->>'updatedAt')::timestamptz;
