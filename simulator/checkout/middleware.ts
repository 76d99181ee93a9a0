import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Scheme } from '../branding/colour-rules.ts'
import type { Theme } from '../branding/theme.ts'
import type { Destinations } from '../destinations/destinations.ts'
import type { PaymentJob } from '../payments/payment-job.ts'
import type { Payments } from '../payments/payments.ts'
import { type Addresses, addresses } from './addresses.ts'
import { showNotice } from './notice.tsx'
import type { PageContext } from './page.tsx'
import { type Texts, textsOfTheme } from './texts/texts.ts'

export interface Branding {
  /** The theme of the page on which a job is paid. */
  themeOf(job: PaymentJob): Theme | Promise<Theme>
  /** Where a shopper may be sent. */
  destinations: Destinations
  /** In a preview: the colours that are shown, also where the device prefers others. */
  scheme?: Scheme
  /** In a frame that runs no scripts, a page with one would be an error in the console. */
  withoutScript?: boolean
}

/** What is known during a request for a page of a payment job. */
export interface CheckoutEnv {
  Variables: {
    job: PaymentJob
    pageContext: PageContext & Pick<Branding, 'destinations'> & { job: PaymentJob }
    texts: Texts
    to: Addresses
  }
}
export type CheckoutContext = Context<CheckoutEnv>

/** Rejects, with a page, a body that is far larger than any form of the checkout. */
export const limitBody = bodyLimit({ maxSize: 16 * 1024, onError: (c) => showNotice(c, 'tooLarge') })

/** Finds the payment job that `ref` names, or answers with a page that says why there is nothing to pay. */
export const findJob =
  (
    payments: Pick<Payments, 'findByPageToken'>,
    { themeOf, destinations, scheme, withoutScript = false }: Branding,
  ): MiddlewareHandler<CheckoutEnv> =>
  async (c, next) => {
    c.header('Cache-Control', 'no-store')
    const pageToken = c.req.query('ref') ?? ''
    const job = /^[0-9a-f]{32,256}$/i.test(pageToken) ? await payments.findByPageToken(pageToken) : undefined
    if (!job) return showNotice(c, 'unknown')
    const theme = await themeOf(job)
    c.set('job', job)
    c.set('pageContext', {
      locale: job.locale,
      theme,
      job,
      destinations,
      withoutScript,
      ...(scheme && { scheme }),
    })
    c.set('texts', textsOfTheme(theme, job.locale))
    c.set('to', addresses(job.pageToken, c.req.path))
    await next()
  }
