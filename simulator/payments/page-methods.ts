import { assumptions } from '../assumptions.ts'
import type { PaymentJob, PaymentMethod } from './payment-job.ts'

/** What a shopper can choose on the hosted page, in the order of the page. */
export const pageMethods = ['Card', 'ApplePay', 'GooglePay', 'ClickToPay', 'PayPal', 'Ideal'] as const
export type PageMethod = (typeof pageMethods)[number]

/** The methods that ask the shopper elsewhere: in a wallet, or at a bank. */
export type OtherMethod = Exclude<PageMethod, 'Card'>

/** Names that are the same in every language. */
export const walletNames: Record<OtherMethod, string> = {
  ApplePay: 'Apple Pay',
  GooglePay: 'Google Pay',
  ClickToPay: 'Click to Pay',
  PayPal: 'PayPal',
  Ideal: 'iDEAL',
}

/** The gateway's name of a method: it counts a payment by one of these wallets as one by card. */
export function gatewayMethod(method: PageMethod): PaymentMethod {
  return method === 'PayPal' || method === 'Ideal' ? method : 'Card'
}

/** The banks of iDEAL, by BIC. */
export const idealBanks: readonly { id: string; name: string }[] = [
  { id: 'ABNANL2A', name: 'ABN AMRO' },
  { id: 'ASNBNL21', name: 'ASN Bank' },
  { id: 'BUNQNL2A', name: 'bunq' },
  { id: 'INGBNL2A', name: 'ING' },
  { id: 'KNABNL2H', name: 'Knab' },
  { id: 'RABONL2U', name: 'Rabobank' },
  { id: 'SNSBNL2A', name: 'SNS' },
  { id: 'TRIONL2U', name: 'Triodos Bank' },
]

/**
 * The methods by which a shopper may pay a job: those that the merchant has and the job allows. iDEAL moves euros
 * only. Where nothing is left, a card: a page on which nobody can pay helps nobody.
 */
export function methodsFor(
  { settings }: { settings: { paymentMethods: readonly PageMethod[] } },
  job: Pick<PaymentJob, 'paymentMethodsToUse' | 'currency'>,
): PageMethod[] {
  const offered = pageMethods.filter(
    (method) =>
      settings.paymentMethods.includes(method) &&
      job.paymentMethodsToUse.includes(gatewayMethod(method)) &&
      (method !== 'Ideal' || job.currency === 'EUR'),
  )
  return offered.length > 0 ? offered : [assumptions.methodWhereNoneIsLeft]
}
