import { Hono } from 'hono'
import { contrastAdvice } from '../../branding/contrast.ts'
import type { PaymentPage } from '../../branding/payment-pages.ts'
import { presets } from '../../branding/presets.ts'
import type { Theme } from '../../branding/theme.ts'
import { defaultThemeNamed } from '../../branding/theme.ts'
import { readForm } from '../../web/form.ts'
import { allow } from '../auth/guards.tsx'
import { Once } from '../auth/once.tsx'
import type { PortalContext, PortalEnv, PortalParts } from '../portal-env.ts'
import { showMissing } from '../ui/missing.tsx'
import { showPage } from '../ui/page.tsx'
import { Advice } from './advice.tsx'
import { changed } from './changes.ts'
import { DeletePage } from './delete-page.tsx'
import { Editor } from './editor-page.tsx'
import { type ListProblems, PageList } from './list-page.tsx'
import { type Device, devices } from './pictures.ts'
import { type PageView, preview, readAsked, readView, writeView } from './preview.ts'
import { pathOf } from './sample.ts'
import { shareAddress } from './shared-pages.tsx'
import { type ThemeProblem, themeFromForm, themeFromJson } from './theme-form.ts'
import type { RefusedImport } from './versions.tsx'

type Typed = Record<string, string | undefined>

