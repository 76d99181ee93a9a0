import { type Context, Hono } from 'hono'
import { defaultTheme } from '../../branding/theme.ts'
import { showPage } from '../page.tsx'

/**
 * What somebody sees who opens the simulator itself, or follows the documentation link of an answer; and the logos of
 * payment methods, which the list of methods points at. To be mounted where the simulator stands.
 */
export function welcome(parts: {
  configurationId: string
  /** Where the simulator stands for the caller of a request, without a slash at the end. */
  publicUrl(request: Request): string
  hasPortal: boolean
}): Hono {
  const show = (c: Context) =>
    showPage(
      c,
      { locale: 'en_GB', theme: { ...defaultTheme, businessName: 'Cashflows simulator' } },
      {
        title: 'Welcome',
        body: <Welcome {...parts} url={parts.publicUrl(c.req.raw)} />,
      },
    )
  return new Hono()
    .get('/', show)
    .get('/payment-gateway-api/documentation/index.html', show)
    .get('/assets/:file{payment-method-[a-z]+\\.svg}', (c) => {
      const method = logos.get(c.req.param('file').slice('payment-method-'.length, -'.svg'.length))
      return method === undefined
        ? c.notFound()
        : c.body(logo(method), 200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'max-age=86400' })
    })
}

function Welcome(props: { configurationId: string; url: string; hasPortal: boolean }) {
  const { configurationId, url, hasPortal } = props
  return (
    <section class="panel">
      <h1>This is a simulator of the Cashflows gateway</h1>
      <p>
        A shop asks it for a payment job and sends the shopper to its hosted payment page. To see that, buy
        something in the shop that came with it, or point a shop of your own here.
      </p>
      <dl class="lines">
        <div>
          <dt>Gateway</dt>
          <dd>{url}/api/gateway</dd>
        </div>
        <div>
          <dt>Configuration ID</dt>
          <dd>{configurationId}</dd>
        </div>
        <div>
          <dt>API key</dt>
          <dd>{hasPortal ? 'in the Portal, under Configuration' : 'see simulator/README.md'}</dd>
        </div>
      </dl>
      {hasPortal && (
        <p>
          <a href={`${url}/portal`}>Open the Portal</a>: transactions, configuration, and how the page looks.
        </p>
      )}
    </section>
  )
}

const logos = new Map([
  ['card', 'Card'],
  ['paypal', 'PayPal'],
  ['ideal', 'iDEAL'],
])

/** A name in a frame: the marks themselves belong to others. */
const logo = (name: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 48" role="img" aria-label="${name}"><rect x="1" y="1" width="78" height="46" rx="6" fill="#fff" stroke="#8a9499"/><text x="40" y="30" text-anchor="middle" font-family="system-ui,sans-serif" font-size="17" font-weight="600" fill="#17252b">${name}</text></svg>`
