CREATE TABLE "simulator"."snapshot" (
	"name" text PRIMARY KEY NOT NULL,
	"configuration_id" text,
	"created_at" timestamp with time zone NOT NULL,
	"bytes" integer NOT NULL,
	"content" json NOT NULL
);
