import { Hono } from 'hono'
import { sendFont } from '../../branding/fonts.ts'
import type { Clock } from '../../clock/clock.ts'
import { NotPossible } from '../../payments/actions.ts'
import { type CardForm, type CardProblem, readCard } from '../../payments/card.ts'
import type { Customers } from '../../payments/customers.ts'
import { idealBanks, type OtherMethod, type PageMethod } from '../../payments/page-methods.ts'
import { currentPayment, type PaymentJob } from '../../payments/payment-job.ts'
import type { Payments } from '../../payments/payments.ts'
import { outcomeOf, returnUrl } from '../../payments/return-url.ts'
import { otherOutcomes } from '../../payments/shopper-actions.ts'
import { stageOf } from '../../payments/stage.ts'
import { readForm } from '../../web/form.ts'
import { addresses } from '../addresses.ts'
import { onward } from '../onward.ts'
import { script } from '../script.ts'
import { findJob, type Look, limitBody, type ShopperEnv, showFailure, showNotice } from '../shopper.tsx'
import { CardPanel, type CardPanelProps } from './card-page.tsx'
import {
  amountOf,
  anotherTry,
  type ShopperContext,
  showAlreadyPaid,
  showOther,
  showResult,
  showSimulation,
  showWithOrder,
} from './screens.tsx'
import { isExpired, type StoredCard } from './stored-cards.tsx'

type HostedPagePayments = Pick<
  Payments,
  'findByPageToken' | 'simulate' | 'submitCard' | 'payByOther' | 'cancelByShopper'
>

/** What the page needs to know of the merchant whose page it is. */
export interface PageOwner extends Look {
  methodsOf(job: PaymentJob): PageMethod[] | Promise<PageMethod[]>
  cards: Pick<Customers, 'cards' | 'forgetCard'>
}

/**
 * The hosted payment page, to be mounted at `/payment`. Each request first asks where the payment stands and shows
 * that, so Back, refresh, a second tab and a double click need no code of their own.
 */
