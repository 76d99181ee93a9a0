CREATE TABLE "shop"."credit_notes" (
	"number" integer PRIMARY KEY NOT NULL,
	"refund_reference" text NOT NULL,
	"invoice_number" integer NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	CONSTRAINT "credit_notes_refund_reference_unique" UNIQUE("refund_reference")
);
--> statement-breakpoint
ALTER TABLE "shop"."credit_notes" ADD CONSTRAINT "credit_notes_invoice_number_invoices_number_fk" FOREIGN KEY ("invoice_number") REFERENCES "shop"."invoices"("number") ON DELETE no action ON UPDATE no action;