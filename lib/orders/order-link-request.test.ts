import { expect, it, vi } from 'vitest'
import { environment } from '@/lib/environment'
import { translator } from '@/lib/i18n/translator'
import { emails } from '@/lib/outbox/tables'
import { readOrderLinkRequest, requestOrderLink } from './order-link-request'
import { newOrderNumber } from './order-number'
import { onEveryStore, storeOrder } from './testing'

vi.mock('@/lib/environment')

onEveryStore('who asks for a link to an order', (database) => {
  const asks = (orderNumber: string, email = 'eleni@example.com', from = '198.51.100.1') => {
    const clientAddressHeader = 'x-real-ip'
    vi.mocked(environment).mockReturnValue({ clientAddressHeader } as ReturnType<typeof environment>)
    const headers = new Headers({ [clientAddressHeader]: from })
    const now = new Date('2026-01-21T10:00:30Z')
    return requestOrderLink(database(), { orderNumber, email }, 'nl-NL', headers, now)
  }
  const stored = () => database().select().from(emails)

  it('with number and email address is mailed one, in the language of the page', async () => {
    const { number } = await storeOrder(database())
    expect(await asks(number, 'Eleni@Example.com')).toBe('received')
    expect(await asks(number)).toBe('received')
    expect(await stored()).toMatchObject([
      { kind: 'order-link', orderNumber: number, recipient: 'eleni@example.com', locale: 'nl-NL' },
    ])
  })

  it('is answered the same where there is no such order, or it is of somebody else', async () => {
    const { number } = await storeOrder(database())
    expect(await asks(newOrderNumber())).toBe('received')
    expect(await asks(number, 'other@example.com')).toBe('received')
    expect(await stored()).toEqual([])
  })

  it('cannot do it without end: for one order, or from one address', async () => {
    const { number } = await storeOrder(database())
    for (let time = 0; time < 5; time += 1)
      expect(await asks(number, undefined, `198.51.100.${time}`)).toBe('received')
    expect(await asks(number, undefined, '198.51.100.9')).toBe('too-many')
    const fromOne = () => asks(newOrderNumber(), undefined, '203.0.113.1')
    for (let time = 0; time < 20; time += 1) expect(await fromOne()).toBe('received')
    expect(await fromOne()).toBe('too-many')
  })
})

it('is told what is wrong with what was typed, and may type the number as it is read', () => {
  const read = (orderNumber: string, email: string) =>
    readOrderLinkRequest({ orderNumber, email }, translator('en-GB'))
  expect(read(' 7k3qx 2mv9t4hw8r p6zdn', 'eleni@example.com')).toEqual({
    orderNumber: '7K3QX-2MV9T-4HW8R-P6ZDN',
    email: 'eleni@example.com',
  })
  expect(read('', '')).toEqual({
    errors: { orderNumber: 'Enter your order number.', email: expect.any(String) },
  })
  expect(Object.keys((read('7K3QX', 'eleni@') as { errors: object }).errors)).toEqual([
    'orderNumber',
    'email',
  ])
})
