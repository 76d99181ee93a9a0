import { expect, it } from 'vitest'
import { listLastEntries } from '@/lib/audit-log/audit-log'
import { onEveryStore } from '@/lib/orders/testing'
import { shop } from '@/lib/shop'
import { changeStock, listStock } from './stock-list'

onEveryStore('the list of the stock', (database) => {
  const entry = async (index = 0) => {
    const found = (await listStock(database()))[index]
    if (!found) throw new Error('The catalogue limits nothing')
    return found
  }

  it('has what the catalogue limits, and says of what few are left', async () => {
    const first = await entry()
    expect(first.available).toBe(first.initially)
    await changeStock(
      database(),
      first,
      { seen: first.available, available: shop.lowStock },
      'kim@shop.example',
    )
    expect(await entry()).toMatchObject({ available: shop.lowStock, isLow: true })
    await changeStock(database(), first, { available: shop.lowStock + 1 }, 'kim@shop.example')
    expect((await entry()).isLow).toBe(false)
  })

  it('finds no discount code low, of which there are few on purpose', async () => {
    const codes = (await listStock(database())).filter(({ stockKey }) => stockKey.startsWith('discount:'))
    expect(codes.length).toBeGreaterThan(0)
    for (const code of codes) await changeStock(database(), code, { available: 0 }, 'kim@shop.example')
    expect(
      (await listStock(database())).some(({ stockKey, isLow }) => isLow && stockKey.startsWith('discount:')),
    ).toBe(false)
  })

  it('records who changed it, from what to what', async () => {
    const first = await entry()
    await changeStock(database(), first, { available: 7 }, 'kim@shop.example')
    expect(await listLastEntries(database(), { action: 'set-stock' }, 1)).toMatchObject([
      {
        actor: 'kim@shop.example',
        detail: `${first.stockKey}: 7 can be ordered, ${first.initially} before.`,
      },
    ])
  })

  it('is not overwritten by who has seen another number', async () => {
    const first = await entry()
    await changeStock(database(), first, { seen: first.available, available: 7 }, 'kim@shop.example')
    const late = changeStock(database(), first, { seen: first.available, available: 9 }, 'lee@shop.example')
    await expect(late).rejects.toThrow('There are 7 by now')
    expect((await entry()).available).toBe(7)
  })

  it.each([-1, 1.5, 1_000_000, Number.NaN])('takes no %d', async (available) => {
    await expect(changeStock(database(), await entry(), { available }, 'kim@shop.example')).rejects.toThrow(
      'whole number',
    )
  })
})
