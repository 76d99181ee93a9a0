import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { OtherMethod } from '../../payments/page-methods.ts'
import { currentPayment, type PaymentJob } from '../../payments/payment-job.ts'
import { outcomeOf } from '../../payments/return-url.ts'
import { stageOf } from '../../payments/stage.ts'
import { formatMoney } from '../../web/money.ts'
import { addresses, type Place } from '../addresses.ts'
import { formatMoment } from '../moment.ts'
import { Notice } from '../notice.tsx'
import { type Page, showPage } from '../page.tsx'
import type { ShopperEnv } from '../shopper.tsx'
import type { Texts } from '../texts/texts.ts'
import { methodNames } from './method-names.ts'
import { OrderSummary } from './order-summary.tsx'
import { OtherPanel } from './other-page.tsx'
import { SimulationPanel } from './simulation-page.tsx'

export type ShopperContext = Context<ShopperEnv>

/** A page on which the shopper does something, beside what is bought. */
export function showWithOrder(c: ShopperContext, page: Page) {
  const { job, setting } = c.var
  const place = page.place ?? 'inside'
  return showPage(c, setting, {
    ...page,
    place,
    script: addresses(job.pageToken, place).script,
    columns: 'two',
    body: (
      <>
        <OrderSummary job={job} lines={setting.theme.orderSummary} />
        {page.body}
      </>
    ),
  })
}

export function showSimulation(c: ShopperContext) {
  const { job, texts } = c.var
  return showWithOrder(c, {
    title: texts.simulation.heading,
    place: 'door',
    body: (
      <SimulationPanel
        texts={texts}
        to={addresses(job.pageToken, 'door')}
        pageToken={job.pageToken}
        anotherTry={anotherTry(job, texts)}
      />
    ),
  })
}

export function showOther(c: ShopperContext, method: OtherMethod, bankMissing = false) {
  const { job, texts } = c.var
  const title = texts.methods.heading(methodNames[method])
  return showWithOrder(c, {
    title: bankMissing ? texts.errorTitle(title) : title,
    status: bankMissing ? 400 : 200,
    body: (
      <OtherPanel
        method={method}
        texts={texts}
        to={addresses(job.pageToken, 'inside')}
        amount={amountOf(job)}
        bankMissing={bankMissing}
      />
    ),
  })
}

/** How it ended, where the merchant has no page for that. */
export function showResult(c: ShopperContext, place: Place) {
  const { job, texts } = c.var
  const outcome = outcomeOf(currentPayment(job).status) ?? 'failed'
  const sign = outcome === 'cancelled' ? 'neutral' : outcome
  return showEnd(c, <Notice {...texts.results[outcome]} sign={sign} />, texts.results[outcome].heading, place)
}

/** The link was opened again after the end. */
export function showAlreadyPaid(c: ShopperContext) {
  const { job, texts } = c.var
  const { heading, text } = texts.alreadyPaid
  const day = formatMoment(
    new Date(currentPayment(job).paidAt ?? job.updatedAt),
    'day',
    job.locale,
    job.timeZone,
  )
  return showEnd(
    c,
    <Notice heading={heading} text={text(amountOf(job), day)} sign="success" />,
    heading,
    'door',
  )
}

function showEnd(c: ShopperContext, notice: Child, title: string, place: Place) {
  const { job, setting } = c.var
  return showPage(c, setting, {
    title,
    place,
    columns: 'two',
    body: (
      <>
        {notice}
        <OrderSummary job={job} lines={setting.theme.orderSummary} />
      </>
    ),
  })
}

export const amountOf = (job: PaymentJob) => formatMoney(job.amountToCollect, job.currency, job.locale) ?? ''

/** Why the shopper chooses once more: the payment before came to nothing. Undefined on the first try. */
export function anotherTry(job: PaymentJob, texts: Texts): string | undefined {
  const { status, error } = currentPayment(job)
  if (stageOf(job) !== 'choosing' || status === 'Pending') return undefined
  return error ? `${texts.reasons[error.code]} ${texts.anotherTry}` : texts.anotherTry
}
