import { eq } from 'drizzle-orm'
import { Hono } from 'hono'
import { showFailure } from '../../checkout/notice.tsx'
import type { SimulatorDatabase } from '../../database/database.ts'
import { hostedPagePath } from '../../payments/payment-job.ts'
import { paymentJob, paymentLink } from '../../payments/tables.ts'
import { isCode } from '../../web/short-code.ts'

/** Of a link, to be put behind the simulator's address. */
export const shortPath = (code: string): string => `/pay/${code}`

/** The short addresses of payment links, to be mounted at `/pay`: each redirects to the hosted page of its payment job. */
export function shortLinks(database: SimulatorDatabase): Hono {
  const app = new Hono()
  app.onError(showFailure)
  app.get('/:code', async (c) => {
    const code = c.req.param('code')
    const [link] = isCode(code)
      ? await database
          .select({ job: paymentJob.document })
          .from(paymentLink)
          .innerJoin(paymentJob, eq(paymentJob.reference, paymentLink.paymentJobReference))
          .where(eq(paymentLink.code, code))
      : []
    c.header('Cache-Control', 'no-store')
    // Without a job, the hosted page says that there is no such link.
    return c.redirect(`..${link ? hostedPagePath(link.job) : '/payment'}`, 303)
  })
  return app
}
