/** A payment for which the gateway took money. Amounts are in minor units. */
export interface HeldPayment {
  /** Of the shopper. */
  email: string
  orderNumber: string
  jobReference: string
  paymentReference: string
  currency: string
  /** What was not voided or refunded since. */
  held: number
  /** How many captures were completed: one where all of it was captured at once. */
  captures: number
}

/** An order as the shop knows it. Amounts are in minor units. */
export interface ShopOrder {
  number: string
  /** Of the shopper. */
  email: string
  status: string
  currency: string
  total: number
  /** What the merchant has refunded in the back office. */
  refunded: number
  /** How often the merchant has asked for a capture in the back office. */
  captures: number
  /** Whether the shop says that it has, or will have, the shopper's money. */
  isAuthorisedOrPaid: boolean
  /** Where the shop says that the ordered pieces are. */
  stock: string
  items: { stockKey: string; quantity: number }[]
}

/** An item of which there are only so many. */
export interface LimitedItem {
  stockKey: string
  /** How many pieces there were to begin with. */
  pieces: number
  /** How many can still be ordered, as the shop says. */
  available: number
}

/** An email as the shop's outbox has it. */
export interface OutboxEmail {
  kind: string
  orderNumber: string | null
  recipient: string
  state: string
}

/** An email that the mail server has accepted. */
export interface ReceivedEmail {
  recipient: string
  messageId: string
  subject: string
}

/** What must never happen, and what it means. */
export const offenceKinds = {
  lost: 'the gateway holds money for an order that the shop does not call paid',
  phantom: 'the shop calls an order paid for which the gateway holds nothing',
  'charged twice': 'of one purchase the gateway holds the money of several payments',
  'wrong amount':
    'the gateway holds another amount or currency than the order comes to, without what was refunded',
  'refunded twice': 'more was given back than the merchant has refunded',
  'captured twice': 'the gateway has captured more often than the merchant has asked it to',
  oversold: 'the gateway holds money for more pieces than there are',
  'stock miscounted': 'pieces left, held and sold are not as many as there were',
  'email unsent': 'the mail server has not got an email of the shop, or there is none for a paid order',
  'email sent twice': 'the mail server has got two different emails that say the same',
} as const
export type OffenceKind = keyof typeof offenceKinds

export interface Offence {
  kind: OffenceKind
  /** Of the shopper, where it concerns one. */
  email?: string
  /** The order, its status and the amounts, for people. */
  what: string
}

/**
 * Compares what the gateway holds with what the shop says, order by order and shopper by shopper. Each shopper has one
 * purchase in mind.
 */
export function compareLedgers(
  payments: HeldPayment[],
  orders: ShopOrder[],
  limited?: LimitedItem,
): Offence[] {
  const held = payments.filter((payment) => payment.held !== 0)
  const byOrder = groupBy(held, ({ orderNumber }) => orderNumber)
  const numbers = new Set(orders.map(({ number }) => number))
  return [
    ...held.filter(({ orderNumber }) => !numbers.has(orderNumber)).map((payment) => lost(payment, 'unknown')),
    ...orders.flatMap((order) => offencesOf(order, byOrder.get(order.number) ?? [])),
    ...chargedTwice(held),
    ...(limited ? offencesOfStock(limited, orders, new Set(byOrder.keys())) : []),
  ]
}

/**
 * Compares what the shop wanted to send with what the mail server has accepted. An email that came twice with the same
 * Message-ID is one: see `repeatedEmails`.
 */
