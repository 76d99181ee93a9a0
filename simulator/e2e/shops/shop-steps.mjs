// The shop in Python, described by functions instead of labels.

/** @import { OrderState, Shop } from '../../kit/try/shop.ts' */

/** @type {Record<string, OrderState>} */
const states = { Pending: 'pending', Paid: 'paid', Failed: 'unpaid', Cancelled: 'unpaid' }

/** @satisfies {Shop} */
const shop = {
  name: 'Shop in Python',
  address: 'http://127.0.0.1:8000',
  putIntoCart: async (page) => void (await page.goto('/')),
  checkOut: (page) => page.getByRole('button', { name: 'Buy' }).click(),
  readState: async (page) => states[(await page.getByRole('status').textContent()) ?? ''],
  tryAgain: (page) => page.getByRole('button', { name: 'Try again' }).click(),
  openOrder: async (page, { orderNumber }) => void (await page.goto(`/order?number=${orderNumber}`)),
}

export default shop
