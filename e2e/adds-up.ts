import type { ControlClient } from 'cashflows-simulator/kit/control-client'
import type { TestMailServer } from '../lib/testing/mail-server'
import { Browser } from '../scripts/form-browser'
import type { Environment } from './environment'
import { expect } from './fixtures'
import type { HttpShopper } from './http-shopper'
import { Merchant } from './merchant'

/** Soup mugs and a milk jug, bought with a discount code. */
interface Purchase {
  mugs: number
  code: string
  currency: string
  sign: string
  /** What they come to, one of the mugs, and what is left, as the shop writes amounts behind the sign. */
  sum: string
  part: string
  left: string
}

interface Parties {
  shopper: HttpShopper
  control: ControlClient
  environment: Environment
  mail: TestMailServer
  /** What the merchant types behind `npm run withdrawals --`, and reads. */
  withdrawals: (...words: string[]) => Promise<string>
}

const pattern = (text: string) => new RegExp(text.replaceAll('$', '\\$'))

/**
 * Buys two products in a currency, with a discount and sent to Ireland with 23 % VAT, and gives a mug back: shop, gateway, emails
 * and the report of the Portal say the same.
 */
export async function addsUp(
  { mugs, code, currency, sign, sum, part, left }: Purchase,
  { shopper, control, environment, mail, withdrawals }: Parties,
): Promise<void> {
  await shopper.putsIntoCart('soup-mug', { quantity: mugs })
  await shopper.putsIntoCart('milk-jug')
  await shopper.opens('/en-GB/cart')
  shopper.types({ 'Discount code': code })
  await shopper.chooses('Use code')
  if (currency !== 'GBP') await shopper.chooses(new RegExp(`^${currency}, `))
  await shopper.goesToCheckout()
  shopper.fillsInParcel()
  await shopper.pays()
  await shopper.chooses('Successful Payment')
  await shopper.seesOrder('paid')
  const orderNumber = shopper.address.split('/').at(-1) ?? ''
  shopper.reads(pattern(`${sign}${sum}`))
  await expect(() => expect(mail.textOf(`Your order ${orderNumber}`)).toContain(`${sign}${sum}`)).toPass()

  await shopper.follows('Withdraw from contract here')
  shopper.types({ 'Soup mug': '1', 'Pint jug, Chalk': '0' })
  await shopper.chooses('Continue')
  await shopper.chooses('Confirm withdrawal')
  const id = /^(\d+) {2}received/m.exec(await withdrawals())?.[1] ?? ''
  expect(await withdrawals('accept', id)).toContain(`the shop gives back ${sign}${part}`)
  await shopper.opens(`/en-GB/orders/${orderNumber}`)
  await shopper.seesOrder('partiallyRefunded')
  shopper.reads(pattern(`${sign}${part} of ${sign}${sum} refunded`))
  await expect(() =>
    expect(mail.textOf(`Your refund for order ${orderNumber}`)).toContain(`${sign}${part}`),
  ).toPass()

  const { jobs } = await control.listJobs()
  const sent = (shown: string) => shown.replace(',', '')
  expect(jobs).toMatchObject([
    {
      amountToCollect: sent(sum),
      currency,
      payments: [{ refunds: [{ amountToRefund: sent(part), status: 'Completed' }] }],
    },
  ])
  const browser = await Browser.open()
  const merchant = new Merchant(browser, environment.gateway.url)
  await merchant.opensPaymentOf(jobs[0]?.reference ?? '')
  await merchant.opens('/portal/reports')
  merchant.reads(pattern(`${sign}${sum}1 capture${sign}${part}1 refund${sign}${left}`))
  await browser.close()
}
