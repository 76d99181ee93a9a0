import { request } from '@playwright/test'
import type { ControlClient } from 'cashflows-simulator/kit/control-client'
import { sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { exampleDetails } from '../../lib/checkout/testing'
import { account } from '../add-account'
import { type Form, Page } from '../form-browser'

/** What exists in the shop under test, so that requests reach further than "not found". */
export interface Existing {
  /** Of a browser that has something in its cart, has placed orders, and is signed in to the back office. */
  cookies: [name: string, value: string][]
  /** What that browser can send from the pages that it sees. */
  forms: Form[]
  /** The same of the back office. */
  adminForms: Form[]
  orderNumber: string
  /** The references of payment jobs and of their payments. */
  references: string[]
}

/**
 * Places an order, pays it, withdraws from it, signs in to the back office and fills the cart again, as a browser without
 * JavaScript does.
 *
 * @throws Error when the shop does not sell
 */
export async function makeExisting(
  shopUrl: string,
  control: ControlClient,
  database: NodePgDatabase,
): Promise<Existing> {
  const browser = await request.newContext({ extraHTTPHeaders: { 'accept-language': 'en-GB' } })
  const visit = async (path: string) => {
    const response = await browser.get(`${shopUrl}${path}`)
    return new Page(new URL(response.url()), await response.text())
  }
  const send = ({ action, fields }: Form, typed: Record<string, string> = {}) =>
    browser.post(action.href, {
      multipart: { ...fields, ...typed },
      headers: { origin: action.origin },
      maxRedirects: 0,
    })
  const form = (page: Page, selector: string) => {
    const found = page.form(selector)
    if (!found) throw new Error(`${page.url} has no form with ${selector}`)
    return found
  }
  const product = await visit('/en-GB/products/soup-mug')
  const limited = await visit('/en-GB/products/harbour-mug')
  const add = form(product, 'input[name=quantity]')
  await send(add, { quantity: '2' })
  const placed = await send(form(await visit('/en-GB/checkout'), 'input[name=email]'), exampleDetails)
  if (placed.status() !== 303) throw new Error(`The checkout responded with ${placed.status()}`)

  const [job] = (await control.listJobs()).jobs
  if (!job) throw new Error('The gateway has no payment job')
  await control.completePayment({ reference: job.reference, outcome: 'Successful' })
  const { payments } = await control.listPayments()
  const notified = await browser.post(`${shopUrl}/api/cashflows/webhook`, {
    data: { paymentJobReference: job.reference, paymentReference: payments[0]?.reference },
  })
  if (!notified.ok()) throw new Error(`The webhook responded with ${notified.status()}`)
  const orderNumber = job.orderNumber ?? ''
  const order = await visit(`/en-GB/orders/${orderNumber}`)
  await browser.get(`${shopUrl}/api/cart/purchased/${orderNumber}`, { maxRedirects: 0 })

  await send(add, { quantity: '2' })
  const cart = await visit('/en-GB/cart')
  const forms = [
    add,
    form(limited, 'input[name=quantity]'),
    form(cart, '[name=quantity]'),
    form(cart, '[name=discountCode]'),
    form(cart, '[name=currency]'),
    form(await visit('/en-GB/checkout'), 'input[name=email]'),
    form(await visit('/en-GB/withdrawal'), 'textarea[name=items]'),
    form(await visit('/en-GB/find-order'), 'input[name=orderNumber]'),
    form(await visit(`/en-GB/withdrawal?order=${orderNumber}`), 'input[name=name]'),
    ...[order.form('input[name=orderNumber]')].filter((found) => found !== undefined),
  ]
  await database.execute(
    sql`insert into shop.attention (kind, subject, detail) values ('email-failed', '1', 'One failed.')`,
  )
  const confirmation = new Page(
    new URL(`${shopUrl}/en-GB/withdrawal`),
    await (
      await send(form(await visit(`/en-GB/withdrawal?order=${orderNumber}`), 'input[name=name]'))
    ).text(),
  )
  await send(formOfButton(confirmation, 'Confirm withdrawal'))
  // Nothing is sent; one that was can be sent again.
  await database.execute(sql`update shop.emails set state = 'sent'`)
  const signIn = form(await visit('/admin/sign-in'), 'input[name=password]')
  const signedIn = await send(signIn, account)
  if (signedIn.status() !== 303) throw new Error(`The sign-in responded with ${signedIn.status()}`)
  const buttons: [path: string, buttons: (string | RegExp)[]][] = [
    ['/admin', ['Resolved: One failed.', /^Deny withdrawal/, /^Accept withdrawal/]],
    [
      `/admin/orders/${orderNumber}`,
      [
        'Mark as sent',
        'Refund these items',
        'Refund this amount',
        /^Refund \D\d/,
        'Void the payment',
        'Add the note',
        'Send again',
        'Check now',
      ],
    ],
    ['/admin/stock?item=harbour-mug/iron', ['Change']],
    ['/admin/account', ['Change password', 'Set up the second factor']],
  ]
  const adminForms = [signIn]
  for (const [path, names] of buttons) {
    const page = await visit(path)
    adminForms.push(...names.map((name) => formOfButton(page, name)))
  }
  // What is asked before it is done is a form, too.
  const orderPage = await visit(`/admin/orders/${orderNumber}`)
  for (const name of [/^Refund \D\d/, 'Void the payment']) {
    const asked = await send(formOfButton(orderPage, name))
    adminForms.push(formOfButton(new Page(orderPage.url, await asked.text()), name))
  }
  const { cookies } = await browser.storageState()
  await browser.dispose()
  return {
    cookies: cookies.map(({ name, value }) => [name, value]),
    forms,
    adminForms,
    orderNumber,
    references: [job.reference, ...payments.map(({ reference }) => reference)],
  }
}

function formOfButton(page: Page, name: string | RegExp): Form {
  const form = page.formOfButton(name)
  if (!form) throw new Error(`${page.url} has no button ${name}`)
  return form
}
