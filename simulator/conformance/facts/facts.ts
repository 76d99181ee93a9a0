import type { Fact } from '../fact'
import { captures } from './captures'
import { creating } from './creating'
import { directCards } from './direct-cards'
import { intents } from './intents'
import { methodsAndTokens } from './methods-and-tokens'
import { orders } from './orders'
import { pagesAndNotifications } from './pages-and-notifications'
import { reading } from './reading'
import { refunds } from './refunds'
import { refusing } from './refusing'
import { retrievingAndCancelling } from './retrieving-and-cancelling'
import { signing } from './signing'
import { simulatedStatus } from './simulated-status'

/** Everything that is known or assumed of the gateway and can be seen over HTTP, by subject. */
export const facts: Record<string, Fact[]> = {
  Signatures: signing,
  'Creating a payment job': creating,
  'Reading and writing': reading,
  'What is refused': refusing,
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
