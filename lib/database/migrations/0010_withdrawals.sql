CREATE TABLE "shop"."withdrawals" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "shop"."withdrawals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"token" text NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"order_number" text NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"lines" jsonb NOT NULL,
	"items" text,
	"locale" text NOT NULL,
	"state" text DEFAULT 'received' NOT NULL,
	"decided_at" timestamp with time zone,
	"accepted_items" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"amount" integer DEFAULT 0 NOT NULL,
	"reason" text,
	CONSTRAINT "withdrawals_token_unique" UNIQUE("token")
);
--> statement-breakpoint
ALTER TABLE "shop"."reversals" DROP CONSTRAINT "reversals_refund_number_unique";--> statement-breakpoint
ALTER TABLE "shop"."reversals" DROP CONSTRAINT "reversals_pkey";--> statement-breakpoint
ALTER TABLE "shop"."reversals" ADD PRIMARY KEY ("refund_number");--> statement-breakpoint
CREATE INDEX "withdrawals_by_order" ON "shop"."withdrawals" USING btree ("order_number");