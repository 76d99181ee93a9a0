CREATE TABLE "shop"."admin_accounts" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "shop"."admin_accounts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"email" text NOT NULL,
	"role" text NOT NULL,
	"password_hash" text NOT NULL,
	"totp_secret" text,
	"totp_used_step" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "admin_accounts_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "shop"."admin_sessions" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"account_id" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "shop"."admin_sessions" ADD CONSTRAINT "admin_sessions_account_id_admin_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "shop"."admin_accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "admin_sessions_by_account" ON "shop"."admin_sessions" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "orders_by_time" ON "shop"."orders" USING btree ("placed_at","number");--> statement-breakpoint
CREATE INDEX "orders_by_status" ON "shop"."orders" USING btree ("status","placed_at","number");--> statement-breakpoint
CREATE INDEX "orders_by_total" ON "shop"."orders" USING btree ("total","placed_at","number");--> statement-breakpoint
CREATE INDEX "orders_by_email" ON "shop"."orders" USING btree (lower("details" ->> 'email'),"placed_at","number");--> statement-breakpoint
CREATE INDEX "orders_by_last_name" ON "shop"."orders" USING btree (lower("details" ->> 'lastName'),"placed_at","number");--> statement-breakpoint
CREATE INDEX "orders_by_name" ON "shop"."orders" USING btree (lower("details" ->> 'lastName'),lower("details" ->> 'firstName'),"placed_at","number");--> statement-breakpoint
CREATE INDEX "orders_by_number_start" ON "shop"."orders" USING btree ("number" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "payment_jobs_by_payment" ON "shop"."payment_jobs" USING gin ("payments" jsonb_path_ops);