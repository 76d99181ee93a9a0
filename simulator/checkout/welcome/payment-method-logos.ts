import type { Context } from 'hono'

const names = new Map([
  ['card', 'Card'],
  ['paypal', 'PayPal'],
  ['ideal', 'iDEAL'],
])

/** Answers with the logo of the payment method in the file name, such as `payment-method-card.svg`. */
export function sendLogo(c: Context) {
  const [, method = ''] = c.req.param('file')?.match(/^payment-method-([a-z]+)\.svg$/) ?? []
  const name = names.get(method)
  if (name === undefined) return c.notFound()
  return c.body(logo(name), 200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'max-age=86400' })
}

/** A name in a frame: the marks themselves belong to others. */
const logo = (name: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 48" role="img" aria-label="${name}"><rect x="1" y="1" width="78" height="46" rx="6" fill="#fff" stroke="#8a9499"/><text x="40" y="30" text-anchor="middle" font-family="system-ui,sans-serif" font-size="17" font-weight="600" fill="#17252b">${name}</text></svg>`