export function compareEmails(
  orders: ShopOrder[],
  outbox: OutboxEmail[],
  received: readonly ReceivedEmail[],
): Offence[] {
  const unsent = (email: string, what: string): Offence => ({ kind: 'email unsent', email, what })
  const isStored = ({ number }: ShopOrder) =>
    outbox.some(({ kind, orderNumber }) => kind === 'confirmation' && orderNumber === number)
  const sent = outbox.filter(({ state }) => state === 'sent')
  const accepted = (email: string) =>
    new Set(received.filter(({ recipient }) => recipient === email).map(({ messageId }) => messageId)).size
  const messages = groupBy([...received], ({ recipient, subject }) => `${recipient}: ${subject}`)
  return [
    ...outbox
      .filter(({ state }) => state === 'due' || state === 'failed')
      .map(({ kind, orderNumber, recipient, state }) =>
        unsent(recipient, `${kind} of order ${orderNumber} is ${state}`),
      ),
    ...orders
      .filter((order) => order.isAuthorisedOrPaid && !isStored(order))
      .map(({ number, email, status }) => unsent(email, `order ${number} is ${status}, and nothing says so`)),
    ...[...groupBy(sent, ({ recipient }) => recipient)]
      .filter(([email, ofThem]) => accepted(email) < ofThem.length)
      .map(([email, { length }]) => unsent(email, `${length} were sent, and ${accepted(email)} came`)),
    ...[...messages]
      .filter(([, same]) => new Set(same.map(({ messageId }) => messageId)).size > 1)
      .map(([what]): Offence => ({ kind: 'email sent twice', what })),
  ]
}

/** How many emails came again with the same Message-ID: a process was killed before it had stored that they were sent. */
export const repeatedEmails = (received: readonly ReceivedEmail[]): number =>
  received.length - new Set(received.map(({ messageId }) => messageId)).size

function offencesOfStock(
  { stockKey, pieces, available }: LimitedItem,
  orders: ShopOrder[],
  withMoney: ReadonlySet<string>,
): Offence[] {
  const count = (some: ShopOrder[]) =>
    some
      .flatMap(({ items }) => items)
      .filter((item) => item.stockKey === stockKey)
      .reduce((sum, { quantity }) => sum + quantity, 0)
  const sold = count(
    orders.filter(({ number, isAuthorisedOrPaid }) => isAuthorisedOrPaid && withMoney.has(number)),
  )
  const taken = count(orders.filter(({ stock }) => stock !== 'none'))
  const offences: Offence[] = []
  if (sold > pieces) offences.push({ kind: 'oversold', what: `${sold} of ${pieces} ${stockKey} are sold` })
  if (available + taken !== pieces) {
    const what = `of ${pieces} ${stockKey}, ${available} are left and ${taken} are held or sold`
    offences.push({ kind: 'stock miscounted', what })
  }
  return offences
}

function offencesOf(order: ShopOrder, held: HeldPayment[]): Offence[] {
  const { email, number, status, currency } = order
  const total = order.total - order.refunded
  if (!order.isAuthorisedOrPaid) return held.map((payment) => lost(payment, status))
  if (held.length === 0) return [{ kind: 'phantom', email, what: `order ${number} is ${status}` }]
  const capturedTwice = held
    .filter(({ captures }) => captures > Math.max(1, order.captures))
    .map((payment): Offence => {
      const what = `order ${number}: ${payment.captures} captures of payment ${payment.paymentReference}`
      return { kind: 'captured twice', email, what }
    })
  const wrongAmount = held
    .filter((payment) => payment.held !== total || payment.currency !== currency)
    .map(
      (payment): Offence => ({
        kind: order.refunded > 0 && payment.held < total ? 'refunded twice' : 'wrong amount',
        email,
        what: `order ${number} comes to ${total} ${currency}, ${described(payment)}`,
      }),
    )
  return [...capturedTwice, ...wrongAmount]
}

function chargedTwice(held: HeldPayment[]): Offence[] {
  return [...groupBy(held, ({ email }) => email)]
    .filter(([, payments]) => payments.length > 1)
    .map(([email, payments]) => ({
      kind: 'charged twice',
      email,
      what: payments.map(described).join('; '),
    }))
}

const lost = (payment: HeldPayment, status: string): Offence => ({
  kind: 'lost',
  email: payment.email,
  what: `order ${payment.orderNumber} is ${status}, ${described(payment)}`,
})

const described = ({ held, currency, jobReference, paymentReference, orderNumber }: HeldPayment) =>
  `the gateway holds ${held} ${currency} by payment ${paymentReference} of job ${jobReference}, order ${orderNumber}`

function groupBy<Item>(items: Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}
