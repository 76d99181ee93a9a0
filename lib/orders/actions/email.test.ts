import { expect, it } from 'vitest'
import { listAuditEntries } from '@/lib/audit-log/audit-log'
import { listEmailsOfOrder, storeSent } from '@/lib/outbox/outbox'
import { onEveryStore } from '../testing'
import { resendEmail } from './email'
import { markAsSent } from './shipment'
import { by, orderOfThree } from './testing'

onEveryStore('the emails of an order', (database) => {
  const sentOrder = async (context?: Parameters<typeof orderOfThree>[3]) => {
    const order = await orderOfThree(database(), 'Paid', {}, context)
    await markAsSent(order.number, 'https://carrier.example/parcel/1', by(`sent ${order.number}`), database())
    const emails = await listEmailsOfOrder(database(), order.number)
    const shipped = emails.find(({ kind }) => kind === 'shipped')
    if (!shipped) throw new Error('No email says that it was sent')
    return { ...order, shipped }
  }
  const states = async (number: string) =>
    (await listEmailsOfOrder(database(), number))
      .filter(({ kind }) => kind === 'shipped')
      .map(({ state }) => state)

  it('tell the shopper that it was sent, once for each parcel', async () => {
    const { number, shipped } = await sentOrder()
    expect(shipped.content).toEqual({ trackingUrl: 'https://carrier.example/parcel/1' })
    await markAsSent(number, 'https://carrier.example/parcel/1', by(`sent ${number}`), database())
    expect(await states(number)).toEqual(['due'])
  })

  it('are sent again when they have been sent, and that is recorded', async () => {
    const { number, shipped } = await sentOrder()
    await expect(resendEmail(number, shipped.id, by('a'), database())).rejects.toThrow('still to be sent')
    await storeSent(database(), shipped, new Date())
    await resendEmail(number, shipped.id, by('b'), database())
    expect(await states(number)).toEqual(['due'])
    expect((await listAuditEntries(database(), number)).at(-1)).toMatchObject({
      action: 'resend-email',
      detail: 'Sends the email “shipped” again.',
    })
  })

  it.each([0, -1, 1.5, Number.NaN, 2 ** 31, 999])('do not have a number %d', async (id) => {
    const { number } = await sentOrder()
    await expect(resendEmail(number, id, by('a'), database())).rejects.toThrow('There is no such email')
  })

  it('are those of this order alone', async () => {
    const first = await sentOrder()
    const second = await sentOrder(first.context)
    await storeSent(database(), second.shipped, new Date())
    await expect(resendEmail(first.number, second.shipped.id, by('a'), database())).rejects.toThrow(
      'There is no such email',
    )
  })
})
