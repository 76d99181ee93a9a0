/** @jsxImportSource hono/jsx */
import { Hono } from 'hono'
import { addresses } from '../pages/addresses'
import { showPage } from '../pages/page'
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
import { authenticationOutcomes } from '../payments/payment-job'
import type { Payments } from '../payments/payments'
import { returnUrl } from '../payments/return-url'
import { stageOf } from '../payments/stage'
import { Bank, Challenge } from './challenge-page'

/**
 * The 3-D Secure simulator, to be mounted at `/three-d-secure`. A payment that does not wait for it is led to the
 * hosted page, which knows where it stands.
 *
 * @param themeOf how the page looks for a job
 */
export function threeDSecure(
  payments: Pick<Payments, 'findByPageToken' | 'authenticate'>,
  themeOf: ThemeOf = () => defaultTheme,
): Hono<ShopperEnv> {
  const app = new Hono<ShopperEnv>()
  app.onError(showFailure)
  app.use(limitBody, findJob(payments, themeOf))

  app.get('/', (c) => {
    const { job, setting, texts } = c.var
    const to = addresses(job.pageToken, 'door')
    if (stageOf(job) !== 'authenticating') return c.redirect(to.payment, 303)
    return showPage(c, setting, {
      title: texts.threeDSecure.heading,
      script: to.script,
      head: <Bank texts={texts} />,
      body: <Challenge job={job} businessName={setting.theme.businessName} texts={texts} to={to} />,
    })
  })

  app.post('/', async (c) => {
    const { job } = c.var
    const to = addresses(job.pageToken, 'door')
    const form = await readForm(c)
    const outcome = authenticationOutcomes.find((known) => known === form.outcome)
    if (!outcome) return showNotice(c, c.var.setting, 'unreadable', 400)
    try {
      const authenticated = await payments.authenticate(job, outcome)
      return c.redirect(returnUrl(authenticated) ?? to.payment, 303)
    } catch (error) {
      if (!(error instanceof NotPossible)) throw error
      return c.redirect(to.payment, 303)
    }
  })

  return app
}
