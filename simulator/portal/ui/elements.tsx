import type { Child } from 'hono/jsx'
import { businessTimeZone } from '../../clock/business-day.ts'
import { factsOf, type PaymentStatus } from '../../payments/payment-status.ts'
import { formatMoney } from '../../web/money.ts'

/** A reference: one click copies it where there is JavaScript, one click selects all of it where there is none. */
export function Reference({ text, name }: { text: string; name?: string }) {
  return (
    <span class="ref" data-copy={name ?? ''}>
      <code>{text}</code>
    </span>
  )
}

/** @param amount a decimal in major units */
export const money = (amount: string, currency: string) =>
  formatMoney(amount, currency, 'en_GB') ?? `${amount} ${currency}`

const dateAndTime = new Intl.DateTimeFormat('en-GB', {
  timeZone: businessTimeZone,
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})
const zoneName = new Intl.DateTimeFormat('en-GB', { timeZone: businessTimeZone, timeZoneName: 'short' })

/** A moment in London's time, with the name of it. */
export function moment(at: Date | string): string {
  return `${dateAndTime.format(new Date(at))} ${zoneOf(new Date(at))}`
}

const zoneOf = (at: Date) =>
  zoneName.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? ''

/** @param zone whether London's is named beside it: not in a table that does so in its head */
export function Moment({ at, zone = true }: { at: Date | string; zone?: boolean }) {
  const date = new Date(at)
  return (
    <time datetime={date.toISOString()}>
      {dateAndTime.format(date)}
      {zone && <small> {zoneOf(date)}</small>}
    </time>
  )
}

export function Status({ status }: { status: PaymentStatus }) {
  return <span class={`status ${factsOf(status).tone}`}>{status}</span>
}

/** What has just been done, or could not be. */
export function Message({ tone, children }: { tone?: 'good' | 'bad'; children: Child }) {
  return (
    <div class={`notice ${tone ?? ''}`} role={tone === 'bad' ? 'alert' : 'status'}>
      {children}
    </div>
  )
}

/** In place of a list that has nothing in it: what would stand there, and how it comes. */
export function Empty({ heading, children }: { heading: string; children: Child }) {
  return (
    <section class="empty">
      <h2>{heading}</h2>
      {children}
    </section>
  )
}

/** A part of a page, with a heading of its own. */
export function Panel(props: { title: Child; hint?: Child; id?: string; children: Child }) {
  const { title, hint, id, children } = props
  return (
    <section class="panel" id={id}>
      {hint ? (
        <header>
          <h2>{title}</h2>
          <p class="hint">{hint}</p>
        </header>
      ) : (
        <h2>{title}</h2>
      )}
      {children}
    </section>
  )
}

/** A line of a list of facts, `<dl class="facts">`. */
export function Fact({ name, code, children }: { name: string; code?: boolean; children: Child }) {
  return (
    <div>
      <dt class={code ? 'code' : undefined}>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
