import { type OtherMethod, walletNames } from '../../payments/page-methods.ts'
import { currentPayment, type PaymentJob } from '../../payments/payment-job.ts'
import { stageOf } from '../../payments/stage.ts'
import { formatMoney } from '../../web/money.ts'
import { formatDate } from '../dates.ts'
import { endingOf } from '../ending.ts'
import type { CheckoutContext } from '../middleware.ts'
import { Notice, type Sign } from '../notice.tsx'
import { type CheckoutPage, showPage } from '../page.tsx'
import type { Texts } from '../texts/texts.ts'
import { OrderSummary } from './order-summary.tsx'
import { SimulationPanel } from './simulation-page.tsx'
import { nameOfCard, RemovalPanel, type StoredCard } from './stored-cards.tsx'
import { WalletPanel } from './wallets.tsx'

/** A page on which the shopper does something, beside the order. */
export function showWithOrder(c: CheckoutContext, page: CheckoutPage) {
  const { job, pageContext } = c.var
  return showPage(c, pageContext, {
    ...page,
    hasScript: true,
    columns: 'two',
    body: (
      <>
        <OrderSummary job={job} lines={pageContext.theme.orderSummary} folds />
        {page.body}
      </>
    ),
  })
}

export function showSimulation(c: CheckoutContext) {
  const { job, texts, to } = c.var
  return showWithOrder(c, {
    title: texts.simulation.heading,
    body: (
      <SimulationPanel texts={texts} to={to} pageToken={job.pageToken} anotherTry={anotherTry(job, texts)} />
    ),
  })
}

export function showWallet(c: CheckoutContext, method: OtherMethod, bankMissing = false) {
  const { job, texts, to } = c.var
  const title = texts.methods.heading(walletNames[method])
  return showWithOrder(c, {
    title: bankMissing ? texts.errorTitle(title) : title,
    status: bankMissing ? 400 : 200,
    body: (
      <WalletPanel method={method} texts={texts} to={to} amount={amountOf(job)} bankMissing={bankMissing} />
    ),
  })
}

/** Asks whether a saved card is to be removed: nobody can bring it back. */
export function showRemoval(c: CheckoutContext, stored: StoredCard) {
  const { texts, to } = c.var
  return showWithOrder(c, {
    title: texts.storedCards.remove(nameOfCard(stored.card, texts)),
    body: <RemovalPanel stored={stored} texts={texts} to={to} />,
  })
}

/** How the payment ended, where the merchant has no page for that. */
export function showResult(c: CheckoutContext) {
  const { job, texts } = c.var
  const { heading, text, sign } = endingOf(job, texts)
  return showEnd(c, heading, text, sign)
}

/** Nobody has paid in time. @param address of the merchant's page for that, where it has one */
export function showExpired(c: CheckoutContext, address: string | undefined) {
  const { pageContext, texts } = c.var
  const { heading, text, textOfShop, backToShop } = texts.expired
  return showPage(c, pageContext, {
    title: heading,
    status: 410,
    body: (
      <Notice
        heading={heading}
        text={address ? textOfShop : text}
        sign="neutral"
        link={address ? { address, label: backToShop } : undefined}
      />
    ),
  })
}

/** The link was opened again after the payment was made. */
export function showAlreadyPaid(c: CheckoutContext) {
  const { job, texts } = c.var
  const { heading, text } = texts.alreadyPaid
  const paidAt = new Date(currentPayment(job).paidAt ?? job.updatedAt)
  const day = formatDate(paidAt, 'day', job.locale, job.timeZone)
  return showEnd(c, heading, text(amountOf(job), day), 'success')
}

function showEnd(c: CheckoutContext, heading: string, text: string, sign: Sign) {
  const { job, pageContext } = c.var
  return showPage(c, pageContext, {
    title: heading,
    columns: 'two',
    body: (
      <>
        <Notice heading={heading} text={text} sign={sign} />
        <OrderSummary job={job} lines={pageContext.theme.orderSummary} />
      </>
    ),
  })
}

export const amountOf = (job: PaymentJob) => formatMoney(job.amountToCollect, job.currency, job.locale) ?? ''

/** Why the shopper is asked to pay again: the payment before failed. Undefined on the first try. */
export function anotherTry(job: PaymentJob, texts: Texts): string | undefined {
  const { status, error } = currentPayment(job)
  if (stageOf(job) !== 'choosing' || status === 'Pending') return undefined
  return error ? `${texts.reasons[error.code]} ${texts.anotherTry}` : texts.anotherTry
}
