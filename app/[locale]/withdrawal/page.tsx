import type { Metadata } from 'next'
import { PageMetadata } from '@/components/layout/page-metadata'
import { WithdrawalForm } from '@/components/withdrawal/withdrawal-form'
import { type Translator, translator } from '@/lib/i18n/translator'
import type { Order } from '@/lib/orders/order'
import { findOwnOrder } from '@/lib/orders/own-order'
import { paths } from '@/lib/paths'
import { shop } from '@/lib/shop'
import { withdrawableLines } from '@/lib/withdrawals/chosen-lines'
import { localeOf } from '../locale-of'
import { requireDatabase } from '../require-database'
import { withdraw } from './actions'

interface Props {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return texts(translator(await localeOf(params)))
}

const texts = (t: Translator) => ({
  title: t('withdrawal.title'),
  description: t('withdrawal.introduction', { days: String(shop.withdrawalDays) }),
})

/**
 * The withdrawal function that Art. 11a of Directive 2011/83/EU asks for. Opened from the page of an order in the browser
 * that placed it, it comes filled in.
 */
export default async function WithdrawalPage({ params, searchParams }: Props) {
  const locale = await localeOf(params)
  const t = translator(locale)
  await requireDatabase(paths.withdrawal(locale))
  const { order: number } = await searchParams
  const order = typeof number === 'string' ? await findOwnOrder(number) : undefined
  const { title, description } = texts(t)
  return (
    <div className="max-w-2xl">
      {/* Filled in for an order, it is the same page. */}
      <PageMetadata locale={locale} path={paths.withdrawal} title={title} description={description} />
      <h1 className="mb-4">{title}</h1>
      <p className="measure mb-8">{description}</p>
      <WithdrawalForm
        // Another order is another form.
        key={order?.number ?? ''}
        action={withdraw}
        texts={{
          name: t('withdrawal.name'),
          orderNumber: t('order.number'),
          orderNumberHint: t('withdrawal.orderNumberHint'),
          email: t('checkout.email'),
          emailHint: t('withdrawal.emailHint'),
          items: t('withdrawal.items'),
          itemsHint: t('withdrawal.itemsHint'),
          lines: t('withdrawal.lines'),
          anotherOrder: t('withdrawal.anotherOrder'),
          review: t('withdrawal.review'),
          reviewTitle: t('withdrawal.reviewTitle'),
          confirm: t('withdrawal.confirm'),
          change: t('withdrawal.change'),
        }}
        known={order ? knownOf(order) : {}}
        lines={order && withdrawableLines(order)}
        emptyForm={paths.withdrawal(locale)}
        locale={locale}
      />
    </div>
  )
}

const knownOf = ({ number, details }: Order) => ({
  orderNumber: number,
  name: `${details.firstName} ${details.lastName}`,
  email: details.email,
})
