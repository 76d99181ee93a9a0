CREATE TABLE "simulator"."configuration_clock" (
	"configuration_id" text PRIMARY KEY NOT NULL,
	"milliseconds" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "simulator"."clock_offset" DISABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP TABLE "simulator"."clock_offset" CASCADE;--> statement-breakpoint
CREATE INDEX "notification_due_of_configuration" ON "simulator"."notification" USING btree ("configuration_id","next_attempt_at") WHERE "simulator"."notification"."next_attempt_at" is not null;--> statement-breakpoint
CREATE INDEX "payment_job_by_configuration_and_expiry" ON "simulator"."payment_job" USING btree ("configuration_id","expires_at") WHERE "simulator"."payment_job"."status" = 'Pending';--> statement-breakpoint
CREATE INDEX "payment_job_by_configuration_and_later_payment" ON "simulator"."payment_job" USING btree ("configuration_id","later_payment_at") WHERE "simulator"."payment_job"."later_payment_at" is not null;