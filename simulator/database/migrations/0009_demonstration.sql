CREATE TABLE "simulator"."demonstration" (
	"page_reference" text PRIMARY KEY NOT NULL,
	"configuration_id" text NOT NULL,
	"code" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"payments" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "demonstration_code_unique" UNIQUE("code")
);
