CREATE TABLE "shop"."api_key_pauses" (
	"fingerprint" text PRIMARY KEY NOT NULL,
	"status" integer,
	"rejections" integer DEFAULT 0 NOT NULL,
	"paused_until" timestamp with time zone,
	"trial_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "shop"."rate_limits" (
	"name" text PRIMARY KEY NOT NULL,
	"window_start" timestamp with time zone NOT NULL,
	"count" integer NOT NULL
);
