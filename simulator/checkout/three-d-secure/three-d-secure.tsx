import { Hono } from 'hono'
import { NotPossible } from '../../payments/actions.ts'
import { challengeEnding } from '../../payments/challenge.ts'
import { authenticationOutcomes } from '../../payments/payment-job.ts'
import type { Payments } from '../../payments/payments.ts'
import { readForm } from '../../web/form.ts'
import { addresses } from '../addresses.ts'
import { onward } from '../onward.ts'
import { showPage } from '../page.tsx'
import { findJob, type Look, limitBody, type ShopperEnv, showFailure, showNotice } from '../shopper.tsx'
import { Bank, Challenge, DecoupledChallenge } from './challenge-page.tsx'

/** How often a page without JavaScript looks whether the bank's app has been used. */
const secondsBetweenLooks = 3

/**
 * The 3-D Secure simulator, to be mounted at `/three-d-secure`. A payment that does not wait for it is led to the
 * hosted page, which knows where it stands.
 */
export function threeDSecure(
  payments: Pick<Payments, 'findByPageToken' | 'authenticate'>,
  look: Look,
): Hono<ShopperEnv> {
  const app = new Hono<ShopperEnv>()
  app.onError(showFailure)
  app.use(limitBody, findJob(payments, look))

  app.get('/', (c) => {
    const { job, setting, texts } = c.var
    const to = addresses(job.pageToken, 'door')
    const ending = challengeEnding(job)
    if (!ending) return c.redirect(onward(job, 'door'), 303)
    const { businessName } = setting.theme
    const challenge = { job, businessName, texts, to }
    return showPage(c, setting, {
      title: ending.isDecoupled ? texts.decoupled.heading : texts.threeDSecure.heading,
      script: to.script,
      head: <Bank texts={texts} />,
      body: ending.isDecoupled ? (
        <DecoupledChallenge {...challenge} />
      ) : (
        <Challenge {...challenge} ending={ending} />
      ),
      ...(ending.isDecoupled && { refreshAfter: secondsBetweenLooks }),
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
      return c.redirect(onward(authenticated, 'door'), 303)
    } catch (error) {
      if (!(error instanceof NotPossible)) throw error
      return c.redirect(to.payment, 303)
    }
  })

  return app
}
