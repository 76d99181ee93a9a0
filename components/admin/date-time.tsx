import { shop } from '@/lib/shop'

const format = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: shop.timeZone,
})

/** A time as the clocks show it where the shop is. */
export function DateTime({ at }: { at: Date }) {
  return (
    <time dateTime={at.toISOString()} className="tabular-nums">
      {format.format(at)}
    </time>
  )
}
