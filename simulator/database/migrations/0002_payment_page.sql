CREATE TABLE "simulator"."payment_page" (
	"reference" text PRIMARY KEY NOT NULL,
	"configuration_id" text NOT NULL,
	"name" text NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"draft" json NOT NULL,
	"published" json,
	"published_at" timestamp with time zone,
	"earlier" json DEFAULT '[]'::json NOT NULL,
	"share_token" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "payment_page_share_token_unique" UNIQUE("share_token")
);
--> statement-breakpoint
CREATE INDEX "payment_page_by_configuration" ON "simulator"."payment_page" USING btree ("configuration_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_page_default" ON "simulator"."payment_page" USING btree ("configuration_id") WHERE "simulator"."payment_page"."is_default";