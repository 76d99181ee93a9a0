CREATE TABLE "shop"."invoices" (
	"number" integer PRIMARY KEY NOT NULL,
	"order_number" text NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	CONSTRAINT "invoices_order_number_unique" UNIQUE("order_number")
);
--> statement-breakpoint
ALTER TABLE "shop"."invoices" ADD CONSTRAINT "invoices_order_number_orders_number_fk" FOREIGN KEY ("order_number") REFERENCES "shop"."orders"("number") ON DELETE no action ON UPDATE no action;