import { Hono } from 'hono'
import { defaultTheme } from '../branding/theme.ts'
import { type CheckoutMerchant, type CheckoutPayments, checkout } from '../checkout/checkout.ts'
import type { StoredCard } from '../checkout/hosted-page/stored-cards.tsx'
import { anywhere } from '../destinations/destinations.ts'
import type { Action } from '../payments/actions.ts'
import { cancelJob } from '../payments/cancellation.ts'
import type { Configuration } from '../payments/configuration.ts'
import { newPaymentJob, type PaymentJobRequest } from '../payments/new-payment-job.ts'
import { methodsFor } from '../payments/page-methods.ts'
import type { PaymentJob } from '../payments/payment-job.ts'
import { defaultSettings } from '../payments/settings.ts'
import {
  authenticate,
  cancelByShopper,
  expire,
  payByOther,
  simulate,
  submitCard,
} from '../payments/shopper-actions.ts'
import { apiKey, configurationId, jobRequest, type mounts } from './simulator.ts'

const now = new Date('2026-11-25T12:00:00Z')

export const returnUrls = {
  returnUrlSuccess: 'https://shop.example/thanks?from=card',
  returnUrlFailed: 'https://shop.example/failed',
  returnUrlCancelled: 'https://www.shop.example/cancelled',
}

export const goodCard = {
  number: '4510 4004 0009 9005',
  holderName: 'Alex Smith',
  expiry: '12 / 31',
  securityCode: '123',
}

/** A configuration as it is before anybody has changed it. */
export const unchangedConfiguration: Configuration = {
  configurationId,
  apiKey,
  nextApiKey: null,
  wrongHashes: 0,
  locked: false,
  faults: [],
  settings: defaultSettings,
}

/**
 * A shopper's browser at the simulator's pages, mounted at `mount`, on payments that are kept in memory and follow
 * the real rules.
 *
 * @param attempts how often the merchant lets a shopper try
 */
export function shopperAt(
  mount: (typeof mounts)[number] = '',
  changes: Partial<PaymentJobRequest> = {},
  attempts = 1,
  settings: Partial<Configuration['settings']> = {},
  destinations = anywhere,
) {
  const configuration: Configuration = {
    ...unchangedConfiguration,
    settings: { ...defaultSettings, attempts, ...settings },
  }
  let job = newPaymentJob(jobRequest({ parameters: returnUrls, ...changes }), configuration, now)
  const asked: string[] = []
  const perform = async (name: string, action: Action): Promise<PaymentJob> => {
    asked.push(name)
    const after = structuredClone(job)
    action(after, { configuration, now })
    job = after
    return job
  }
  const payments: CheckoutPayments = {
    findByPageToken: async (token) => (token === job.pageToken ? job : undefined),
    simulate: (_, outcome) => perform('simulate', simulate(outcome)),
    submitCard: (_, card, keep) => perform('submitCard', submitCard(card, keep)),
    payByOther: (_, method, outcome = 'Approved', bank) =>
      perform('payByOther', payByOther(method, outcome, bank)),
    authenticate: (_, outcome) => perform('authenticate', authenticate(outcome)),
    cancelByShopper: () => perform('cancelByShopper', cancelByShopper),
  }
  /** The cards that were kept for the customer of the job. */
  let storedCards: StoredCard[] = []
  const owner: CheckoutMerchant = {
    destinations,
    themeOf: () => defaultTheme,
    methodsOf: (paid) => methodsFor(configuration, paid),
    cards: {
      cards: async (id, customerReference) =>
        storedCards.map((stored) => ({ ...stored, configurationId: id, customerReference, createdAt: now })),
      removeStoredCard: async (_id, _customer, token) => {
        const before = storedCards.length
        storedCards = storedCards.filter((stored) => stored.token !== token)
        return storedCards.length < before
      },
    },
  }
  const app = new Hono()
    .basePath(mount || '/')
    .route('/', checkout(payments, { of: () => ({ now: () => now }) }, owner))

  const origin = 'https://gateway.example'
  const addressOf = (path: string) =>
    `${origin}${mount}${path}${path.includes('?') ? '' : `?ref=${job.pageToken}`}`

  return {
    get job() {
      return job
    },
    /** The changes that the pages asked for, also those that were rejected. */
    asked,
    payments,
    keep: (...cards: StoredCard[]) => {
      storedCards = cards
    },
    get storedCards() {
      return storedCards
    },
    expire: () => perform('expire', expire),
    /** The merchant takes the payment link back. */
    withdraw: () => perform('cancelJob', cancelJob),
    get: (path: string, headers: Record<string, string> = {}) => app.request(addressOf(path), { headers }),
    post: (path: string, form: Record<string, string> = {}) =>
      app.request(addressOf(path), { method: 'POST', body: new URLSearchParams(form) }),
    request: (path: string, init: RequestInit) => app.request(addressOf(path), init),
    /**
     * Where an answer to a request for `path` leads, by a redirect or by itself: `/payment` and the like within the
     * simulator, else the whole address.
     */
    leadsTo: (response: Response, path = '/payment'): string => {
      const refresh = response.headers.get('Refresh')?.replace('0;url=', '')
      const target = new URL(response.headers.get('Location') ?? refresh ?? '', addressOf(path))
      if (target.origin !== origin || !target.pathname.startsWith(`${mount}/`)) return target.href
      return target.pathname.slice(mount.length)
    },
    /** What the forms and links of a page lead to, likewise. */
    targetsOf: (markup: string, path: string): string[] =>
      [...markup.matchAll(/ (?:action|href|src)="((?!data:)[^"]+)"/g)].map(([, target = '']) => {
        const url = new URL(target.replaceAll('&amp;', '&'), addressOf(path))
        return url.pathname.startsWith(`${mount}/`) ? url.pathname.slice(mount.length) : url.href
      }),
  }
}
