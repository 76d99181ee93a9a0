import { Hono } from 'hono'
import type { PaymentPage } from '../../branding/payment-pages.ts'
import { preferredLocale } from '../../web/locale.ts'
import type { PortalDependencies, PortalEnv } from '../portal-env.ts'
import { showLonePage } from '../ui/page.tsx'
import { preview, readPreviewRequest } from './preview.ts'
import { addressOfSettings } from './preview-settings.ts'

const path = '/appearance/share'

/** Where a draft is shown to whoever has its link, within the Portal. */
export const shareAddress = ({ shareToken }: PaymentPage): string => `${path}/${shareToken}`

/** Drafts that a merchant shared by a link: they need no sign-in. */
export function sharedPages(dependencies: PortalDependencies): Hono<PortalEnv> {
  const { pages, pagesFor, configurations } = dependencies
  const app = new Hono<PortalEnv>()

  app.get(`${path}/:token`, (c) => {
    const locale = preferredLocale(c)
    const address = addressOfSettings({ state: 'form', locale, scheme: 'auto' })
    return c.redirect(c.var.to(`${path}/${encodeURIComponent(c.req.param('token'))}/${address}`), 303)
  })

  /** A link or a form leads to what a shopper would see next, and changes nothing. */
  app.on(['GET', 'POST'], `${path}/:token/:view/:path{.+}`, async (c) => {
    const asked = await readPreviewRequest(c)
    if ('address' in asked) {
      return c.redirect(c.var.to(`${path}/${encodeURIComponent(c.req.param('token'))}/${asked.address}`), 303)
    }
    const page = await pages.findShared(c.req.param('token'))
    const configuration = page && (await configurations.find(page.configurationId))
    if (!page || !configuration) {
      return showLonePage(c, {
        title: 'There is no such page',
        status: 404,
        body: (
          <>
            <h1>There is no such page</h1>
            <p>The link is incomplete, or the page was deleted. Ask whoever sent it for another one.</p>
          </>
        ),
      })
    }
    const merchant = { theme: page.draft, methods: configuration.settings.paymentMethods }
    return preview(pagesFor, merchant, asked.settings, asked.path)
  })

  return app
}
