CREATE TABLE "simulator"."clock_offset" (
	"id" integer PRIMARY KEY NOT NULL,
	"milliseconds" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "simulator"."configuration" ADD COLUMN "troubles" json DEFAULT '[]'::json NOT NULL;--> statement-breakpoint
ALTER TABLE "simulator"."notification" ADD COLUMN "trouble" text;--> statement-breakpoint
ALTER TABLE "simulator"."payment_job" ADD COLUMN "later_payment_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "payment_job_by_later_payment" ON "simulator"."payment_job" USING btree ("later_payment_at") WHERE "simulator"."payment_job"."later_payment_at" is not null;