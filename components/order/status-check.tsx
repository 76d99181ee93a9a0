import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import type { FormAction } from '@/components/ui/form-action'
import type { Locale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import type { Order } from '@/lib/orders/order'
import { orderStatuses } from '@/lib/orders/order-status'
import { PollOrder } from './poll-order'

interface Props {
  order: Order
  locale: Locale
  /** Of the order's status. */
  address: string
  /** The address that removes purchased items from the cart, in the browser that has it. */
  removal?: string
  /** Asks the gateway and shows the page anew: browsers without JavaScript do not poll. */
  refresh: FormAction
  /** By which `refresh` finds the order. */
  fields: Record<string, string>
  /** What else the shopper can do while the payment is not decided. */
  children?: ReactNode
}

/** Keeps a page up to date with the gateway: until the payment is decided again and again, and once after that. */
export function StatusCheck({ order, locale, address, removal, refresh, fields, children }: Props) {
  const t = translator(locale)
  const { shownAs, isOpen } = orderStatuses[order.status]
  return (
    <>
      <PollOrder
        address={address}
        removal={removal}
        status={order.status}
        isOpen={isOpen}
        longText={t('order.pendingLong')}
      />
      {shownAs === 'pending' && (
        <>
          <noscript>
            <meta httpEquiv="refresh" content="10" />
          </noscript>
          <div className="flex flex-wrap gap-4">
            <form action={refresh}>
              {Object.entries(fields).map(([name, value]) => (
                <input key={name} type="hidden" name={name} value={value} />
              ))}
              <Button variant="secondary">{t('order.checkAgain')}</Button>
            </form>
            {children}
          </div>
        </>
      )}
    </>
  )
}
