import { Hono } from 'hono'
import { challengeEnding } from '../../payments/challenge.ts'
import { authenticationOutcomes } from '../../payments/payment-job.ts'
import type { Payments } from '../../payments/payments.ts'
import { readForm } from '../../web/form.ts'
import { type Branding, type CheckoutEnv, findJob, limitBody } from '../middleware.ts'
import { leadOnAfter, leadToNextPage } from '../next-page.tsx'
import { showFailure, showNotice } from '../notice.tsx'
import { showPage } from '../page.tsx'
import { BankMark, bankTheme } from './bank.tsx'
import { Challenge, DecoupledChallenge } from './challenge-page.tsx'

/** How often a page without JavaScript asks whether the decoupled authentication is complete. */
const pollIntervalSeconds = 3

/**
 * The issuer's access control server (ACS), to be mounted at `/three-d-secure`: the challenge, and the page that waits
 * for a decoupled authentication. A frictionless authentication never comes here. A job that waits for no
 * authentication is redirected to the page of its stage.
 */
export function threeDSecure(
  payments: Pick<Payments, 'findByPageToken' | 'authenticate'>,
  branding: Branding,
): Hono<CheckoutEnv> {
  const app = new Hono<CheckoutEnv>()
  app.onError(showFailure)
  app.use(limitBody, findJob(payments, branding))

  app.get('/', (c) => {
    const { job, pageContext, texts, to } = c.var
    const ending = challengeEnding(job)
    if (!ending) return leadToNextPage(c, job)
    const challenge = { job, businessName: pageContext.theme.businessName, texts, to }
    return showPage(
      c,
      { ...pageContext, theme: bankTheme },
      {
        title: ending.isDecoupled ? texts.decoupled.heading : texts.threeDSecure.heading,
        hasScript: true,
        head: <BankMark />,
        body: ending.isDecoupled ? (
          <DecoupledChallenge {...challenge} />
        ) : (
          <Challenge {...challenge} ending={ending} />
        ),
        ...(ending.isDecoupled && { refreshAfterSeconds: pollIntervalSeconds }),
      },
    )
  })

  app.post('/', async (c) => {
    const form = await readForm(c)
    const outcome = authenticationOutcomes.find((known) => known === form.outcome)
    if (!outcome) return showNotice(c, 'unreadable', c.var.pageContext)
    return leadOnAfter(c, () => payments.authenticate(c.var.job, outcome))
  })

  return app
}
