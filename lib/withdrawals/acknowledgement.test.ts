import { expect, it } from 'vitest'
import { locales } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import type { Withdrawal } from '@/lib/orders/withdrawal'
import { acknowledgementText } from './acknowledgement'

const withdrawal: Withdrawal = {
  id: 1,
  token: 'token',
  receivedAt: new Date('2026-06-19T10:11:12Z'),
  orderNumber: '7K3QX-2MV9T-4HW8R-P6ZDN',
  name: 'Eleni Papa',
  email: 'eleni@example.com',
  lines: [{ product: 'teapot', name: 'Teapot', quantity: 2 }],
  items: null,
  locale: 'en-GB',
  state: 'received',
  decidedAt: null,
  acceptedItems: [],
  amount: 0,
  reason: null,
}

it.each(locales)('the acknowledgement has what was stated, and when to the second, in %s', (locale) => {
  const text = acknowledgementText({ ...withdrawal, locale })
  const { orderNumber, name, email } = withdrawal
  for (const stated of [orderNumber, name, email, '2 × Teapot', '11:11:12', '2026'])
    expect(text).toContain(stated)
  expect(text).toContain(translator(locale)('withdrawal.receivedTitle'))
})

it('the acknowledgement says that all of the order is meant, where nothing else was stated', () => {
  expect(acknowledgementText({ ...withdrawal, lines: [] })).toContain('The whole order')
  expect(acknowledgementText({ ...withdrawal, items: 'the blue one' })).toContain('the blue one')
})
