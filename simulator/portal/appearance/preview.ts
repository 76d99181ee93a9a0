import type { Context, Hono } from 'hono'
import type { Scheme } from '../../branding/colour-rules.ts'
import type { Theme } from '../../branding/theme.ts'
import type { CheckoutMerchant, CheckoutPayments } from '../../checkout/checkout.ts'
import { methodsFor, type OtherMethod, type PageMethod } from '../../payments/page-methods.ts'
import { type Locale, locales, type PaymentJob } from '../../payments/payment-job.ts'
import { readForm } from '../../web/form.ts'
import { type PageState, pageStates, pathOf, sampleCard, sampleJob, sampleMoment } from './sample.ts'
import { viewAfter } from './steps.ts'

/** Makes the pages of a shopper: the very ones on which a payment is made. */
export type PagesFor = (payments: CheckoutPayments, clock: { now(): Date }, owner: CheckoutMerchant) => Hono

/** What of a page somebody wants to see. */
export interface PageView {
  state: PageState
  locale: Locale
  scheme: Scheme
  /** Whose wallet it is; without it, Apple Pay's. */
  method?: OtherMethod
}

const schemes = ['auto', 'light', 'dark'] as const satisfies Scheme[]

/** Whose page is shown. */
export interface PreviewedMerchant {
  theme: Theme
  /** What the merchant's configuration has, as on the live page. */
  methods: PageMethod[]
}

/** As it stands in an address: `form.en_GB.auto`. */
export const writeView = ({ state, locale, scheme }: PageView): string => `${state}.${locale}.${scheme}`

/** What is unknown is taken as the first choice. */
export function readView(text: string | undefined): PageView {
  const [state, locale, scheme] = (text ?? '').split('.')
  return {
    state: pageStates.find((known) => known === state) ?? 'form',
    locale: locales.find((known) => known === locale) ?? 'en_GB',
    scheme: schemes.find((known) => known === scheme) ?? 'auto',
  }
}

/** Where the page of a view stands, below the address of previews. */
export const addressOfView = (view: PageView): string =>
  `${writeView(view)}/${pathOf(view.state)}${view.method ? `?method=${view.method}` : ''}`

/** Whether a page loads it, whatever its view. */
const isFile = (path: string) => path === 'payment/script.js' || path.startsWith('payment/fonts/')

/**
 * What a request below the address of previews, with `view` and `path` in its route, asks for.
 *
 * @returns the page of a view or a file that it loads, or the address within where a link or a form leads
 */
export async function readAsked(c: Context): Promise<{ address: string } | { view: PageView; path: string }> {
  const [view, path] = [readView(c.req.param('view')), c.req.param('path') ?? '']
  const isPost = c.req.method === 'POST'
  const outcome = isPost ? (await readForm(c)).outcome : undefined
  const next = viewAfter(view, { isPost, path, method: c.req.query('method'), outcome })
  const isThere = isFile(path) || (next.state === view.state && path === pathOf(view.state))
  return isThere && !isPost ? { view: next, path } : { address: addressOfView(next) }
}

/**
 * The page of a view, rendered by the code on which payments are made, for a job that is never stored.
 *
 * @param asked what follows the view in the address: the page, or a file that it loads
 * @returns the answer of that page, which may stand in a frame of ours
 */
export async function preview(
  pagesFor: PagesFor,
  merchant: PreviewedMerchant,
  view: PageView,
  asked: string,
): Promise<Response> {
  const job = sampleJob(view.state, view.locale)
  const pages = pagesFor(paymentsOf(job), { now: () => sampleMoment }, ownerOf(merchant, view))
  const asksForFile = isFile(asked)
  const path = asksForFile ? asked : `${pathOf(view.state)}${queryOf(view, job)}`
  const response = await pages.request(
    `http://preview.invalid/${path}`,
    asksForFile ? {} : requestOf(view.state),
  )
  const headers = new Headers(response.headers)
  const policy = headers.get('Content-Security-Policy')
  if (policy) {
    headers.set('Content-Security-Policy', policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'"))
  }
  return new Response(response.body, { status: asksForFile ? response.status : 200, headers })
}

function queryOf(view: PageView, { pageToken }: PaymentJob): string {
  const [method] = shownMethods(view)
  return `?ref=${pageToken}${method ? `&method=${method}` : ''}`
}

/** The methods whose own page a state shows, also where the merchant does not have it. */
const shownMethods = ({ state, method = 'ApplePay' }: PageView): PageMethod[] =>
  state === 'wallet' ? [method] : state === 'bank' ? ['Ideal'] : []

/** The page with errors comes from a form that has some. */
function requestOf(state: PageState): RequestInit {
  if (state !== 'errors') return {}
  const body = new URLSearchParams({
    number: '4510 4004 0009 9014',
    holderName: 'Anna Shopper',
    expiry: '01 / 24',
    securityCode: '',
  })
  return { method: 'POST', body }
}

function paymentsOf(job: PaymentJob): CheckoutPayments {
  const unchanged = async () => job
  return {
    findByPageToken: async (token) => (token === job.pageToken ? job : undefined),
    simulate: unchanged,
    submitCard: unchanged,
    payByOther: unchanged,
    authenticate: unchanged,
    cancelByShopper: unchanged,
  }
}

const ownerOf = ({ theme, methods }: PreviewedMerchant, view: PageView): CheckoutMerchant => ({
  themeOf: () => theme,
  scheme: view.scheme,
  methodsOf: (job) => methodsFor({ settings: { paymentMethods: [...methods, ...shownMethods(view)] } }, job),
  cards: {
    cards: async (configurationId, customerReference) =>
      [sampleCard, { ...sampleCard, maskedNumber: '540020****9009', brand: 'Mastercard' as const }].map(
        (card, index) => ({
          token: String(index),
          configurationId,
          customerReference,
          card,
          createdAt: sampleMoment,
        }),
      ),
    forgetCard: async () => false,
  },
})
