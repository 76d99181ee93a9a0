import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Scheme } from '../branding/colour-rules.ts'
import { defaultTheme, type Theme } from '../branding/theme.ts'
import { whatFailed } from '../database/database-error.ts'
import type { PaymentJob } from '../payments/payment-job.ts'
import type { Payments } from '../payments/payments.ts'
import { preferredLocale } from '../web/locale.ts'
import type { Place } from './addresses.ts'
import { Notice } from './notice.tsx'
import { type Setting, showPage } from './page.tsx'
import { type Texts, textsIn } from './texts/texts.ts'
import { textsOfTheme } from './texts/texts-of-theme.ts'

/** The theme of the page on which a job is paid. */
export type ThemeOf = (job: PaymentJob) => Theme | Promise<Theme>

/** How the pages look. */
export interface Look {
  /** For a job. */
  themeOf: ThemeOf
  /** Only for whoever designs a page: the colours that are shown, whatever the device prefers. */
  scheme?: Scheme
}

/** What the doors for shoppers keep for the time of one request. */
export type ShopperEnv = {
  Variables: { job: PaymentJob; setting: Setting & { job: PaymentJob }; texts: Texts }
}

/** Larger than any form of ours, by far. */
const largestBody = 16 * 1024

/** Refuses, with a page, a body that is larger than any form of ours. */
export const limitBody = bodyLimit({
  maxSize: largestBody,
  onError: (c) => showNotice(c, strangerSetting(c), 'tooLarge', 413),
})

/** Finds the payment job that `ref` names, or answers with a page that says why there is nothing to pay. */
export const findJob =
  (payments: Pick<Payments, 'findByPageToken'>, { themeOf, scheme }: Look): MiddlewareHandler<ShopperEnv> =>
  async (c, next) => {
    c.header('Cache-Control', 'no-store')
    const pageToken = c.req.query('ref') ?? ''
    const job = /^[0-9a-f]{32,256}$/i.test(pageToken) ? await payments.findByPageToken(pageToken) : undefined
    if (!job) return showNotice(c, strangerSetting(c), 'unknown', 404)
    c.set('job', job)
    const theme = await themeOf(job)
    c.set('setting', { locale: job.locale, theme, job, ...(scheme && { scheme }) })
    c.set('texts', textsOfTheme(theme, job.locale))
    await next()
  }

/** Answers with a page of few words instead of a stack trace. */
export function showFailure(error: Error, c: Context): Response | Promise<Response> {
  console.error(whatFailed(error))
  return showNotice(c, strangerSetting(c), 'failure', 500)
}

/** Answers with one of the notices that have no state of their own. */
export function showNotice(
  c: Context,
  setting: Setting,
  notice: 'expired' | 'unknown' | 'tooLarge' | 'unreadable' | 'failure',
  status: 400 | 404 | 410 | 413 | 500,
  place?: Place,
): Response | Promise<Response> {
  const { heading, text } = textsIn(setting.locale)[notice]
  return showPage(c, setting, {
    title: heading,
    status,
    ...(place && { place }),
    body: <Notice heading={heading} text={text} sign="neutral" />,
  })
}

const strangerSetting = (c: Context): Setting => ({
  locale: preferredLocale(c),
  theme: defaultTheme,
})
