import { expect, it } from 'vitest'
import { exampleDetails } from '@/lib/checkout/testing'
import { locales } from '@/lib/i18n/locales'
import { presentSeller } from '@/lib/invoice/seller'
import type { Order } from '@/lib/orders/order'
import { shop } from '@/lib/shop'
import { creditNotePdf } from './credit-note-pdf'
import { invoicePdf } from './invoice-pdf'

const line = {
  product: 'jug',
  name: 'Κανάτα',
  quantity: 1,
  unitPrice: 6000,
  total: 6000,
  vatPercentage: 20,
  vat: 1000,
}
const order = {
  number: '7K3QX-2MV9T-4HW8R-P6ZDN',
  currency: 'GBP',
  delivery: 600,
  deliveryVat: { vatPercentage: 20, vat: 100 },
  total: 7650,
  discount: null,
  lines: [line, { ...line, product: 'book', name: 'Book', total: 1050, vatPercentage: 5, vat: 50 }],
  details: exampleDetails,
  placedAt: new Date('2026-01-21T10:00:00Z'),
} as unknown as Order
const invoice = {
  number: 7,
  orderNumber: order.number,
  issuedAt: new Date('2026-01-22T10:00:00Z'),
  seller: null,
}

const creditNote = {
  number: 3,
  refundReference: '1',
  invoiceNumber: 7,
  issuedAt: invoice.issuedAt,
  seller: null,
}
const refund = { reference: '1', amount: 6000, items: [{ product: 'jug', quantity: 1 }] }

it.each(
  locales.flatMap((locale) => [
    ['an invoice', locale, () => invoicePdf(invoice, order, locale)] as const,
    ['a credit note', locale, () => creditNotePdf(creditNote, refund, [], order, locale)] as const,
  ]),
)('%s is a PDF in %s, which names its language', async (_what, locale, draw) => {
  const pdf = Buffer.from(await draw()).toString('latin1')
  expect(pdf).toMatch(/^%PDF-1\.[\s\S]*%%EOF\s*$/)
  expect(pdf).toContain(`/Lang (${locale})`)
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1)
})

it('names the seller of its day, whatever the shop is called today', async () => {
  const seller = { ...presentSeller(), legalName: 'Old Pottery Ltd' }
  const textOf = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1')
  for (const [stored, author] of [
    [seller, 'Old Pottery Ltd'],
    [null, shop.legalName],
  ] as const) {
    expect(textOf(await invoicePdf({ ...invoice, seller: stored }, order, 'en-GB'))).toContain(`(${author})`)
    const note = await creditNotePdf({ ...creditNote, seller: stored }, refund, [], order, 'en-GB')
    expect(textOf(note)).toContain(`(${author})`)
  }
})

it('goes on over several pages', async () => {
  const lines = Array.from({ length: 60 }, () => line)
  const pdf = Buffer.from(await invoicePdf(invoice, { ...order, lines }, 'el-GR')).toString('latin1')
  expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(1)
})
