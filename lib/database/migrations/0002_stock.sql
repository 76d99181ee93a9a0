CREATE TABLE "shop"."stock" (
	"sku" text PRIMARY KEY NOT NULL,
	"available" integer NOT NULL,
	CONSTRAINT "stock_available" CHECK ("shop"."stock"."available" >= 0)
);
