ALTER TABLE "simulator"."configuration" RENAME COLUMN "troubles" TO "faults";--> statement-breakpoint
ALTER TABLE "simulator"."notification" RENAME COLUMN "trouble" TO "fault";--> statement-breakpoint
ALTER TABLE "simulator"."refused_signature" RENAME TO "rejected_signature";--> statement-breakpoint
ALTER INDEX "simulator"."refused_signature_by_configuration" RENAME TO "rejected_signature_by_configuration";--> statement-breakpoint
ALTER TABLE "simulator"."story_entry" RENAME TO "activity_entry";--> statement-breakpoint
ALTER INDEX "simulator"."story_entry_by_job" RENAME TO "activity_entry_by_job";--> statement-breakpoint
ALTER TABLE "simulator"."notification_attempt" RENAME COLUMN "verdict" TO "result";--> statement-breakpoint
ALTER TABLE "simulator"."notification_attempt" ADD COLUMN "acknowledged" boolean;--> statement-breakpoint
UPDATE "simulator"."notification_attempt" SET "acknowledged" = "result" LIKE '%: received';--> statement-breakpoint
ALTER TABLE "simulator"."notification_attempt" ALTER COLUMN "acknowledged" SET NOT NULL;--> statement-breakpoint
UPDATE "simulator"."payment_job" SET "document" = regexp_replace("document"::text, '"keepCard":(true|false)', '"storeCard":\1', 'g')::json WHERE "document"::text LIKE '%"keepCard":%';
