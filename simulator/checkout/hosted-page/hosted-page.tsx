import { Hono } from 'hono'
import { sendFont } from '../../branding/fonts.ts'
import type { Clock } from '../../clock/clock.ts'
import { type CardForm, type CardProblem, readCard } from '../../payments/card.ts'
import { withPlainDigits } from '../../payments/card-fields.js'
import type { Customers } from '../../payments/customers.ts'
import { idealBanks, type OtherMethod, type PageMethod } from '../../payments/page-methods.ts'
import { currentPayment, type PaymentJob } from '../../payments/payment-job.ts'
import { factsOf } from '../../payments/payment-status.ts'
import type { Payments } from '../../payments/payments.ts'
import { returnUrl } from '../../payments/return-url.ts'
import { otherOutcomes } from '../../payments/shopper-actions.ts'
import { stageOf } from '../../payments/stage.ts'
import { readForm } from '../../web/form.ts'
import { type Branding, type CheckoutContext, type CheckoutEnv, findJob, limitBody } from '../middleware.ts'
import { leadOnAfter, leadToNextPage } from '../next-page.tsx'
import { showFailure, showNotice } from '../notice.tsx'
import { script } from '../script.ts'
import { CardPanel, type CardPanelProps } from './card-page.tsx'
import {
  amountOf,
  anotherTry,
  showAlreadyPaid,
  showExpired,
  showRemoval,
  showResult,
  showSimulation,
  showWallet,
  showWithOrder,
} from './pages.tsx'
import { isExpired, type StoredCard } from './stored-cards.tsx'

type HostedPagePayments = Pick<
  Payments,
  'findByPageToken' | 'simulate' | 'submitCard' | 'payByOther' | 'cancelByShopper'
>

/** The time of each merchant's configuration. */
export interface PageClocks {
  of(configurationId: string): Pick<Clock, 'now'>
}

/** What the checkout needs to know of the merchant of a job. */
export interface CheckoutMerchant extends Branding {
  methodsOf(job: PaymentJob): PageMethod[] | Promise<PageMethod[]>
  cards: Pick<Customers, 'cards' | 'removeStoredCard'>
}

/**
 * The hosted payment page, to be mounted at `/payment`. Each request first reads the stage of the job and shows that,
 * so that Back, refresh, a second tab and a double click need no code of their own.
 */
