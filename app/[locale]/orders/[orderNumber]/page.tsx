import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { cartAmounts } from '@/components/cart/cart-amounts'
import { OrderLines } from '@/components/cart/order-lines'
import { orderVatNotes } from '@/components/cart/vat-notes'
import { ForgetForm } from '@/components/checkout/forget-form'
import { InvoiceLinks } from '@/components/invoice/invoice-links'
import { OrderFacts } from '@/components/order/order-facts'
import { PaymentState } from '@/components/order/payment-state'
import { WithdrawalsOfOrder } from '@/components/withdrawal/withdrawals-of-order'
import { findProduct, pictureOf } from '@/lib/catalogue'
import { database } from '@/lib/database/database'
import { isDemonstration } from '@/lib/environment'
import type { Locale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import { findCredits } from '@/lib/invoice/credits'
import { formatMoney } from '@/lib/money'
import { findOwnOrder, findPaymentView } from '@/lib/orders/own-order'
import { isInCart } from '@/lib/orders/purchased-items'
import { apiPaths, paths } from '@/lib/paths'
import { findShownWithdrawals } from '@/lib/withdrawals/shown-withdrawals'
import { forgetDetails } from '../../checkout/actions'
import { localeOf } from '../../locale-of'
import { requireDatabase } from '../../require-database'
import { refreshOrderPage } from './actions'

interface Props {
  params: Promise<{ locale: string; orderNumber: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { orderNumber } = await params
  const locale = await localeOf(params)
  const t = translator(locale)
  await requireDatabase(paths.order(locale, orderNumber))
  const order = await findOwnOrder(orderNumber)
  return {
    title: order ? t('order.title', { number: order.number }) : t('notFound.title'),
    robots: { index: false },
  }
}

/** An order and how its payment stands, for the browser that placed it; all others find nothing here. */
export default async function OrderPage({ params }: Props) {
  const locale = await localeOf(params)
  const { orderNumber } = await params
  await requireDatabase(paths.order(locale, orderNumber))
  const order = await findOwnOrder(orderNumber)
  if (!order) redirect(paths.notFound(locale))
  const t = translator(locale)
  const payment = await findPaymentView(order)
  const credits = await findCredits(await database(), order)
  const money = (minorUnits: number) => formatMoney(minorUnits, order.currency, locale)
  return (
    <div className="grid grid-cols-1 gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="flex flex-col gap-8">
        <PaymentState
          order={order}
          payment={payment}
          locale={locale}
          isInCart={await isInCart(order)}
          isDemonstration={isDemonstration()}
          refresh={refreshOrderPage}
        />
        <OrderFacts order={order} locale={locale} />
        {order.paidAt !== null && (
          <WithdrawalsOfOrder
            orderNumber={order.number}
            currency={order.currency}
            withdrawals={await findShownWithdrawals(order)}
            locale={locale}
          />
        )}
        <ForgetForm locale={locale} action={forgetDetails} />
      </div>
      <section aria-labelledby="contents">
        <h2 id="contents" className="mb-4">
          {t('order.contents')}
        </h2>
        <OrderLines
          lines={
            await Promise.all(
              order.lines.map(
                async ({ product, option, name, optionLabel, quantity, total, discount = 0 }) => ({
                  key: `${product}/${option ?? ''}`,
                  name,
                  detail: optionLabel,
                  quantity,
                  total: money(total + discount),
                  image: await pictureOfLine(product, option, locale),
                }),
              ),
            )
          }
          amounts={cartAmounts(order, locale)}
          notes={orderVatNotes(order, locale)}
        />
        <div className="mt-4 empty:hidden print:hidden">
          <InvoiceLinks order={order} credits={credits} addresses={apiPaths} locale={locale} />
        </div>
      </section>
    </div>
  )
}

/** None when the product is no longer in the catalogue. */
async function pictureOfLine(slug: string, option: string | undefined, locale: Locale) {
  const product = await findProduct(slug, locale)
  return product && pictureOf(product, option).src
}