/** The merchant's payment pages, and the editor of each. */
export function appearancePages(parts: PortalParts): Hono<PortalEnv> {
  const { pages, pagesFor, pictures, configurationId } = parts
  const app = new Hono<PortalEnv>()
  const once = new Once<PaymentPage>()
  app.use('/appearance/*', allow('configure'))

  const showList = async (c: PortalContext, problems: ListProblems = {}) => {
    const hasProblem = Object.keys(problems).length > 0
    return showPage(c, {
      title: hasProblem ? 'Error: Appearance' : 'Appearance',
      status: hasProblem ? 400 : 200,
      body: <PageList view={c.var.view} pages={await pages.list(configurationId)} problems={problems} />,
    })
  }

  app.get('/appearance', (c) => showList(c))

  app.post('/appearance', async (c) => {
    const form = await readForm(c)
    const name = (form.name ?? '').trim()
    if (name === '' || name.length > 60) {
      return showList(c, { name: 'Give the page a name of at most 60 characters.' })
    }
    const look = presets.find(({ key }) => key === form.preset)?.look
    const { merchantName } = c.var.configuration.settings
    const page = await once.do(c, form, () =>
      pages.create(configurationId, name, { ...defaultThemeNamed(merchantName), ...look }),
    )
    return c.redirect(c.var.to(`/appearance/${page.reference}`), 303)
  })

  /** What is done with one page of this merchant. */
  const withPage =
    (act: (c: PortalContext, page: PaymentPage) => Response | Promise<Response>) =>
    async (c: PortalContext): Promise<Response> => {
      const page = await pages.find(configurationId, c.req.param('reference') ?? '')
      return page ? act(c, page) : showUnknown(c)
    }

  app.get(
    '/appearance/:reference',
    withPage((c, page) => showEditor(c, page, { theme: page.draft })),
  )

  app.post(
    '/appearance/:reference',
    withPage(async (c, page) => {
      const form = await c.req.parseBody({ all: true })
      const fields = Object.fromEntries(
        Object.entries(form).filter((entry): entry is [string, string | File] => !Array.isArray(entry[1])),
      )
      const typed = await readForm(c)
      const read = await themeFromForm(fields, page.draft)
      const wantsJson = c.req.header('Accept') === 'application/json'
      if ('problems' in read) {
        if (wantsJson) return c.json({ problems: read.problems }, 400)
        return showEditor(c, page, { theme: page.draft, typed, problems: read.problems })
      }
      const action = typed.action ?? 'save'
      const theme = changed(read.theme, action, typed.base)
      await pages.saveDraft(configurationId, page.reference, theme)
      if (wantsJson) {
        const advice = contrastAdvice(theme)
        const adviceMarkup = String(await (<Advice advice={advice} />))
        return c.json({ problems: [], adviceMarkup, hardToRead: advice.length })
      }
      if (action === 'publish') await pages.publish(configurationId, page.reference)
      return goToEditor(c, page, action === 'publish' ? 'published' : 'saved', typed)
    }),
  )

  app.post(
    '/appearance/:reference/manage',
    withPage(async (c, page) => {
      const { reference } = page
      const form = await readForm(c)
      const [action, detail = ''] = splitOnce(form.action ?? '')
      if (action === 'default' && !(await pages.makeDefault(configurationId, reference))) {
        return showList(c, { row: `Publish ${page.name} before you make it the default page.` })
      }
      if (action === 'remove') await pages.remove(configurationId, reference)
      if (action === 'rename' && form.name?.trim()) {
        await pages.rename(configurationId, reference, form.name.trim().slice(0, 60))
      }
      if (action === 'restore') await pages.restore(configurationId, reference, detail)
      if (action === 'default' || action === 'remove') return c.redirect(c.var.to('/appearance'), 303)
      return goToEditor(c, page, action === 'restore' ? 'restored' : 'saved')
    }),
  )

  app.get(
    '/appearance/:reference/delete',
    withPage((c, page) =>
      showPage(c, { title: `Delete ${page.name}`, body: <DeletePage view={c.var.view} page={page} /> }),
    ),
  )

  app.get(
    '/appearance/:reference/theme.json',
    withPage((c, page) =>
      c.body(JSON.stringify(page.draft, null, 2), 200, {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Disposition': `attachment; filename="theme-${page.reference}.json"`,
        'Cache-Control': 'no-store',
        'X-Content-Type-Options': 'nosniff',
      }),
    ),
  )

  app.post(
    '/appearance/:reference/import',
    withPage(async (c, page) => {
      const text = (await readForm(c)).theme ?? ''
      const read = themeFromJson(text)
      if ('problems' in read) {
        return showEditor(c, page, { theme: page.draft, refusedImport: { text, problems: read.problems } })
      }
      await pages.saveDraft(configurationId, page.reference, read.theme)
      return goToEditor(c, page, 'imported')
    }),
  )

  const show = (c: PortalContext, page: PaymentPage, view: PageView, path: string) => {
    const methods = c.var.configuration.settings.paymentMethods
    return preview(pagesFor, { theme: page.draft, methods }, view, path)
  }

  app.get(
    '/appearance/:reference/preview/:view/:path{.+}',
    withPage(async (c, page) => {
      const asked = await readAsked(c)
      if ('view' in asked) return show(c, page, asked.view, asked.path)
      return c.redirect(c.var.to(`/appearance/${page.reference}/preview/${asked.address}`), 303)
    }),
  )

  if (pictures) {
    app.get(
      '/appearance/:reference/picture.png',
      withPage(async (c, page) => {
        const view = readView(c.req.query('view'))
        const picture = await pictures
          .take(pathOf(view.state), readDevice(c.req.query('device')), (path) => show(c, page, view, path))
          .catch(console.error)
        if (!picture) return showNoPicture(c, page)
        return c.body(picture, 200, {
          'Content-Type': 'image/png',
          'Cache-Control': 'no-store',
          'X-Content-Type-Options': 'nosniff',
        })
      }),
    )
  }

  const addressToShare = (c: PortalContext, page: PaymentPage) =>
    `${parts.publicUrl(c.req.raw)}/portal${shareAddress(page)}`

  interface Shown {
    theme: Theme
    typed?: Typed
    problems?: ThemeProblem[]
    refusedImport?: RefusedImport
  }
  function showEditor(
    c: PortalContext,
    page: PaymentPage,
    { theme, typed = {}, problems = [], refusedImport }: Shown,
  ) {
    const hasProblem = problems.length > 0 || refusedImport !== undefined
    const device = typed['view.device'] ?? c.req.query('device')
    return showPage(c, {
      title: hasProblem ? `Error: ${page.name}` : page.name,
      status: hasProblem ? 400 : 200,
      body: (
        <Editor
          view={c.var.view}
          page={page}
          theme={theme}
          typed={typed}
          problems={problems}
          refusedImport={refusedImport}
          shown={typed['view.state'] ? viewOf(typed) : readView(c.req.query('view'))}
          device={readDevice(device)}
          hasPictures={pictures !== undefined}
          shareAddress={addressToShare(c, page)}
          done={doneTexts[c.req.query('done') ?? '']}
        />
      ),
    })
  }

  function goToEditor(c: PortalContext, page: PaymentPage, done: string, typed: Typed = {}): Response {
    const query = new URLSearchParams({
      done,
      view: writeView(viewOf(typed)),
      device: typed['view.device'] ?? 'phone',
    })
    return c.redirect(c.var.to(`/appearance/${page.reference}?${query}`), 303)
  }

  return app
}

const showUnknown = (c: PortalContext) =>
  showMissing(c, {
    heading: 'No such page',
    text: 'It may have been deleted.',
    leadsTo: ['Show all pages', '/appearance'],
  })

const showNoPicture = (c: PortalContext, page: PaymentPage) =>
  showMissing(c, {
    status: 503,
    heading: 'No picture',
    text: 'The browser of the simulator’s machine could not take it; the simulator’s log says why. CHROMIUM_PATH names another one.',
    leadsTo: ['Go back to the editor', `/appearance/${page.reference}`],
  })

const readDevice = (text: string | undefined): Device => devices.find((known) => known === text) ?? 'phone'

const doneTexts: Record<string, string> = {
  saved: 'Draft saved.',
  published: 'Published: shoppers see it now.',
  restored: 'The earlier version is the draft now. Publish it to show it.',
  imported: 'Imported into the draft.',
}

const viewOf = (typed: Typed) =>
  readView([typed['view.state'], typed['view.locale'], typed['view.scheme']].join('.'))

function splitOnce(text: string): [string, string?] {
  const at = text.indexOf(':')
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}
