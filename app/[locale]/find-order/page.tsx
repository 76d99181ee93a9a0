import type { Metadata } from 'next'
import { FindOrderForm } from '@/components/order/find-order-form'
import { environment } from '@/lib/environment'
import { translator } from '@/lib/i18n/translator'
import { isOrderNumber } from '@/lib/orders/order-number'
import { paths } from '@/lib/paths'
import { shop } from '@/lib/shop'
import { localeOf } from '../locale-of'
import { requireDatabase } from '../require-database'
import { sendOrderLink } from './actions'

interface Props {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params))('findOrder.title'), robots: { index: false } }
}

/** Mails a link to an order to who ordered, for a browser that has not placed it. */
export default async function FindOrderPage({ params, searchParams }: Props) {
  const locale = await localeOf(params)
  const t = translator(locale)
  await requireDatabase(paths.findOrder(locale))
  const { order: number } = await searchParams
  const { smtpUrl, isProduction } = environment()
  // In development, /api/emails shows what is kept.
  const sendsEmails = smtpUrl !== undefined || !isProduction
  return (
    <div className="max-w-2xl">
      <h1 className="mb-4">{t('findOrder.title')}</h1>
      {sendsEmails ? (
        <>
          <p className="measure mb-8">{t('findOrder.introduction')}</p>
          <FindOrderForm
            action={sendOrderLink}
            texts={{
              orderNumber: t('order.number'),
              orderNumberHint: t('findOrder.orderNumberHint'),
              email: t('checkout.email'),
              send: t('findOrder.send'),
            }}
            orderNumber={typeof number === 'string' && isOrderNumber(number) ? number : ''}
            locale={locale}
          />
        </>
      ) : (
        <p className="measure">{t('findOrder.noEmailText', { email: shop.email })}</p>
      )}
    </div>
  )
}
