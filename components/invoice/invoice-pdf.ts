import { join } from 'node:path'
import PDFDocument from 'pdfkit'
import { cartAmounts } from '@/components/cart/cart-amounts'
import type { Locale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import type { Invoice } from '@/lib/invoice/issue'
import { formatMoney } from '@/lib/money'
import type { Order } from '@/lib/orders/order'
import { postalAddress, postalAddressText } from '@/lib/postal-address'
import { shop } from '@/lib/shop'
import type { Vat } from '@/lib/tax/vat'
import { shopTheme } from '@/lib/theme/theme'

/** Not beside this file: the bundler moves the code, packages stay where they are. */
const typeface = (file: string) => join(process.cwd(), 'node_modules/@expo-google-fonts/commissioner', file)
const regular = typeface('400Regular/Commissioner_400Regular.ttf')
const bold = typeface('600SemiBold/Commissioner_600SemiBold.ttf')

const margin = 56
const lineHeight = 16
const rowPadding = 5

/** Draws the invoice of an order as a PDF, with its VAT by rate. */
export async function invoicePdf(
  invoice: Invoice,
  order: Order,
  locale: Locale,
): Promise<Uint8Array<ArrayBuffer>> {
  const t = translator(locale)
  const title = `${t('invoice.title')} ${invoice.number}`
  const document = new PDFDocument({
    size: 'A4',
    margin,
    lang: locale,
    displayTitle: true,
    font: regular,
    info: { Title: title, Author: shop.legalName, CreationDate: invoice.issuedAt },
  })
  const parts: Buffer[] = []
  document.on('data', (part: Buffer) => parts.push(part))
  const ended = new Promise<void>((resolve) => document.on('end', resolve))
  draw(document, { invoice, order, locale, title })
  document.end()
  await ended
  return new Uint8Array(Buffer.concat(parts))
}

interface Drawn {
  invoice: Invoice
  order: Order
  locale: Locale
  title: string
}

function draw(document: PDFKit.PDFDocument, { invoice, order, locale, title }: Drawn): void {
  const t = translator(locale)
  const money = (minorUnits: number) => formatMoney(minorUnits, order.currency, locale)
  const date = (at: Date) => at.toLocaleDateString(locale, { dateStyle: 'long', timeZone: shop.timeZone })
  const text = (words: string, size = 10) => document.font(regular).fontSize(size).text(words, { lineGap: 3 })
  const heading = (words: string) => document.moveDown().font(bold).fontSize(11).text(words, { lineGap: 3 })

  document.font(bold).fontSize(14).text(shopTheme.businessName)
  text(
    `${shop.legalName}\n${postalAddress(locale)}\n${shop.email}\n${t('invoice.vatNumber')}: ${shop.vatNumber}\n${shop.register}, ${shop.companyNumber}`,
  )
  document.moveDown(1.5).font(bold).fontSize(20).text(title)
  text(
    `${t('invoice.date')}: ${date(invoice.issuedAt)}\n${t('order.number')}: ${order.number}\n${t('order.placed')}: ${date(order.placedAt)}`,
  )
  heading(t('order.billedTo'))
  text(postalAddressText(order.details, locale))
  const { shippingAddress } = order.details
  if (shippingAddress) {
    heading(t('order.deliveredTo'))
    text(postalAddressText(shippingAddress, locale))
  }

  document.moveDown()
  row(document, [t('invoice.item'), t('invoice.unitPrice'), t('invoice.amount')], bold)
  for (const { name, optionLabel, quantity, unitPrice, total, discount = 0 } of order.lines) {
    const label = `${[name, optionLabel].filter(Boolean).join(', ')} × ${quantity}`
    row(document, [label, money(unitPrice), money(total + discount)])
  }
  const amounts = cartAmounts(order, locale)
  for (const [index, { label, amount }] of amounts.entries()) {
    row(document, [label, '', amount], index === amounts.length - 1 ? bold : regular)
  }

  const rates = vatTable(order)
  if (rates.length === 0) return
  document.moveDown()
  row(document, [t('invoice.vatRate'), t('invoice.net'), t('invoice.vat')], bold)
  for (const { vatPercentage, net, vat } of rates) {
    const rate = (vatPercentage / 100).toLocaleString(locale, { style: 'percent', maximumFractionDigits: 1 })
    row(document, [rate, money(net), money(vat)])
  }
}

/** What stands left, and two amounts, with a rule above; on another page where there is no room. */
function row(
  document: PDFKit.PDFDocument,
  [label = '', middle = '', right = '']: string[],
  font = regular,
): void {
  const { width, height } = document.page
  const column = 110
  const labelWidth = width - 2 * margin - 2 * column
  document.font(font).fontSize(10)
  const rowHeight =
    Math.max(lineHeight, document.heightOfString(label, { width: labelWidth })) + 2 * rowPadding
  if (document.y + rowHeight > height - margin) document.addPage()
  const top = document.y
  document
    .moveTo(margin, top)
    .lineTo(width - margin, top)
    .lineWidth(0.5)
    .strokeColor('#999999')
    .stroke()
  const y = top + rowPadding
  document.text(label, margin, y, { width: labelWidth })
  document.text(middle, width - margin - 2 * column, y, { width: column, align: 'right' })
  document.text(right, width - margin - column, y, { width: column, align: 'right' })
  document.x = margin
  document.y = top + rowHeight
}

/** The net amounts and the VAT of an order by rate, the highest first; nothing where its VAT was not stored, as of old ones. */
export function vatTable({ lines, delivery, deliveryVat }: Order): (Vat & { net: number })[] {
  if (!deliveryVat) return []
  const sums = new Map<number, { gross: number; vat: number }>()
  const parts = lines.map(({ total, vatPercentage = 0, vat = 0 }) => ({ total, vatPercentage, vat }))
  for (const { total, vatPercentage, vat } of [...parts, { ...deliveryVat, total: delivery }]) {
    const before = sums.get(vatPercentage) ?? { gross: 0, vat: 0 }
    sums.set(vatPercentage, { gross: before.gross + total, vat: before.vat + vat })
  }
  return [...sums]
    .map(([vatPercentage, { gross, vat }]) => ({ vatPercentage, vat, net: gross - vat }))
    .filter(({ net }) => net > 0)
    .sort((one, other) => other.vatPercentage - one.vatPercentage)
}
