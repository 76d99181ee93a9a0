import { oddText } from 'cashflows-postgres/kit/odd-values'
import fc from 'fast-check'
import { oddValue, writeJson } from './odd-values.ts'

const createBody = {
  type: 'Payment',
  locale: 'en_GB',
  timeZone: 'Europe/London',
  currency: 'GBP',
  amountToCollect: '10.00',
  paymentMethodsToUse: ['Card'],
  order: {
    orderNumber: 'Fuzz 1',
    note: 'note',
    billingAddress: { firstName: 'Alex', lastName: 'Smith', addressLine1: '1 High Street', zipCode: 'X' },
    billingIdentity: { emailAddress: 'a@shop.example' },
    orderLines: [{ lineNumber: 1, name: 'Mug', quantity: 2, unitPriceInclVat: '5.00', type: 'PhysicalItem' }],
  },
  parameters: {
    returnUrlSuccess: 'https://shop.example/thanks',
    returnUrlFailed: 'https://shop.example/failed',
    returnUrlCancelled: 'https://shop.example/cancelled',
    allowedParentFrameDomains: 'shop.example',
  },
  options: ['StoreCustomerInformation'],
  recurrenceCriteria: { recurrenceType: 'Subscription', recurringFrequency: 28 },
  displayUrl: 'https://shop.example/orders/1',
  expirationDateTimeUtc: '2099-12-31T23:59:59Z',
}

/** Members that the template does not have, because they lead another way. */
const furtherMembers = [
  'order.customerReference',
  'parameters.simulatedStatus',
  'parameters.token',
  'parameters.cardNumber',
  'parameters.cardHolderName',
  'parameters.webhookUrl',
  'parameters.hostedNotCancelable',
  'parameters.paymentPageReference',
  'parentPaymentJobReference',
  'recurrenceCriteria.recurringExpiry',
  'order.shippingAddress.city',
  '__proto__.polluted',
  'parameters.__proto__',
  'parameters.constructor',
  'parameters.\u0000',
  'order.billingAddress.constructor',
]

const cardBody = {
  cardNumber: '4000000000000002',
  cardHolderName: 'Luke Skywalker',
  cardExpiryMonth: '05',
  cardExpiryYear: '29',
  cardCvc: '123',
}

/** What each endpoint takes, when all is well. */
export const templates = {
  create: createBody,
  direct: { ...createBody, options: ['StoreCardDetails', 'GenerateToken'], parameters: cardBody },
  capture: { amountToCapture: '1.00', isFinalCapture: false, parameters: { a: 'b' } },
  refund: { amountToRefund: '1.00', refundNumber: 'R1', parameters: { a: 'b' } },
  card: cardBody,
  order: createBody.order,
  start: { preparationIds: ['x'], options: ['StoreCardDetails'], storedCard: 'x', ApplePayTokenJson: '{}' },
}

/** A body that is well-formed JSON, of which one to three members are not what they should be. */
function spoilt(template: object): fc.Arbitrary<string> {
  const paths = [...pathsOf(template), ...(template === createBody ? furtherMembers : [])]
  const change = fc.tuple(
    fc.constantFrom(...paths),
    fc.oneof({ weight: 6, arbitrary: oddValue }, fc.constant(undefined)),
  )
  return fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) => {
    const body = structuredClone(template) as Record<string, unknown>
    // A copy, because a later change may reach into the value of an earlier one, which the next input shares.
    for (const [path, value] of changes) put(body, path.split('.'), structuredClone(value))
    return writeJson(body)
  })
}

/** JSON that is broken: cut off, with something put in, or with bytes exchanged. */
const broken = (template: object): fc.Arbitrary<string> => {
  const text = JSON.stringify(template)
  return fc
    .tuple(
      fc.nat(text.length),
      fc.nat(20),
      fc.oneof(oddText, fc.constantFrom('{', '}', '[', '"', ',', ':', '\\', '\\u', '\\ud800', '/*', '\n')),
    )
    .map(([at, removed, added]) => text.slice(0, at) + added + text.slice(at + removed))
}

const deep = fc.tuple(
  fc.constantFrom('[', '{"a":', '{"order":', '[{"a":['),
  fc.integer({ min: 10, max: 20_000 }),
)

/** Bytes of every kind in place of a body. */
export function body(template: object): fc.Arbitrary<Uint8Array> {
  return fc.oneof(
    { weight: 12, arbitrary: spoilt(template).map(bytes) },
    { weight: 3, arbitrary: broken(template).map(bytes) },
    { weight: 2, arbitrary: fc.constant(bytes(JSON.stringify(template))) },
    { weight: 1, arbitrary: oddValue.map(writeJson).map(bytes) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
    { weight: 1, arbitrary: fc.constant(new Uint8Array()) },
    { weight: 1, arbitrary: deep.map(([open, levels]) => bytes(open.repeat(levels))) },
    { weight: 1, arbitrary: fc.json({ maxDepth: 4 }).map(bytes) },
  )
}

/** Larger than the gateway reads, or nearly; there are few of them, since they take long. */
export const huge: fc.Arbitrary<Uint8Array> = fc
  .tuple(fc.integer({ min: 100_000, max: 400_000 }), fc.constantFrom('x', '9', '{"a":"', '[', '\u0000'))
  .map(([length, text]) =>
    bytes(`{"currency":"GBP","amountToCollect":"1.00","note":"${text.repeat(length).slice(0, length)}"}`),
  )

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

function pathsOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path]
  const inner = Object.entries(value).flatMap(([name, member]) =>
    pathsOf(member, path ? `${path}.${name}` : name),
  )
  return path ? [path, ...inner] : inner
}

function put(target: Record<string, unknown>, [name = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) {
    Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true })
    return
  }
  const inner = Object.hasOwn(target, name) ? target[name] : undefined
  const next = typeof inner === 'object' && inner !== null ? inner : {}
  if (next !== inner) put(target, [name], next)
  put(next as Record<string, unknown>, rest, value)
}
