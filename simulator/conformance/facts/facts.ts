import type { Fact } from '../fact.ts'
import { captures } from './captures.ts'
import { creating } from './creating.ts'
import { directCards } from './direct-cards.ts'
import { intents } from './intents.ts'
import { methodsAndTokens } from './methods-and-tokens.ts'
import { orders } from './orders.ts'
import { pagesAndNotifications } from './pages-and-notifications.ts'
import { reading } from './reading.ts'
import { refunds } from './refunds.ts'
import { rejections } from './rejections.ts'
import { retrievingAndCancelling } from './retrieving-and-cancelling.ts'
import { signing } from './signing.ts'
import { simulatedStatus } from './simulated-status.ts'

/** Everything that is known or assumed of the gateway and can be seen over HTTP, by subject. */
export const facts: Record<string, Fact[]> = {
  Signatures: signing,
  'Creating a payment job': creating,
  'Reading and writing': reading,
  'What is rejected': rejections,
  'Retrieving and cancelling': retrievingAndCancelling,
  'The parameter simulatedStatus': simulatedStatus,
  Captures: captures,
  Refunds: refunds,
  'Payment methods and tokens': methodsAndTokens,
  'Cards from the merchant’s server, and recurring payments': directCards,
  Orders: orders,
  'Payment intents': intents,
  'Pages and notifications': pagesAndNotifications,
}