export function hostedPage(
  payments: HostedPagePayments,
  clocks: PageClocks,
  merchant: CheckoutMerchant,
): Hono<CheckoutEnv> {
  const app = new Hono<CheckoutEnv>()
  app.onError(showFailure)
  app.get('/script.js', (c) => script.send(c))
  app.get('/fonts/:file', sendFont)
  app.use(limitBody, findJob(payments, merchant))

  const nowOf = (job: PaymentJob) => clocks.of(job.configurationId).now()
  const leadsTo = (job: PaymentJob) => returnUrl(job, merchant.destinations)

  app.get('/', (c) => {
    const { job } = c.var
    const stage = stageOf(job)
    if (stage === 'choosing')
      return job.startsAtCardForm && !c.req.query('choose')
        ? c.redirect(c.var.to.card, 303)
        : showSimulation(c)
    if (stage === 'expired') return showExpired(c, leadsTo(job))
    if (stage !== 'finished' || leadsTo(job)) return leadToNextPage(c, job)
    return factsOf(currentPayment(job).status).outcome === 'success' ? showAlreadyPaid(c) : showResult(c)
  })

  app.get('/result', (c) => {
    const { job } = c.var
    const isOurs = stageOf(job) === 'finished' && !leadsTo(job)
    return isOurs ? showResult(c) : leadToNextPage(c, job)
  })

  app.use('/:page{card|stored|forget|other}', async (c, next) => {
    if (stageOf(c.var.job) !== 'choosing') return leadToNextPage(c, c.var.job)
    await next()
  })

  app.get('/card', (c) => showCard(c))

  app.post('/card', async (c) => {
    const { job } = c.var
    const form = await readForm(c)
    const result = readCard(form, nowOf(job))
    if ('problems' in result) return showCard(c, { problems: result.problems, form })
    const keep = cardStorageOf(job) === 'offered' ? form.keep === 'yes' : undefined
    return leadOnAfter(c, () => payments.submitCard(job, result.card, keep))
  })

  app.post('/stored', async (c) => {
    const { job } = c.var
    const { token } = await readForm(c)
    const stored = (await storedCards(job)).find((candidate) => candidate.token === token)
    if (!stored || isExpired(stored.card, nowOf(job))) return showCard(c, { storedChoiceMissing: true })
    return leadOnAfter(c, () => payments.submitCard(job, stored.card, false))
  })

  app.post('/forget', async (c) => {
    const { job, to } = c.var
    const { token, confirmed } = await readForm(c)
    const stored = (await storedCards(job)).find((candidate) => candidate.token === token)
    if (!stored || !job.order.customerReference) return c.redirect(to.card, 303)
    if (!confirmed) return showRemoval(c, stored)
    await merchant.cards.removeStoredCard(job.configurationId, job.order.customerReference, stored.token)
    return c.redirect(to.cardRemoved, 303)
  })

  app.get('/other', async (c) => {
    const method = await walletOf(c)
    return method ? showWallet(c, method) : leadToNextPage(c, c.var.job)
  })

  app.post('/other', async (c) => {
    const form = await readForm(c)
    const method = await walletOf(c)
    const outcome = otherOutcomes.find((known) => known === form.outcome)
    if (!method || !outcome) return showNotice(c, 'unreadable', c.var.pageContext)
    const bank = method === 'Ideal' ? idealBanks.find(({ id }) => id === form.bank)?.id : undefined
    if (method === 'Ideal' && !bank) return showWallet(c, method, true)
    return leadOnAfter(c, () => payments.payByOther(c.var.job, method, outcome, bank))
  })

  app.post('/simulate', async (c) => {
    const { outcome } = await readForm(c)
    if (outcome !== 'Successful' && outcome !== 'Failed') {
      return showNotice(c, 'unreadable', c.var.pageContext)
    }
    return leadOnAfter(c, () => payments.simulate(c.var.job, outcome))
  })

  app.post('/cancel', (c) =>
    isCancellable(c.var.job)
      ? leadOnAfter(c, () => payments.cancelByShopper(c.var.job))
      : leadToNextPage(c, c.var.job),
  )

  async function walletOf(c: CheckoutContext): Promise<OtherMethod | undefined> {
    const methods = await merchant.methodsOf(c.var.job)
    const named = methods.find((method) => method === c.req.query('method'))
    return named === 'Card' ? undefined : named
  }

  async function storedCards({ configurationId, order }: PaymentJob): Promise<StoredCard[]> {
    return order.customerReference ? merchant.cards.cards(configurationId, order.customerReference) : []
  }

  async function showCard(
    c: CheckoutContext,
    { problems = [], form = {}, storedChoiceMissing = false }: CardFormState = {},
  ) {
    const { job, pageContext, texts, to } = c.var
    const hasProblems = problems.length > 0 || storedChoiceMissing
    const methods = await merchant.methodsOf(job)
    const own = pageContext.theme.texts[pageContext.locale]
    const isByCardOnly = methods.every((method) => method === 'Card')
    const heading = own?.heading ?? (isByCardOnly ? texts.card.heading : texts.methods.choose)
    return showWithOrder(c, {
      title: hasProblems ? texts.errorTitle(heading) : heading,
      status: hasProblems ? 400 : 200,
      body: (
        <CardPanel
          texts={texts}
          to={to}
          amount={amountOf(job)}
          methods={methods}
          storedCards={await storedCards(job)}
          now={nowOf(job)}
          cancellable={isCancellable(job)}
          anotherTry={anotherTry(job, texts)}
          heading={heading}
          cardRemoved={c.req.query('removed') !== undefined}
          note={own?.note}
          cardStorage={cardStorageOf(job)}
          problems={problems}
          storedChoiceMissing={storedChoiceMissing}
          kept={{ ...keptOf(form, problems), keep: form.keep === 'yes' }}
        />
      ),
    })
  }

  return app
}

/** What was sent, and what is wrong with it. */
interface CardFormState {
  problems?: CardProblem[]
  form?: CardForm & { keep?: string | undefined }
  storedChoiceMissing?: boolean
}

/** Only a customer whom the merchant knows by a reference can have a card stored. */
function cardStorageOf({ order, options }: PaymentJob): CardPanelProps['cardStorage'] {
  if (!order.customerReference) return 'none'
  return options.includes('StoreCardDetails') ? 'agreed' : 'offered'
}

/** What the form may show again: nothing that could be a card number in the wrong field. */
function keptOf({ holderName = '', expiry = '' }: CardForm, problems: CardProblem[]) {
  const inName = problems.some(({ code }) => code === 'nameHasDigits')
  const digitsInExpiry = withPlainDigits(expiry).replace(/\D/g, '')
  return { holderName: inName ? '' : holderName, expiry: digitsInExpiry.length > 6 ? '' : expiry }
}

/** Whether the merchant lets a shopper cancel. The documentation names it among the parameters and as a flag. */
function isCancellable(job: PaymentJob): boolean {
  const asParameter = job.parameters.hostedNotCancelable?.toLowerCase() === 'true'
  return !asParameter && !job.options.includes('HostedNotCancelable')
}
