import { createHash } from 'node:crypto'
import type { PaymentPage } from '../../branding/payment-pages.ts'
import { presets } from '../../branding/presets.ts'
import { proposeTheme } from '../../branding/proposal/proposal.ts'
import { defaultThemeNamed } from '../../branding/theme.ts'
import { allow } from '../../rate-limit/rate-limit.ts'
import { FormRejection } from '../form-rejection.ts'
import type { PortalContext, SectionDependencies } from '../portal-env.ts'
import { isolated } from '../ui/elements.tsx'
import { parseForm } from '../ui/form-data.ts'
import { IdempotentAction } from '../ui/idempotency.tsx'
import { type PageState, showPage } from '../ui/page.tsx'
import type { SectionRoutes } from '../ui/section.ts'
import { DeletePage } from './delete-page.tsx'
import { ListHead, PageList } from './list-page.tsx'
import { pageNameSchema } from './page-name.ts'
import { pageOfRequest } from './page-of-request.ts'
import { proposalRejection, readProposalForm } from './proposal-form.tsx'

const proposalsPerUser = { limit: 30, windowSeconds: 3_600 }

/** The list of payment pages: where one is made, becomes the default, and is deleted. */
export function listRoutes({ get, post }: SectionRoutes, dependencies: SectionDependencies): void {
  const { pages, configurationId, destinations, database, realNow = () => new Date() } = dependencies
  const withPage = pageOfRequest(dependencies)
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
    if ((await allow(database, name, proposalsPerUser, realNow())).isAllowed) return
    throw new FormRejection(
      `You have asked for ${proposalsPerUser.limit} proposals within an hour. Try again later, or create a page without one.`,
    )
  }

  post(
    '/appearance/:reference/make-default',
    listPage,
    withPage(async (c, page) => {
      if (!(await pages.makeDefault(configurationId, page.reference))) {
        throw new FormRejection(`Publish ${isolated(page.name)} before you make it the default page.`)
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

  get(
    '/appearance/:reference/delete',
    withPage((c, page) =>
      showPage(c, {
        title: `Delete ${isolated(page.name)}`,
        heading: null,
        body: <DeletePage page={page} />,
      }),
    ),
  )
}
