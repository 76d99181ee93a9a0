CREATE TABLE "shop"."audit_log" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "shop"."audit_log_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"key" text,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"order_number" text,
	"detail" text NOT NULL,
	CONSTRAINT "audit_log_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "shop"."shipments" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "shop"."shipments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"order_number" text NOT NULL,
	"tracking_url" text,
	"sent_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "shop"."reversals" ADD COLUMN "items" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "shop"."shipments" ADD CONSTRAINT "shipments_order_number_orders_number_fk" FOREIGN KEY ("order_number") REFERENCES "shop"."orders"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_log_by_order" ON "shop"."audit_log" USING btree ("order_number","id");--> statement-breakpoint
CREATE INDEX "shipments_by_order" ON "shop"."shipments" USING btree ("order_number");--> statement-breakpoint
CREATE FUNCTION "shop"."reject_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'The audit log is append-only.';
END
$$;
--> statement-breakpoint
CREATE TRIGGER "audit_log_append_only" BEFORE UPDATE OR DELETE ON "shop"."audit_log" FOR EACH ROW EXECUTE FUNCTION "shop"."reject_audit_change"();
