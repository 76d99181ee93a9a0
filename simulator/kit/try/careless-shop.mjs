// A shop that does everything wrong that `cashflows-simulator try` looks for. Its test lists what is found.
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'

const { GATEWAY_URL, CONFIGURATION_ID, API_KEY, PORT = '0' } = process.env
const orders = new Map()

async function call(method, path, request) {
  const body = request ? JSON.stringify(request) : ''
  const Hash = createHash('sha512')
    .update(API_KEY + body)
    .digest('hex')
  const headers = { 'Content-Type': 'application/json', ConfigurationId: CONFIGURATION_ID, Hash }
  // It waits for ever.
  const response = await fetch(`${GATEWAY_URL}/api/gateway${path}`, {
    method,
    headers,
    ...(body && { body }),
  })
  return response.json()
}

async function pay(amountToCollect, home) {
  const orderNumber = `C-${orders.size + 1}`
  const back = (outcome) => `${home}/return?outcome=${outcome}`
  const parameters = {
    returnUrlSuccess: back('paid'),
    returnUrlFailed: back('failed'),
    returnUrlCancelled: back('failed'),
    webhookUrl: `${home}/webhook`,
  }
  // Each press makes another order, of which nobody cancels the earlier one; the price comes from the form.
  orders.set(orderNumber, 'open')
  const { links } = await call('POST', '/payment-jobs', {
    amountToCollect,
    currency: 'GBP',
    order: { orderNumber },
    parameters,
  })
  return links.action.url
}

/** Whatever comes is acknowledged, also where the gateway could not be asked. */
async function notified(notification) {
  const { data } = await call('GET', `/payment-jobs/${notification.paymentJobReference}`).catch(() => ({}))
  // A status that a stranger sends comes first; amounts are not compared; who has failed once is never paid.
  const status = notification.status ?? data?.paymentStatus
  const number = data?.order.orderNumber
  if (orders.get(number) === 'open') orders.set(number, status === 'Paid' ? 'paid' : 'failed')
}

const form = (action, button, fields = '') =>
  `<form method=post action="${action}">${fields}<button>${button}</button></form>`

async function answer(request, response) {
  const home = `http://${request.headers.host}`
  const { pathname, searchParams } = new URL(request.url, home)
  const body = await text(request)
  const show = (main) =>
    response
      .writeHead(200, { 'Content-Type': 'text/html' })
      .end(`<!doctype html><title>Shop</title><main>${main}</main>`)
  const lead = (Location, headers) => response.writeHead(303, { Location, ...headers }).end()
  switch (pathname) {
    case '/':
      return show(form('/add', 'Add'))
    case '/add':
      return lead('/checkout', { 'Set-Cookie': 'cart=full' })
    case '/checkout':
      return show(form('/pay', 'Pay', '<input type=hidden name=amount value=12.00>'))
    case '/pay':
      // The cart is emptied before anything is paid.
      return lead(await pay(new URLSearchParams(body).get('amount'), home), { 'Set-Cookie': 'cart=' })
    case '/cart':
      return show(/cart=full/.test(request.headers.cookie) ? form('/pay', 'Pay') : 'Your cart is empty.')
    case '/return': {
      // The address is believed.
      const number = searchParams.get('ordernumber')
      if (orders.get(number) === 'open') orders.set(number, searchParams.get('outcome'))
      return lead(`/order?number=${number}`)
    }
    case '/order':
      return show(`The order is ${orders.get(searchParams.get('number'))}. <a href=/cart>Try again</a>`)
    case '/webhook':
      await notified(JSON.parse(body))
      return response.writeHead(200, { 'Content-Type': 'application/json' }).end(body)
    default:
      return response.writeHead(404).end()
  }
}

const server = createServer((request, response) => {
  answer(request, response).catch(() => response.writeHead(500).end('Internal error'))
})
server.listen(Number(PORT), '127.0.0.1', () =>
  console.log(`Shop at http://127.0.0.1:${server.address().port}`),
)
