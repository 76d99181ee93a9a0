ALTER TABLE "simulator"."payment_job" ADD COLUMN "search_words" "tsvector";--> statement-breakpoint
CREATE INDEX "payment_job_by_words" ON "simulator"."payment_job" USING gin ("search_words");--> statement-breakpoint
UPDATE "simulator"."payment_job" SET "search_words" = to_tsvector('simple', concat_ws(' ',
  document -> 'payments' -> -1 -> 'card' ->> 'holderName',
  document #>> '{order,billingAddress,firstName}',
  document #>> '{order,billingAddress,middleName}',
  document #>> '{order,billingAddress,lastName}',
  document #>> '{order,billingAddress,organisation}',
  document #>> '{order,billingAddress,addressLine1}',
  document #>> '{order,billingAddress,addressLine2}',
  document #>> '{order,billingAddress,zipCode}',
  document #>> '{order,billingAddress,city}',
  document #>> '{order,billingAddress,phoneNumber1}',
  document #>> '{order,shippingAddress,firstName}',
  document #>> '{order,shippingAddress,middleName}',
  document #>> '{order,shippingAddress,lastName}',
  document #>> '{order,shippingAddress,organisation}',
  document #>> '{order,shippingAddress,addressLine1}',
  document #>> '{order,shippingAddress,addressLine2}',
  document #>> '{order,shippingAddress,zipCode}',
  document #>> '{order,shippingAddress,city}',
  document #>> '{order,shippingAddress,phoneNumber1}'
)) WHERE document::text ~ '"(holderName|billingAddress|shippingAddress)"';
