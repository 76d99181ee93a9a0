/** @jsxImportSource hono/jsx */
import { type Context, Hono } from 'hono'
import type { Clock } from '../clock'
import { addresses } from '../pages/addresses'
import { formatMoney } from '../pages/money'
import { Notice } from '../pages/notice'
import { showPage } from '../pages/page'
import { sendScript } from '../pages/script'
import {
  findJob,
  limitBody,
  readForm,
  type ShopperEnv,
  showFailure,
  showNotice,
  type ThemeOf,
} from '../pages/shopper'
import { defaultTheme } from '../pages/theme'
import { NotPossible } from '../payments/actions'
import { type CardForm, type CardProblem, readCard } from '../payments/card'
import { currentPayment, type PaymentJob } from '../payments/payment-job'
import type { Payments } from '../payments/payments'
import { outcomeOf, returnUrl } from '../payments/return-url'
import { stageOf } from '../payments/stage'
import { CardPanel } from './card-page'
import { OrderSummary } from './order-summary'
import { SimulationPanel } from './simulation-page'

type HostedPagePayments = Pick<Payments, 'findByPageToken' | 'simulate' | 'submitCard' | 'cancelByShopper'>
type ShopperContext = Context<ShopperEnv>

/**
 * The hosted payment page, to be mounted at `/payment`. Each request first asks where the payment stands and shows
 * that, so Back, refresh, a second tab and a double click need no code of their own.
 *
 * @param themeOf how the page looks for a job
 */
export function hostedPage(
  payments: HostedPagePayments,
  clock: Pick<Clock, 'now'>,
  themeOf: ThemeOf = () => defaultTheme,
): Hono<ShopperEnv> {
  const app = new Hono<ShopperEnv>()
  app.onError(showFailure)
  app.get('/script.js', sendScript)
  app.use(limitBody, findJob(payments, themeOf))

  app.get('/', (c) => {
    const { job } = c.var
    const stage = stageOf(job)
    if (stage === 'choosing') return showSimulation(c)
    if (stage === 'expired') return showNotice(c, c.var.setting, 'expired', 410)
    if (stage === 'finished' && returnUrl(job) === undefined) return showResult(c)
    return goOn(c, job, 'door')
  })

  app.get('/card', (c) => (stageOf(c.var.job) === 'choosing' ? showCard(c) : goOn(c, c.var.job, 'inside')))

  app.post('/card', async (c) => {
    const { job } = c.var
    if (stageOf(job) !== 'choosing') return goOn(c, job, 'inside')
    const form = await readForm(c)
    const result = readCard(form, clock.now())
    if ('problems' in result) return showCard(c, result.problems, form)
    return change(c, () => payments.submitCard(job, result.card))
  })

  app.post('/simulate', async (c) => {
    const { outcome } = await readForm(c)
    if (outcome !== 'Successful' && outcome !== 'Failed') {
      return showNotice(c, c.var.setting, 'unreadable', 400)
    }
    return change(c, () => payments.simulate(c.var.job, outcome))
  })

  app.post('/cancel', (c) =>
    isCancellable(c.var.job)
      ? change(c, () => payments.cancelByShopper(c.var.job))
      : goOn(c, c.var.job, 'inside'),
  )

  return app
}

/** Asks for a change and leads on from the job as it then is; where the change is no longer possible, likewise. */
async function change(c: ShopperContext, ask: () => Promise<PaymentJob>): Promise<Response> {
  try {
    return goOn(c, await ask(), 'inside')
  } catch (error) {
    if (!(error instanceof NotPossible)) throw error
    return c.redirect(addresses(c.var.job.pageToken, 'inside').payment, 303)
  }
}

/** Leads to the page that belongs to the stage of a job. */
function goOn(c: ShopperContext, job: PaymentJob, from: 'door' | 'inside'): Response {
  const to = addresses(job.pageToken, from)
  const stage = stageOf(job)
  if (stage === 'authenticating') return c.redirect(to.threeDSecure, 303)
  if (stage === 'finished') return c.redirect(returnUrl(job) ?? to.payment, 303)
  return c.redirect(to.payment, 303)
}

function showSimulation(c: ShopperContext) {
  const { job, setting, texts } = c.var
  const to = addresses(job.pageToken, 'door')
  return showPage(c, setting, {
    title: texts.simulation.heading,
    script: to.script,
    columns: 'two',
    body: (
      <>
        <OrderSummary job={job} lines={setting.theme.orderSummary} />
        <SimulationPanel texts={texts} to={to} pageToken={job.pageToken} anotherTry={isAnotherTry(job)} />
      </>
    ),
  })
}

function showCard(c: ShopperContext, problems: CardProblem[] = [], form: CardForm = {}) {
  const { job, setting, texts } = c.var
  const to = addresses(job.pageToken, 'inside')
  const heading = texts.card.heading
  return showPage(c, setting, {
    title: problems.length > 0 ? texts.errorTitle(heading) : heading,
    status: problems.length > 0 ? 400 : 200,
    script: to.script,
    columns: 'two',
    body: (
      <>
        <OrderSummary job={job} lines={setting.theme.orderSummary} />
        <CardPanel
          texts={texts}
          to={to}
          amount={formatMoney(job.amountToCollect, job.currency, job.locale) ?? ''}
          cancellable={isCancellable(job)}
          anotherTry={isAnotherTry(job)}
          problems={problems}
          kept={keptOf(form, problems)}
        />
      </>
    ),
  })
}

/** What may be sent back into the form: nothing that could be a card number in the wrong field. */
function keptOf({ holderName = '', expiry = '' }: CardForm, problems: CardProblem[]) {
  const inName = problems.some(({ code }) => code === 'nameHasDigits')
  return { holderName: inName ? '' : holderName, expiry: expiry.replace(/\D/g, '').length > 6 ? '' : expiry }
}

function showResult(c: ShopperContext) {
  const { job, setting, texts } = c.var
  const outcome = outcomeOf(currentPayment(job).status) ?? 'failed'
  const words = texts.results[outcome]
  return showPage(c, setting, {
    title: words.heading,
    columns: 'two',
    body: (
      <>
        <Notice {...words} sign={outcome === 'cancelled' ? 'neutral' : outcome} />
        <OrderSummary job={job} lines={setting.theme.orderSummary} />
      </>
    ),
  })
}

/** Whether the merchant lets a shopper cancel. The documentation names it among the parameters and as a flag. */
function isCancellable(job: PaymentJob): boolean {
  const asParameter = job.parameters.hostedNotCancelable?.toLowerCase() === 'true'
  return !asParameter && !job.options.includes('HostedNotCancelable')
}

/** Whether the shopper chooses once more, because the payment before came to nothing. */
const isAnotherTry = (job: PaymentJob): boolean =>
  stageOf(job) === 'choosing' && currentPayment(job).status !== 'Pending'
