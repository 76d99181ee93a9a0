import { onTestFinished } from 'vitest'
import type { Database } from '@/lib/database/database'
import type { NewEmail } from '@/lib/outbox/email'
import { enqueue } from '@/lib/outbox/outbox'
import { type Behaviour, TestMailServer } from '@/lib/testing/mail-server'

/** A mail server that ends with the test. */
export async function startMailServer(behaviourOf?: (recipient: string) => Behaviour) {
  const server = new TestMailServer(behaviourOf)
  await server.start()
  onTestFinished(() => server.stop())
  return server
}

/** Stores a link to an order for a shopper, as an example of an email. */
export async function storeEmail(
  database: Database,
  orderNumber: string,
  values: { key: string; recipient?: string },
): Promise<void> {
  const email: NewEmail = {
    kind: 'order-link',
    content: null,
    orderNumber,
    recipient: 'eleni@example.com',
    locale: 'en-GB',
    // By this clock, and not by the database's, which may be a fraction of a millisecond ahead.
    nextAttemptAt: new Date(),
    ...values,
  }
  await enqueue(database, [email])
}
