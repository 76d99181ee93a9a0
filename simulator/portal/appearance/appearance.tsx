import { createHash } from 'node:crypto'
import { contrastAdvice } from '../../branding/contrast.ts'
import type { PaymentPage } from '../../branding/payment-pages.ts'
import { presets } from '../../branding/presets.ts'
import { proposeTheme } from '../../branding/proposal/proposal.ts'
import { defaultThemeNamed, type Theme } from '../../branding/theme.ts'
import { Demonstrations } from '../../demonstration/demonstrations.ts'
import { allow } from '../../rate-limit/rate-limit.ts'
import type { PortalContext } from '../portal-env.ts'
import { Rejection } from '../rejection.ts'
import { type Form, parseForm, readFields } from '../ui/form-data.ts'
import { IdempotentAction } from '../ui/idempotency.tsx'
import { showMissing } from '../ui/missing-page.tsx'
import { download, type PageState, showPage } from '../ui/page.tsx'
import type { PortalSection } from '../ui/section.ts'
import { Advice } from './advice.tsx'
import { changed } from './changes.ts'
import { DeletePage } from './delete-page.tsx'
import { demonstrationAddress, lifetimes, showDemonstration } from './demonstration-link.tsx'
import { Editor, type EditorState } from './editor-page.tsx'
import { ListHead, PageList } from './list-page.tsx'
import { pageNameSchema } from './page-name.ts'
import { KeptPicture } from './picture-field.tsx'
import { type Device, devices } from './pictures.ts'
import { preview, readPreviewRequest } from './preview.ts'
import { type PreviewSettings, readPreviewSettings, writePreviewSettings } from './preview-settings.ts'
import { proposalRejection, readProposalForm } from './proposal-form.tsx'
import { pathOf } from './sample.ts'
import { shareAddress } from './shared-pages.tsx'
import { pictureNames, themeFromForm, themeFromJson } from './theme-form.ts'

const proposalsPerUser = { limit: 30, windowMs: 60 * 60_000 }

