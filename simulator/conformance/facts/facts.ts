import type { Fact } from '../fact'
import { cards } from './cards'
import { collecting } from './collecting'
import { creating } from './creating'
import { intents } from './intents'
import { pagesAndNotifications } from './pages-and-notifications'
import { reading } from './reading'
import { refusing } from './refusing'
import { retrievingAndCancelling } from './retrieving-and-cancelling'
import { signing } from './signing'

/** Everything that is known or assumed of the gateway and can be seen over HTTP, by subject. */
export const facts: Record<string, Fact[]> = {
  Signatures: signing,
  'Creating a payment job': creating,
  'Reading and writing': reading,
  'What is refused': refusing,
  'Retrieving and cancelling': retrievingAndCancelling,
  'Captures and refunds': collecting,
  'Methods, cards, orders and recurring payments': cards,
  'Payment intents': intents,
  'Pages and notifications': pagesAndNotifications,
}
