import { assumptions } from '../assumptions.ts'
import type { CardBrand } from './card.ts'
import type { AuthenticationOutcome, Order, Payment } from './payment-job.ts'
import { newBytes, newDigits } from './random.ts'

/** The electronic commerce indicator: how far the liability for a payment lies with the issuer. Mastercard counts otherwise. */
const indicators: Record<AuthenticationOutcome, { mastercard: string; others: string }> = {
  Successful: { mastercard: '02', others: '05' },
  Attempted: { mastercard: '01', others: '06' },
  Unavailable: { mastercard: '00', others: '07' },
  Failed: { mastercard: '00', others: '07' },
  Abandoned: { mastercard: '00', others: '07' },
  TimedOut: { mastercard: '00', others: '07' },
}

/** The transaction status of EMV 3-D Secure. */
const authenticationStatus: Record<AuthenticationOutcome, string> = {
  Successful: 'Y',
  Attempted: 'A',
  Unavailable: 'U',
  Failed: 'N',
  Abandoned: 'N',
  TimedOut: 'N',
}

/** What the acquirer says of a payment that it was not asked for. */
const declineMessages: Partial<Record<AuthenticationOutcome, string>> = {
  Failed: 'Not authenticated',
  Unavailable: 'Authentication unavailable',
  Abandoned: 'Challenge abandoned',
  TimedOut: 'Challenge timed out',
}

function electronicCommerceIndicator(outcome: AuthenticationOutcome, brand: CardBrand): string {
  return indicators[outcome][brand === 'Mastercard' ? 'mastercard' : 'others']
}

/**
 * The attribute `cashFlowsAcquiringDetails`: JSON within text, in PascalCase. Source: the sample of the refund page.
 *
 * @param authorised whether the acquirer was asked and agreed
 * @param order whose billing address the issuer compared, where AVS is on
 */
export function acquiringDetails(payment: Payment, authorised: boolean, order?: Order): string {
  const { authentication, card } = payment
  const authenticated = authentication === 'Successful' || authentication === 'Attempted'
  return JSON.stringify({
    ...(authentication && {
      ThreeDSecureVersion: '2.2.0',
      AuthenticationStatus: authenticationStatus[authentication],
      Xid: newBytes(20).toString('base64'),
      ...(authenticated && { Cavv: newBytes(20).toString('base64') }),
      ...(card && { Eci: electronicCommerceIndicator(authentication, card.brand) }),
    }),
    ...(authorised && { AuthCode: newDigits(6) }),
    ...(order && card && { [assumptions.avs.member]: addressResult(order) }),
    Arn: '',
    Message: authorised
      ? 'Authorised'
      : ((authentication && declineMessages[authentication]) ?? 'Not authorised'),
    Status: authorised ? 'Success' : 'Failed',
  })
}

/** The acquiring details of a payment, read from its attribute; undefined before the acquirer was asked. */
export function readAcquiringDetails({
  attributes,
}: Pick<Payment, 'attributes'>): Record<string, string> | undefined {
  const text = attributes.cashFlowsAcquiringDetails
  return text === undefined ? undefined : JSON.parse(text)
}

/** Test cards have no address of their own, so that the simulated issuer knows any that it is shown. */
function addressResult({ billingAddress }: Order): string {
  const isProvided = Boolean(billingAddress?.addressLine1?.trim() || billingAddress?.zipCode?.trim())
  return isProvided ? assumptions.avs.matched : assumptions.avs.notProvided
}
