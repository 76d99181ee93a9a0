CREATE TABLE "simulator"."rate_limit" (
	"name" text PRIMARY KEY NOT NULL,
	"window_start" timestamp with time zone NOT NULL,
	"count" integer NOT NULL
);
