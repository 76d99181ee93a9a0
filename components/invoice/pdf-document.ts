import { join } from 'node:path'
import PDFDocument from 'pdfkit'
import type { Locale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import { presentSeller, type Seller } from '@/lib/invoice/seller'
import type { VatRow } from '@/lib/invoice/vat-table'
import { formatMoney } from '@/lib/money'
import type { Order } from '@/lib/orders/order'
import { postalAddress, postalAddressText } from '@/lib/postal-address'
import { shop } from '@/lib/shop'
import { percentageText } from '@/lib/tax/percentage-text'

/** Not beside this file: the bundler moves the code, packages stay where they are. */
const typeface = (file: string) => join(process.cwd(), 'node_modules/@expo-google-fonts/commissioner', file)
const regular = typeface('400Regular/Commissioner_400Regular.ttf')
export const bold = typeface('600SemiBold/Commissioner_600SemiBold.ttf')

const margin = 56
const lineHeight = 16
const rowPadding = 5

type Pdf = PDFKit.PDFDocument

interface Head {
  title: string
  issuedAt: Date
  /** Null where it was not stored. */
  seller: Seller | null
  facts: string[]
  order: Order
  locale: Locale
}

/** Draws a document of the shop about an order as a PDF. @param draw draws what stands below its head */
export async function pdfOf(head: Head, draw: (document: Pdf) => void): Promise<Uint8Array<ArrayBuffer>> {
  const { title, issuedAt, locale } = head
  const seller = head.seller ?? presentSeller()
  const document = new PDFDocument({
    size: 'A4',
    margin,
    lang: locale,
    displayTitle: true,
    font: regular,
    info: { Title: title, Author: seller.legalName, CreationDate: issuedAt },
  })
  const parts: Buffer[] = []
  document.on('data', (part: Buffer) => parts.push(part))
  const ended = new Promise<void>((resolve) => document.on('end', resolve))
  drawHead(document, head, seller)
  draw(document)
  document.end()
  await ended
  return new Uint8Array(Buffer.concat(parts))
}

export const dateText = (at: Date, locale: Locale) =>
  at.toLocaleDateString(locale, { dateStyle: 'long', timeZone: shop.timeZone })

/** Seller, title, facts and buyer. */
function drawHead(document: Pdf, { title, facts, order, locale }: Head, seller: Seller): void {
  const t = translator(locale)
  const text = (words: string) => document.font(regular).fontSize(10).text(words, { lineGap: 3 })
  const heading = (words: string) => document.moveDown().font(bold).fontSize(11).text(words, { lineGap: 3 })
  document.font(bold).fontSize(14).text(seller.businessName)
  text(
    `${seller.legalName}\n${postalAddress(locale, seller)}\n${seller.email}\n${t('invoice.vatNumber')}: ${seller.vatNumber}\n${seller.register}, ${seller.companyNumber}`,
  )
  document.moveDown(1.5).font(bold).fontSize(20).text(title)
  text(facts.join('\n'))
  heading(t('order.billedTo'))
  text(postalAddressText(order.details, locale))
  const { shippingAddress } = order.details
  if (shippingAddress) {
    heading(t('order.deliveredTo'))
    text(postalAddressText(shippingAddress, locale))
  }
  document.moveDown()
}

/** VAT by rate; nothing where there is none. */
export function drawVat(document: Pdf, rows: readonly VatRow[], currency: string, locale: Locale): void {
  if (rows.length === 0) return
  const t = translator(locale)
  const money = (minorUnits: number) => formatMoney(minorUnits, currency, locale)
  document.moveDown()
  row(document, [t('invoice.vatRate'), t('invoice.net'), t('invoice.vat')], bold)
  for (const { vatPercentage, net, vat } of rows) {
    row(document, [percentageText(vatPercentage, locale), money(net), money(vat)])
  }
}

/** What stands left, and two amounts, with a rule above; on another page where there is no room. */
export function row(document: Pdf, [label = '', middle = '', right = '']: string[], font = regular): void {
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
