import type { Configuration } from '../../payments/configuration.ts'
import { newPaymentJob } from '../../payments/new-payment-job.ts'
import { pageMethods } from '../../payments/page-methods.ts'
import type { Locale, PaymentJob } from '../../payments/payment-job.ts'
import { defaultSettings } from '../../payments/settings.ts'
import {
  authenticate,
  cancelByShopper,
  expire,
  simulate,
  submitCard,
} from '../../payments/shopper-actions.ts'

/** What a shopper can meet on the page, in the order of a payment. */
export const pageStates = [
  'simulation',
  'form',
  'errors',
  'saved',
  'wallet',
  'bank',
  'challenge',
  'waiting',
  'declined',
  'success',
  'failed',
  'cancelled',
  'paid',
  'expired',
] as const
export type PreviewState = (typeof pageStates)[number]

export const stateNames: Record<PreviewState, string> = {
  simulation: 'Simulation choice',
  form: 'Card form',
  errors: 'Card form with errors',
  saved: 'Saved cards',
  wallet: 'Wallet',
  bank: 'iDEAL',
  challenge: '3-D Secure',
  waiting: 'Waiting for the bank',
  declined: 'Declined, another try',
  success: 'Successful',
  failed: 'Failed',
  cancelled: 'Cancelled',
  paid: 'Already paid',
  expired: 'Expired',
}

/** Where a state is seen, below where the simulator stands. */
export function pathOf(state: PreviewState): string {
  if (state === 'challenge' || state === 'waiting') return 'three-d-secure'
  if (state === 'success' || state === 'failed' || state === 'cancelled') return 'payment/result'
  if (state === 'wallet' || state === 'bank') return 'payment/other'
  return state === 'simulation' || state === 'paid' || state === 'expired' ? 'payment' : 'payment/card'
}

/** When every preview is: the dates on it are part of the sample, as the order is. */
export const sampleMoment = new Date('2026-03-14T10:30:00Z')

const goods: Record<Locale, [string, string, string]> = {
  en_GB: ['GBP', 'Soup mug, sand', 'Delivery'],
  en_US: ['USD', 'Soup mug, sand', 'Shipping'],
  el_GR: ['EUR', 'Κούπα για σούπα, χρώμα άμμου', 'Μεταφορικά'],
  nl_NL: ['EUR', 'Soepmok, zandkleur', 'Verzendkosten'],
  es_ES: ['EUR', 'Tazón de sopa, color arena', 'Envío'],
}

export const sampleCard = {
  maskedNumber: '451040****9005',
  brand: 'Visa',
  type: 'Credit',
  holderName: 'Anna Shopper',
  expiryMonth: '12',
  expiryYear: '2031',
} as const

/** A payment job as a shopper would have it in a state. It is never stored. */
export function sampleJob(state: PreviewState, locale: Locale): PaymentJob {
  const [currency, item, delivery] = goods[locale]
  const configuration: Configuration = {
    configurationId: '000000000000000000',
    apiKey: '',
    nextApiKey: null,
    wrongHashes: 0,
    locked: false,
    faults: [],
    settings: {
      ...defaultSettings,
      attempts: state === 'declined' ? 3 : 1,
      paymentMethods: [...pageMethods],
    },
  }
  const job = newPaymentJob(
    {
      type: 'Payment',
      locale,
      timeZone: 'UTC',
      currency: state === 'bank' ? 'EUR' : currency,
      amountToCollect: '44.50',
      paymentMethodsToUse: state === 'bank' ? ['Card', 'Ideal'] : ['Card'],
      order: {
        orderNumber: 'A-1042',
        ...(state === 'saved' && { customerReference: '000000000000000000' }),
        orderLines: [
          { lineNumber: 1, name: item, quantity: '2', totalLineAmount: '40.00' },
          { lineNumber: 2, name: delivery, quantity: '1', totalLineAmount: '4.50' },
        ],
      },
      parameters: {},
      options: [],
    },
    configuration,
    sampleMoment,
  )
  const context = { configuration, now: sampleMoment }
  if (state === 'challenge') submitCard(sampleCard)(job, context)
  if (state === 'waiting') submitCard({ ...sampleCard, holderName: 'Leia Skywalker' })(job, context)
  if (state === 'declined') {
    submitCard(sampleCard)(job, context)
    authenticate('Failed')(job, context)
  }
  if (state === 'success' || state === 'paid') simulate('Successful')(job, context)
  if (state === 'failed') simulate('Failed')(job, context)
  if (state === 'cancelled') cancelByShopper(job, context)
  if (state === 'expired') expire(job, context)
  return job
}