/** The merchant's payment pages, and the editor of each. */
export const appearance: PortalSection = {
  path: '/appearance',
  title: 'Appearance',
  permission: 'configure',
  register({ get, post }, dependencies) {
    const { pages, pagesFor, pictures, configurationId, publicUrl, destinations, database, clock } =
      dependencies
    const { realNow = () => new Date() } = dependencies
    const creation = new IdempotentAction<PaymentPage>()

    const listPage = async (c: PortalContext, state: PageState = {}) =>
      showPage(c, {
        title: 'Appearance',
        heading: <ListHead />,
        ...state,
        body: (
          <PageList
            pages={await pages.list(configurationId)}
            merchantName={c.var.configuration.settings.merchantName}
            state={state}
          />
        ),
      })

    get('/appearance', listPage)

    post('/appearance', listPage, async (c, form) => {
      const { name } = parseForm(pageNameSchema, form)
      const preset = presets.find(({ key }) => key === form.preset)
      const page = await creation.run(c, form, () =>
        pages.create(configurationId, name, { ...defaultThemeNamed(name), ...preset?.theme }),
      )
      return c.redirect(c.var.to(`/appearance/${page.reference}`), 303)
    })

    post('/appearance/proposal', listPage, async (c, form) => {
      const request = await readProposalForm(c)
      // After a step back in the browser, the form may be sent again with another file.
      const logo = request.logo && createHash('sha256').update(request.logo.bytes).digest('hex')
      const page = await creation.run(c, { ...form, logo }, async () => {
        await countProposal(c)
        const { merchantName } = c.var.configuration.settings
        const name = { value: merchantName, from: 'the merchant’s name in the Portal' }
        const { theme, notes } = await proposeTheme(request, name, destinations).catch((error: unknown) => {
          throw proposalRejection(error)
        })
        return pages.create(configurationId, theme.businessName, theme, notes)
      })
      return c.redirect(c.var.to(`/appearance/${page.reference}`), 303)
    })

    /** A proposal asks other people's websites, and takes time of the processor. */
    const countProposal = async ({ var: { viewer } }: PortalContext) => {
      const name = `proposals of ${viewer.user.email}`
      if (await allow(database, name, proposalsPerUser, realNow())) return
      throw new Rejection(
        `You have asked for ${proposalsPerUser.limit} proposals within an hour. Try again later, or create a page without one.`,
      )
    }

    /** What is done with one page of this merchant. */
    const withPage =
      <Rest extends unknown[]>(
        act: (c: PortalContext, page: PaymentPage, ...rest: Rest) => Response | Promise<Response>,
      ) =>
      async (c: PortalContext, ...rest: Rest): Promise<Response> => {
        const page = await pages.find(configurationId, c.req.param('reference') ?? '')
        return page ? act(c, page, ...rest) : showUnknown(c)
      }

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
            hasPictures={pictures !== undefined}
            shareAddress={`${publicUrl(c.req.raw)}/portal${shareAddress(page)}`}
            done={doneTexts[c.req.query('done') ?? '']}
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
        await pages.saveDraft(configurationId, page.reference, theme)
        if (wantsJson) {
          return c.json({ errors: [], hardToRead: contrastAdvice(theme).length, parts: await partsOf(theme) })
        }
        if (action === 'publish') await pages.publish(configurationId, page.reference)
        return goToEditor(c, page, action === 'publish' ? 'published' : 'saved', form)
      }),
    )

    post(
      '/appearance/:reference/make-default',
      listPage,
      withPage(async (c, page) => {
        if (!(await pages.makeDefault(configurationId, page.reference))) {
          throw new Rejection(`Publish ${page.name} before you make it the default page.`)
        }
        return c.redirect(c.var.to('/appearance'), 303)
      }),
    )

    post(
      '/appearance/:reference/delete',
      listPage,
      withPage(async (c, page) => {
        await pages.remove(configurationId, page.reference)
        return c.redirect(c.var.to('/appearance'), 303)
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
      '/appearance/:reference/delete',
      withPage((c, page) =>
        showPage(c, { title: `Delete ${page.name}`, heading: null, body: <DeletePage page={page} /> }),
      ),
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

    const demonstrations = new Demonstrations(database, clock)
    const demonstrationPage = withPage(async (c, page, state: PageState = {}) => {
      const current = await demonstrations.find(configurationId, page.reference)
      return showDemonstration(c, state, page, current, publicUrl(c.req.raw))
    })

    get('/appearance/:reference/demonstration', (c) => demonstrationPage(c))

    post(
      '/appearance/:reference/demonstration',
      demonstrationPage,
      withPage(async (c, page, form: Form) => {
        if (!page.published) throw new Rejection('Publish the page before you show it in a demonstration.')
        const days = lifetimes.find((known) => String(known) === form.days) ?? 7
        await demonstrations.start(configurationId, page.reference, days)
        return c.redirect(c.var.to(demonstrationAddress(page)), 303)
      }),
    )

    post(
      '/appearance/:reference/demonstration/end',
      demonstrationPage,
      withPage(async (c, page) => {
        await demonstrations.end(configurationId, page.reference)
        return c.redirect(c.var.to(demonstrationAddress(page)), 303)
      }),
    )

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

    if (pictures) {
      get(
        '/appearance/:reference/picture.png',
        withPage(async (c, page) => {
          const settings = readPreviewSettings(c.req.query('view'))
          const picture = await pictures
            .take(pathOf(settings.state), readDevice(c.req.query('device')), (path) =>
              showPreview(c, page, settings, path),
            )
            .catch(console.error)
          return picture ? download(c, picture, 'image/png') : showNoPicture(c, page)
        }),
      )
    }
  },
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

const settingsIn = (form: Form) =>
  readPreviewSettings([form['view.state'], form['view.locale'], form['view.scheme']].join('.'))
