import type { PaymentPage } from '../../branding/payment-pages.ts'
import type { PortalContext, SectionDependencies } from '../portal-env.ts'
import { showMissing } from '../ui/missing-page.tsx'
import { download } from '../ui/page.tsx'
import type { SectionRoutes } from '../ui/section.ts'
import { pageOfRequest } from './page-of-request.ts'
import { preview, readPreviewRequest } from './preview.ts'
import { type PreviewSettings, readPreviewSettings } from './preview-settings.ts'
import { pathOf } from './sample.ts'
import { readDevice } from './screenshots.ts'

/** The preview of a payment page's draft, live and as a picture. */
export function previewRoutes({ get }: SectionRoutes, dependencies: SectionDependencies): void {
  const { pagesFor, screenshots } = dependencies
  const withPage = pageOfRequest(dependencies)

  const showPreview = (c: PortalContext, page: PaymentPage, settings: PreviewSettings, path: string) => {
    const methods = c.var.configuration.settings.paymentMethods
    const isInFrame = c.req.header('Sec-Fetch-Dest') === 'iframe'
    return preview(pagesFor, { theme: page.draft, methods }, settings, path, isInFrame)
  }

  get(
    '/appearance/:reference/preview/:view/:path{.+}',
    withPage(async (c, page) => {
      const asked = await readPreviewRequest(c)
      if ('settings' in asked) return showPreview(c, page, asked.settings, asked.path)
      return c.redirect(c.var.to(`/appearance/${page.reference}/preview/${asked.address}`), 303)
    }),
  )

  if (screenshots) {
    get(
      '/appearance/:reference/picture.png',
      withPage(async (c, page) => {
        const settings = readPreviewSettings(c.req.query('view'))
        const screenshot = await screenshots
          .take(pathOf(settings.state), readDevice(c.req.query('device')), (path) =>
            showPreview(c, page, settings, path),
          )
          .catch(console.error)
        return screenshot ? download(c, screenshot, 'image/png') : showNoPicture(c, page)
      }),
    )
  }
}

const showNoPicture = (c: PortalContext, page: PaymentPage) =>
  showMissing(c, {
    status: 503,
    heading: 'No picture',
    text: 'The browser of the simulator’s machine could not take it; the simulator’s log says why. CHROMIUM_PATH names another one.',
    leadsTo: ['Go back to the editor', `/appearance/${page.reference}`],
  })
