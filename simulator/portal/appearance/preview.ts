import type { Context, Hono } from 'hono'
import type { Theme } from '../../branding/theme.ts'
import type { CheckoutMerchant, CheckoutPayments, PageClocks } from '../../checkout/checkout.ts'
import { anywhere } from '../../destinations/destinations.ts'
import { methodsFor, type PageMethod } from '../../payments/page-methods.ts'
import type { PaymentJob } from '../../payments/payment-job.ts'
import { readForm } from '../ui/form-data.ts'
import { settingsAfter } from './preview-navigation.ts'
import { addressOfSettings, type PreviewSettings, readPreviewSettings } from './preview-settings.ts'
import { type PreviewState, pathOf, sampleCard, sampleJob, sampleMoment } from './sample.ts'

/** Makes the pages of a shopper: the very ones on which a payment is made. */
export type PagesFor = (payments: CheckoutPayments, clocks: PageClocks, owner: CheckoutMerchant) => Hono

/** Whose page is shown. */
export interface PreviewedMerchant {
  theme: Theme
  /** What the merchant's configuration has, as on the live page. */
  methods: PageMethod[]
}

/** Whether it is a file that pages load in every view. */
const isFile = (path: string) => path === 'payment/script.js' || path.startsWith('payment/fonts/')

/**
 * What a request below the address of previews, with `view` and `path` in its route, asks for.
 *
 * @returns the page of a view or a file that it loads, or the address within where a link or a form leads
 */
export async function readPreviewRequest(
  c: Context,
): Promise<{ address: string } | { settings: PreviewSettings; path: string }> {
  const [settings, path] = [readPreviewSettings(c.req.param('view')), c.req.param('path') ?? '']
  const isPost = c.req.method === 'POST'
  const outcome = isPost ? (await readForm(c)).outcome : undefined
  const next = settingsAfter(settings, { isPost, path, method: c.req.query('method'), outcome })
  const isThere = isFile(path) || (next.state === settings.state && path === pathOf(settings.state))
  return isThere && !isPost ? { settings: next, path } : { address: addressOfSettings(next) }
}

/**
 * The page with these settings, rendered by the code on which payments are made, for a job that is never stored.
 *
 * @param asked what follows the settings in the address: the page, or a file that it loads
 * @param withoutScript where it stands in the frame of the editor, which runs none
 * @returns the answer of that page, which may stand in a frame of ours
 */
export async function preview(
  pagesFor: PagesFor,
  merchant: PreviewedMerchant,
  settings: PreviewSettings,
  asked: string,
  withoutScript = false,
): Promise<Response> {
  const job = sampleJob(settings.state, settings.locale)
  const pages = pagesFor(
    paymentsOf(job),
    { of: () => ({ now: () => sampleMoment }) },
    {
      ...ownerOf(merchant, settings),
      withoutScript,
    },
  )
  const asksForFile = isFile(asked)
  const path = asksForFile ? asked : `${pathOf(settings.state)}${queryOf(settings, job)}`
  const response = await pages.request(
    `http://preview.invalid/${path}`,
    asksForFile ? {} : requestOf(settings.state),
  )
  const headers = new Headers(response.headers)
  const policy = headers.get('Content-Security-Policy')
  if (policy) {
    headers.set('Content-Security-Policy', policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'"))
  }
  return new Response(response.body, { status: asksForFile ? response.status : 200, headers })
}

function queryOf(settings: PreviewSettings, { pageToken }: PaymentJob): string {
  const [method] = shownMethods(settings)
  return `?ref=${pageToken}${method ? `&method=${method}` : ''}`
}

/** The methods whose own page a state shows, also where the merchant does not have it. */
const shownMethods = ({ state, method = 'ApplePay' }: PreviewSettings): PageMethod[] =>
  state === 'wallet' ? [method] : state === 'bank' ? ['Ideal'] : []

/** The page with errors comes from a form that has some. */
function requestOf(state: PreviewState): RequestInit {
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

const ownerOf = ({ theme, methods }: PreviewedMerchant, settings: PreviewSettings): CheckoutMerchant => ({
  themeOf: () => theme,
  // A preview has no merchant to whom it could lead.
  destinations: anywhere,
  scheme: settings.scheme,
  methodsOf: (job) =>
    methodsFor({ settings: { paymentMethods: [...methods, ...shownMethods(settings)] } }, job),
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
    removeStoredCard: async () => false,
  },
})
