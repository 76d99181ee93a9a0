import { type Context, Hono } from 'hono'
import { defaultTheme } from '../../branding/theme.ts'
import { showPage } from '../page.tsx'
import { sendLogo } from './payment-method-logos.ts'

/** The page at the root of the simulator, and the logos to which the gateway's list of payment methods links. */
export function welcome(options: {
  configurationId: string
  /** Where the caller of a request finds the simulator, without a slash at the end. */
  publicUrl(request: Request): string
  /** Where the gateway's API is documented, below that address. */
  documentationPath: string
}): Hono {
  const show = (c: Context) =>
    showPage(
      c,
      { locale: 'en_GB', theme: { ...defaultTheme, businessName: 'Cashflows simulator' } },
      {
        title: 'Welcome',
        body: <Welcome {...options} url={options.publicUrl(c.req.raw)} />,
      },
    )
  return new Hono().get('/', show).get('/assets/:file{payment-method-[a-z]+\\.svg}', sendLogo)
}

interface WelcomeProps {
  configurationId: string
  url: string
  documentationPath: string
}

function Welcome({ configurationId, url, documentationPath }: WelcomeProps) {
  return (
    <section class="panel">
      <h1>This is a simulator of the Cashflows gateway</h1>
      <p>
        A shop asks it for a payment job and sends the shopper to its hosted payment page. To see that, buy
        something in the shop that came with it, or point a shop of your own here.
      </p>
      <dl class="lines long">
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
          <dd>in the Portal, under Configuration</dd>
        </div>
      </dl>
      <p>
        <a href={`${url}/portal`}>Open the Portal</a>: transactions, configuration, and how the page looks.
      </p>
      <p>
        <a href={`${url}${documentationPath}`}>Read the gateway’s API</a>: every call, with examples.
      </p>
    </section>
  )
}
