/** @jsxImportSource hono/jsx */
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Clock } from '../clock'
import { contrastAdvice } from '../pages/contrast'
import type { PaymentPage, PaymentPages } from '../pages/payment-pages'
import { presets } from '../pages/presets'
import { readForm } from '../pages/shopper'
import { localeFor } from '../pages/texts/texts'
import { defaultTheme, type Theme } from '../pages/theme'
import type { PageMethod } from '../payments/page-methods'
import { Advice } from './advice'
import { changed } from './changes'
import { devices, Editor } from './editor-page'
import { PageList } from './list-page'
import { addressOfView, type PagesFor, preview, readView, type View, writeView } from './preview'
import { sendEditorScript, showShell } from './shell'
import { type ThemeProblem, themeFromForm, themeFromJson } from './theme-form'

/** What the editor needs of the house. */
export interface AppearanceParts {
  pages: PaymentPages
  pagesFor: PagesFor
  clock: Pick<Clock, 'now'>
  /** Lets on whoever may change the appearance. A page that was shared needs no permission. */
  guard: MiddlewareHandler
  /** Whose pages these are. */
  configurationIdOf(c: Context): string
  /** The name that a new page bears. */
  businessNameOf(configurationId: string): Promise<string>
  /** What a merchant's page offers, for a preview that is like it. */
  methodsOf(configurationId: string): Promise<PageMethod[]>
  /** Goes with every form, for a guard that asks for it. */
  formTokenOf?(c: Context): string | undefined
  /** Where the simulator stands for the caller of a request, without a slash at the end. */
  publicUrl(request: Request): string
}

type AppearanceEnv = { Variables: { page: PaymentPage } }

const largestForm = 256 * 1024

