import type { Child } from 'hono/jsx'
import { businessTimeZone } from '../../clock/business-day.ts'
import { factsOf, type PaymentStatus } from '../../payments/payment-status.ts'
import { formatMoney } from '../../web/money.ts'

/**
 * A reference: a button copies it where there is JavaScript, one click selects all of it where there is none.
 *
 * @param isAddress keeps it to one line, of which the end may not be seen
 */
export function Reference(props: { text: string; name?: string; isAddress?: boolean }) {
  const { text, name = '', isAddress = false } = props
  return (
    <span class={isAddress ? 'ref address' : 'ref'} data-copy={name}>
      <code>{text}</code>
    </span>
  )
}

/** A name in a sentence that is plain text: what `<bdi>` is where there are elements. */
export const isolated = (name: string): string => `\u2068${name}\u2069`

/** @param amount a decimal in major units */
export const money = (amount: string, currency: string) =>
  formatMoney(amount, currency, 'en_GB') ?? `${amount} ${currency}`

const longFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: businessTimeZone,
  dateStyle: 'long',
  timeStyle: 'long',
})

/** A moment in London's time in full, with the second and the name of that time. */
export const moment = (at: Date | string): string => longFormat.format(new Date(at))

const shortFormat = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: businessTimeZone,
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    ...options,
  })
const second = '2-digit'
const year = 'numeric'
const shortFormats = {
  minutes: { thisYear: shortFormat({}), otherYear: shortFormat({ year }) },
  seconds: { thisYear: shortFormat({ second }), otherYear: shortFormat({ year, second }) },
}

/**
 * A moment in London's time, short: the year only where it is another one. Its title says it in full.
 *
 * @param to the seconds, where things follow each other closely
 */
export function Moment({ at, to = 'minutes' }: { at: Date | string; to?: 'minutes' | 'seconds' }) {
  const date = new Date(at)
  const isThisYear = date.getUTCFullYear() === new Date().getUTCFullYear()
  return (
    <time datetime={date.toISOString()} title={moment(date)}>
      {shortFormats[to][isThisYear ? 'thisYear' : 'otherYear'].format(date)}
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
