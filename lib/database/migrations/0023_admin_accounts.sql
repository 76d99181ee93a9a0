ALTER TABLE "shop"."admin_accounts" ADD COLUMN "password_expires_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "shop"."admin_accounts" ADD COLUMN "deactivated_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "audit_log_by_actor" ON "shop"."audit_log" USING btree ("actor","id");--> statement-breakpoint
CREATE INDEX "audit_log_by_action" ON "shop"."audit_log" USING btree ("action","id");