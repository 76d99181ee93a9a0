import type { PaymentJob } from '../payments/payment-job.ts'
import { endingOf } from './ending.ts'
import type { CheckoutContext } from './middleware.ts'
import { Notice } from './notice.tsx'
import { showPage } from './page.tsx'

/**
 * The last page of a payment, which leads on to the merchant by itself. It is no redirect, because Chromium holds the
 * `form-action` of the page with the last form against every redirect that follows: also against those of the
 * merchant's own server, to origins that nobody here can know.
 *
 * @param address of the merchant's, to which shoppers may be sent
 */
export function showLeaving(c: CheckoutContext, job: PaymentJob, address: string) {
  const { pageContext, texts } = c.var
  const { heading, sign } = endingOf(job, texts)
  const { href } = new URL(address)
  c.header('Refresh', `0;url=${href}`)
  return showPage(c, pageContext, {
    title: heading,
    body: (
      <Notice
        heading={heading}
        text={texts.leaving.text}
        sign={sign}
        link={{ address: href, label: texts.leaving.link }}
      />
    ),
  })
}