export function hostedPage(
  payments: HostedPagePayments,
  clock: Pick<Clock, 'now'>,
  owner: PageOwner,
): Hono<ShopperEnv> {
  const app = new Hono<ShopperEnv>()
  app.onError(showFailure)
  app.get('/script.js', (c) => script.send(c))
  app.get('/fonts/:file', sendFont)
  app.use(limitBody, findJob(payments, owner))

  app.get('/', (c) => {
    const { job } = c.var
    const stage = stageOf(job)
    if (stage === 'choosing') return showSimulation(c)
    if (stage === 'expired') return showNotice(c, c.var.setting, 'expired', 410)
    if (stage !== 'finished' || returnUrl(job) !== undefined) return c.redirect(onward(job, 'door'), 303)
    return outcomeOf(currentPayment(job).status) === 'success' ? showAlreadyPaid(c) : showResult(c, 'door')
  })

  app.get('/result', (c) => {
    const { job } = c.var
    const isOurs = stageOf(job) === 'finished' && returnUrl(job) === undefined
    return isOurs ? showResult(c, 'inside') : goOn(c, job)
  })

  app.use('/:page{card|stored|forget|other}', async (c, next) => {
    if (stageOf(c.var.job) !== 'choosing') return goOn(c, c.var.job)
    await next()
  })

  app.get('/card', (c) => showCard(c))

  app.post('/card', async (c) => {
    const { job } = c.var
    const form = await readForm(c)
    const result = readCard(form, clock.now())
    if ('problems' in result) return showCard(c, { problems: result.problems, form })
    const keep = keepingOf(job) === 'asked' ? form.keep === 'yes' : undefined
    return change(c, () => payments.submitCard(job, result.card, keep))
  })

  app.post('/stored', async (c) => {
    const { job } = c.var
    const { token } = await readForm(c)
    const stored = (await storedCards(job)).find((candidate) => candidate.token === token)
    if (!stored || isExpired(stored.card, clock.now())) return showCard(c, { storedChoiceMissing: true })
    return change(c, () => payments.submitCard(job, stored.card, false))
  })

  app.post('/forget', async (c) => {
    const { configurationId, order, pageToken } = c.var.job
    const { token } = await readForm(c)
    if (order.customerReference && token) {
      await owner.cards.forgetCard(configurationId, order.customerReference, token)
    }
    return c.redirect(addresses(pageToken, 'inside').card, 303)
  })

  app.get('/other', async (c) => {
    const method = await otherMethod(c)
    return method ? showOther(c, method) : goOn(c, c.var.job)
  })

  app.post('/other', async (c) => {
    const form = await readForm(c)
    const method = await otherMethod(c)
    const outcome = otherOutcomes.find((known) => known === form.outcome)
    if (!method || !outcome) return showNotice(c, c.var.setting, 'unreadable', 400, 'inside')
    const bank = method === 'Ideal' ? idealBanks.find(({ id }) => id === form.bank)?.id : undefined
    if (method === 'Ideal' && !bank) return showOther(c, method, true)
    return change(c, () => payments.payByOther(c.var.job, method, outcome, bank))
  })

  app.post('/simulate', async (c) => {
    const { outcome } = await readForm(c)
    if (outcome !== 'Successful' && outcome !== 'Failed') {
      return showNotice(c, c.var.setting, 'unreadable', 400, 'inside')
    }
    return change(c, () => payments.simulate(c.var.job, outcome))
  })

  app.post('/cancel', (c) =>
    isCancellable(c.var.job) ? change(c, () => payments.cancelByShopper(c.var.job)) : goOn(c, c.var.job),
  )

  async function otherMethod(c: ShopperContext): Promise<OtherMethod | undefined> {
    const methods = await owner.methodsOf(c.var.job)
    const named = methods.find((method) => method === c.req.query('method'))
    return named === 'Card' ? undefined : named
  }

  async function storedCards({ configurationId, order }: PaymentJob): Promise<StoredCard[]> {
    return order.customerReference ? owner.cards.cards(configurationId, order.customerReference) : []
  }

  async function showCard(
    c: ShopperContext,
    { problems = [], form = {}, storedChoiceMissing = false }: CardAnswer = {},
  ) {
    const { job, setting, texts } = c.var
    const hasProblems = problems.length > 0 || storedChoiceMissing
    const { heading } = texts.card
    return showWithOrder(c, {
      title: hasProblems ? texts.errorTitle(heading) : heading,
      status: hasProblems ? 400 : 200,
      body: (
        <CardPanel
          texts={texts}
          to={addresses(job.pageToken, 'inside')}
          amount={amountOf(job)}
          methods={await owner.methodsOf(job)}
          storedCards={await storedCards(job)}
          now={clock.now()}
          cancellable={isCancellable(job)}
          anotherTry={anotherTry(job, texts)}
          note={setting.theme.texts[setting.locale]?.note}
          keeping={keepingOf(job)}
          problems={problems}
          storedChoiceMissing={storedChoiceMissing}
          kept={{ ...keptOf(form, problems), keep: form.keep === 'yes' }}
        />
      ),
    })
  }

  return app
}

/** A form that came back, and what is wrong with it. */
interface CardAnswer {
  problems?: CardProblem[]
  form?: CardForm & { keep?: string | undefined }
  storedChoiceMissing?: boolean
}

/** Asks for a change and leads on from the job as it then is; where the change is no longer possible, likewise. */
async function change(c: ShopperContext, ask: () => Promise<PaymentJob>): Promise<Response> {
  try {
    return goOn(c, await ask())
  } catch (error) {
    if (!(error instanceof NotPossible)) throw error
    return c.redirect(addresses(c.var.job.pageToken, 'inside').payment, 303)
  }
}

const goOn = (c: ShopperContext, job: PaymentJob): Response => c.redirect(onward(job, 'inside'), 303)

/** Only a customer whom the merchant knows by a reference can have a card kept. */
function keepingOf({ order, options }: PaymentJob): CardPanelProps['keeping'] {
  if (!order.customerReference) return 'not at all'
  return options.includes('StoreCardDetails') ? 'told' : 'asked'
}

/** What may be sent back into the form: nothing that could be a card number in the wrong field. */
function keptOf({ holderName = '', expiry = '' }: CardForm, problems: CardProblem[]) {
  const inName = problems.some(({ code }) => code === 'nameHasDigits')
  return { holderName: inName ? '' : holderName, expiry: expiry.replace(/\D/g, '').length > 6 ? '' : expiry }
}

/** Whether the merchant lets a shopper cancel. The documentation names it among the parameters and as a flag. */
function isCancellable(job: PaymentJob): boolean {
  const asParameter = job.parameters.hostedNotCancelable?.toLowerCase() === 'true'
  return !asParameter && !job.options.includes('HostedNotCancelable')
}
