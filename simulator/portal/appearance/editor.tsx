import { contrastAdvice, isUnreadable } from '../../branding/contrast.ts'
import type { PaymentPage } from '../../branding/payment-pages.ts'
import { colourText, type Theme } from '../../branding/theme.ts'
import type { PortalContext, SectionDependencies } from '../portal-env.ts'
import { type Form, parseForm, readFields } from '../ui/form-data.ts'
import { download, type PageState, showPage } from '../ui/page.tsx'
import type { SectionRoutes } from '../ui/section.ts'
import { Advice } from './advice.tsx'
import { changed } from './changes.ts'
import { Editor, type EditorState } from './editor-page.tsx'
import { pageNameSchema } from './page-name.ts'
import { pageOfRequest } from './page-of-request.ts'
import { KeptPicture } from './picture-field.tsx'
import { readPreviewSettings, writePreviewSettings } from './preview-settings.ts'
import { readDevice } from './screenshots.ts'
import { shareAddress } from './shared-pages.tsx'
import { pictureNames, themeFromForm, themeFromJson } from './theme-form.ts'

/** The editor of a payment page. */
export function editorRoutes({ get, post }: SectionRoutes, dependencies: SectionDependencies): void {
  const { pages, screenshots, configurationId, publicUrl, destinations } = dependencies
  const withPage = pageOfRequest(dependencies)

  const showEditor = (c: PortalContext, page: PaymentPage, state: EditorState = {}) => {
    const { form = {}, errors = state.rejectedImport?.errors ?? [], nameError } = state
    return showPage(c, {
      title: page.name,
      heading: null,
      errors: {
        ...Object.fromEntries(errors.map(({ field, message }) => [field, message])),
        name: nameError,
      },
      body: (
        <Editor
          page={page}
          state={state}
          shown={form['view.state'] ? settingsIn(form) : readPreviewSettings(c.req.query('view'))}
          device={readDevice(form['view.device'] ?? c.req.query('device'))}
          hasScreenshots={screenshots !== undefined}
          shareAddress={`${publicUrl(c.req.raw)}/portal${shareAddress(page)}`}
          done={c.req.query('done')}
        />
      ),
    })
  }
  const editor = withPage((c, page, { errors }: PageState = {}) =>
    showEditor(c, page, { nameError: errors?.name }),
  )

  get('/appearance/:reference', (c) => editor(c))

  post(
    '/appearance/:reference',
    editor,
    withPage(async (c, page, form: Form) => {
      const read = await themeFromForm(await readFields(c), page.draft, destinations)
      const wantsJson = c.req.header('Accept') === 'application/json'
      if ('errors' in read) {
        if (wantsJson) return c.json({ errors: read.errors }, 400)
        return showEditor(c, page, { form, errors: read.errors })
      }
      const action = form.action ?? 'save'
      const theme = changed(read.theme, action, form.base)
      if (!theme) return showEditor(c, page, { form, errors: [{ field: 'base', message: colourText }] })
      await pages.saveDraft(configurationId, page.reference, theme)
      if (wantsJson) {
        return c.json({ errors: [], hardToRead: contrastAdvice(theme).length, parts: await partsOf(theme) })
      }
      if (!action.startsWith('publish')) return goToEditor(c, page, 'saved', form)
      if (action === 'publish' && isUnreadable(theme)) return goToEditor(c, page, 'unreadable', form)
      await pages.publish(configurationId, page.reference)
      return goToEditor(c, page, 'published', form)
    }),
  )

  post(
    '/appearance/:reference/rename',
    editor,
    withPage(async (c, page, form: Form) => {
      const { name } = parseForm(pageNameSchema, form)
      await pages.rename(configurationId, page.reference, name)
      return goToEditor(c, page, 'saved')
    }),
  )

  post(
    '/appearance/:reference/restore',
    editor,
    withPage(async (c, page, { publishedAt = '' }: Form) => {
      await pages.restore(configurationId, page.reference, publishedAt)
      return goToEditor(c, page, 'restored')
    }),
  )

  get(
    '/appearance/:reference/theme.json',
    withPage((c, page) => {
      const json = JSON.stringify(page.draft, null, 2)
      return download(c, json, 'application/json; charset=utf-8', `theme-${page.reference}.json`)
    }),
  )

  post(
    '/appearance/:reference/import',
    editor,
    withPage(async (c, page, { theme: text = '' }: Form) => {
      const read = themeFromJson(text, destinations)
      if ('errors' in read) return showEditor(c, page, { rejectedImport: { text, errors: read.errors } })
      await pages.saveDraft(configurationId, page.reference, read.theme)
      return goToEditor(c, page, 'imported')
    }),
  )
}

/** The parts of the editor that follow from what was saved, by the id of their element. */
async function partsOf(theme: Theme): Promise<Record<string, string>> {
  const kept = pictureNames.map(async (name) => {
    const markup = await (<KeptPicture name={name} picture={theme[name]} />)
    return [`${name}-kept`, String(markup ?? '')] as const
  })
  return Object.fromEntries([
    ['advice', String(await (<Advice theme={theme} />))],
    ...(await Promise.all(kept)),
  ])
}

function goToEditor(c: PortalContext, page: PaymentPage, done: string, form: Form = {}): Response {
  const query = new URLSearchParams({
    done,
    view: writePreviewSettings(settingsIn(form)),
    device: form['view.device'] ?? 'phone',
  })
  return c.redirect(c.var.to(`/appearance/${page.reference}?${query}`), 303)
}

const settingsIn = (form: Form) =>
  readPreviewSettings([form['view.state'], form['view.locale'], form['view.scheme']].join('.'))
