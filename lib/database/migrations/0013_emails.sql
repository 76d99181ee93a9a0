CREATE TABLE "shop"."emails" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "shop"."emails_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"content" jsonb,
	"order_number" text,
	"recipient" text NOT NULL,
	"locale" text NOT NULL,
	"state" text DEFAULT 'due' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	CONSTRAINT "emails_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE INDEX "emails_due" ON "shop"."emails" USING btree ("next_attempt_at") WHERE "shop"."emails"."state" = 'due';--> statement-breakpoint
CREATE INDEX "emails_by_order" ON "shop"."emails" USING btree ("order_number");