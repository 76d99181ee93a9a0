/** What came back for a notification, or why nothing did. */
export type DeliveryResponse = { status: number; body: string } | { failure: string }

export interface References {
  paymentJobReference: string
  paymentReference: string
}

/**
 * Whether a response says that the merchant has received the notification: 200, and JSON with both references. Names
 * are read in any case, further members are allowed. Source: "Reply to a notification" in the quick start.
 *
 * @returns whether it does, and why, in words that a merchant can act on
 */
export function deliveryResult(
  response: DeliveryResponse,
  sent: References,
): { acknowledged: boolean; result: string } {
  if ('failure' in response)
    return { acknowledged: false, result: `${response.failure}: counts as not received` }
  const unacknowledged = (why: string) => ({
    acknowledged: false,
    result: `${response.status}, ${why}: counts as not received`,
  })
  if (response.status !== 200)
    return { acknowledged: false, result: `${response.status} is not 200: counts as not received` }
  const members = readMembers(response.body)
  if (!members) return unacknowledged('but the body is not a JSON object')
  for (const name of ['paymentJobReference', 'paymentReference'] as const) {
    const value = members.get(name.toLowerCase())
    if (value === undefined) return unacknowledged(`but the body lacks ${name}`)
    if (value !== sent[name]) return unacknowledged(`but ${name} is not the one that was sent`)
  }
  return { acknowledged: true, result: '200 with both references: received' }
}

function readMembers(body: string): Map<string, unknown> | undefined {
  try {
    const json: unknown = JSON.parse(body)
    if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined
    return new Map(Object.entries(json).map(([name, value]) => [name.toLowerCase(), value]))
  } catch {
    return undefined
  }
}