/** The editor of the hosted payment page, to be mounted at `/portal/appearance`. */
export function appearance(parts: AppearanceParts): Hono<AppearanceEnv> {
  const { pages, clock } = parts
  const app = new Hono<AppearanceEnv>()
  const addressOf = (c: Context) => `${parts.publicUrl(c.req.raw)}/portal/appearance`
  const baseOf = (c: Context) => new URL(addressOf(c)).pathname
  const notFound = (c: Context) =>
    showMessage(c, baseOf(c), 404, 'There is no such page', 'It may have been deleted.')

  app.onError((error, c) => {
    console.error(error)
    return showMessage(c, baseOf(c), 500, 'Something went wrong here', 'Nothing was changed. Try again.')
  })
  app.use(
    bodyLimit({
      maxSize: largestForm,
      onError: (c) =>
        showMessage(
          c,
          baseOf(c),
          413,
          'That was too large',
          'A picture may have at most 32 KB. Go back and choose a smaller one.',
        ),
    }),
  )
  app.get('/editor.js', sendEditorScript)

  app.get('/share/:token', (c) => {
    const locale = localeFor(c.req.header('Accept-Language'))
    const address = addressOfView({ state: 'form', locale, scheme: 'auto' })
    return c.redirect(`${baseOf(c)}/share/${encodeURIComponent(c.req.param('token'))}/${address}`, 303)
  })
  app.get('/share/:token/:view/:path{.+}', async (c) => {
    const page = await pages.findShared(c.req.param('token'))
    if (!page) return notFound(c)
    return showPreview(page, c.req.param('view'), c.req.param('path'))
  })
  /** On a shared page, paying leads to its end and changes nothing. */
  app.post('/share/:token/:view/:path{.+}', (c) => {
    const end = addressOfView({ ...readView(c.req.param('view')), state: 'success' })
    return c.redirect(`${baseOf(c)}/share/${encodeURIComponent(c.req.param('token'))}/${end}`, 303)
  })

  app.use(parts.guard)

  const showList = async (c: Context, problem?: string) =>
    showShell(c, {
      title: 'Appearance',
      base: baseOf(c),
      status: problem ? 400 : 200,
      body: (
        <PageList
          pages={await pages.list(parts.configurationIdOf(c))}
          base={baseOf(c)}
          formToken={parts.formTokenOf?.(c)}
          problem={problem}
        />
      ),
    })
  app.get('/', (c) => showList(c))
  app.post('/', async (c) => {
    const form = await readForm(c)
    const name = (form.name ?? '').trim()
    if (name === '' || name.length > 60) return showList(c, 'Give the page a name of at most 60 characters.')
    const configurationId = parts.configurationIdOf(c)
    const look = presets.find(({ key }) => key === form.preset)?.look
    const businessName = await parts.businessNameOf(configurationId)
    const page = await pages.create(configurationId, name, { ...defaultTheme, ...look, businessName })
    return c.redirect(`${baseOf(c)}/${page.reference}`, 303)
  })

  app.use('/:reference{\\d{18}}/*', async (c, next) => {
    const page = await pages.find(parts.configurationIdOf(c), c.req.param('reference'))
    if (!page) return notFound(c)
    c.set('page', page)
    await next()
  })

  app.get('/:reference{\\d{18}}', (c) => showEditor(c, { theme: c.var.page.draft }))

  app.post('/:reference{\\d{18}}', async (c) => {
    const { page } = c.var
    const form = await c.req.parseBody()
    const fields = Object.fromEntries(
      Object.entries(form).filter((entry): entry is [string, string | File] => !Array.isArray(entry[1])),
    )
    const typed = Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? value : undefined]),
    )
    const read = await themeFromForm(fields, page.draft)
    const wantsJson = c.req.header('Accept') === 'application/json'
    if ('problems' in read) {
      if (wantsJson) return c.json({ problems: read.problems }, 400)
      return showEditor(c, { theme: page.draft, typed, problems: read.problems })
    }
    const action = typed.action ?? 'save'
    const theme = changed(read.theme, action, typed.base)
    await pages.saveDraft(page.configurationId, page.reference, theme)
    if (wantsJson) {
      const advice = contrastAdvice(theme)
      const adviceMarkup = String(await (<Advice advice={advice} />))
      return c.json({ problems: [], adviceMarkup, hardToRead: advice.length })
    }
    if (action === 'publish') await pages.publish(page.configurationId, page.reference)
    return goToEditor(c, action === 'publish' ? 'published' : 'saved', typed)
  })

  app.post('/:reference{\\d{18}}/manage', async (c) => {
    const { configurationId, reference } = c.var.page
    const form = await readForm(c)
    const [action, detail = ''] = splitOnce(form.action ?? '')
    if (action === 'default') await pages.makeDefault(configurationId, reference)
    if (action === 'remove') await pages.remove(configurationId, reference)
    if (action === 'rename' && form.name?.trim()) {
      await pages.rename(configurationId, reference, form.name.trim().slice(0, 60))
    }
    if (action === 'restore') await pages.restore(configurationId, reference, detail)
    if (action === 'default' || action === 'remove') return c.redirect(baseOf(c), 303)
    return goToEditor(c, action === 'restore' ? 'restored' : 'saved')
  })

  app.get('/:reference{\\d{18}}/theme.json', (c) =>
    c.body(JSON.stringify(c.var.page.draft, null, 2), 200, {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="theme-${c.var.page.reference}.json"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    }),
  )
  app.post('/:reference{\\d{18}}/import', async (c) => {
    const { page } = c.var
    const read = themeFromJson((await readForm(c)).theme ?? '')
    if ('problems' in read) return showEditor(c, { theme: page.draft, problems: read.problems })
    await pages.saveDraft(page.configurationId, page.reference, read.theme)
    return goToEditor(c, 'imported')
  })

  app.get('/:reference{\\d{18}}/preview/:view/:path{.+}', (c) =>
    showPreview(c.var.page, c.req.param('view'), c.req.param('path')),
  )
  app.all('*', notFound)

  async function showPreview({ configurationId, draft }: PaymentPage, view: string, path: string) {
    const merchant = { theme: draft, methods: await parts.methodsOf(configurationId) }
    return preview(parts.pagesFor, merchant, readView(view), path, clock.now())
  }

  interface Shown {
    theme: Theme
    typed?: Record<string, string | undefined>
    problems?: ThemeProblem[]
  }
  function showEditor(c: Context<AppearanceEnv>, { theme, typed = {}, problems = [] }: Shown) {
    const { page } = c.var
    const view = typed['view.state'] ? viewOf(typed) : readView(c.req.query('view'))
    const device = typed['view.device'] ?? c.req.query('device')
    return showShell(c, {
      title: page.name,
      base: baseOf(c),
      status: problems.length > 0 ? 400 : 200,
      body: (
        <Editor
          page={page}
          theme={theme}
          typed={typed}
          problems={problems}
          view={view}
          device={devices.find((known) => known === device) ?? 'phone'}
          base={baseOf(c)}
          formToken={parts.formTokenOf?.(c)}
          shareAddress={`${addressOf(c)}/share/${page.shareToken}`}
          done={doneWords[c.req.query('done') ?? '']}
        />
      ),
    })
  }

  function goToEditor(
    c: Context<AppearanceEnv>,
    done: string,
    typed: Record<string, string | undefined> = {},
  ): Response {
    const query = new URLSearchParams({
      done,
      view: writeView(viewOf(typed)),
      device: typed['view.device'] ?? 'phone',
    })
    return c.redirect(`${baseOf(c)}/${c.var.page.reference}?${query}`, 303)
  }

  return app
}

const doneWords: Record<string, string> = {
  saved: 'Draft saved.',
  published: 'Published: shoppers see it now.',
  restored: 'The earlier version is the draft now. Publish it to show it.',
  imported: 'Imported into the draft.',
}

const viewOf = (typed: Record<string, string | undefined>): View =>
  readView([typed['view.state'], typed['view.locale'], typed['view.scheme']].join('.'))

function splitOnce(text: string): [string, string?] {
  const at = text.indexOf(':')
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}

const showMessage = (c: Context, base: string, status: 404 | 413 | 500, heading: string, text: string) =>
  showShell(c, {
    title: heading,
    base,
    status,
    body: (
      <main>
        <h1>{heading}</h1>
        <p>{text}</p>
      </main>
    ),
  })
