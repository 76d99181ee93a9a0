import { describe, expect, it } from 'vitest'
import type { ReturnOutcome } from './payment-status.ts'
import { withReturnParameters } from './return-url.ts'

const expand = (address: string, outcome: ReturnOutcome, orderNumber?: string) =>
  withReturnParameters(
    address,
    outcome,
    {
      reference: '210121017238589452',
      order: { orderLines: [], createdAt: '', ...(orderNumber && { orderNumber }) },
    },
    { reference: '210121117372807180' },
  )

describe('a return URL', () => {
  // The two addresses of the quick start's sample response.
  it('carries the references and the order number', () => {
    expect(expand('https://www.mywebshop.com/', 'success', 'Your ref')).toBe(
      'https://www.mywebshop.com/?paymentjobref=210121017238589452&paymentref=210121117372807180&ordernumber=Your+ref',
    )
  })

  it('carries status=cancelled, last, when it is the cancelled one', () => {
    expect(expand('https://www.mywebshop.com', 'cancelled', 'Your ref')).toBe(
      'https://www.mywebshop.com?paymentjobref=210121017238589452&paymentref=210121117372807180&ordernumber=Your+ref&status=cancelled',
    )
  })

  it("keeps the merchant's own query, even where a name then stands twice", () => {
    expect(expand('https://x.example?status=cancelled', 'cancelled', '1')).toBe(
      'https://x.example?status=cancelled&paymentjobref=210121017238589452&paymentref=210121117372807180&ordernumber=1&status=cancelled',
    )
  })

  it('is encoded as .NET encodes forms', () => {
    expect(expand('https://x.example/', 'failed', "A/1 é~'(ok)")).toContain(
      'ordernumber=A%2f1+%c3%a9%7e%27(ok)',
    )
  })

  it('has no order number when the job has none', () => {
    expect(expand('https://x.example/', 'success')).not.toContain('ordernumber')
  })

  it('keeps a fragment at the end', () => {
    expect(expand('https://x.example/a#top', 'success', '1')).toMatch(
      /^https:\/\/x\.example\/a\?.*&ordernumber=1#top$/,
    )
  })
})
