import type { PaymentPage } from '../../branding/payment-pages.ts'
import { demoShopPath } from '../../demo-shops/demo-shop.tsx'
import { type DemoShop, DemoShops, maxPayments } from '../../demo-shops/demo-shops.ts'
import { FormRejection } from '../form-rejection.ts'
import { QrCode } from '../payment-links/qr-code.tsx'
import type { PortalContext, SectionDependencies } from '../portal-env.ts'
import { showActionPage } from '../ui/action-page.tsx'
import { Fact, isolated, Message, Moment, Reference } from '../ui/elements.tsx'
import { PostForm, Select, Submit } from '../ui/form.tsx'
import type { Form } from '../ui/form-data.ts'
import type { PageState } from '../ui/page.tsx'
import type { SectionRoutes } from '../ui/section.ts'
import { pageOfRequest } from './page-of-request.ts'

/** For how many days a link can be opened. */
const lifetimes = [1, 7, 30] as const

export const demonstrationAddress = ({ reference }: PaymentPage): string =>
  `/appearance/${reference}/demonstration`

/** The link to a small shop in the brand of a page: made, handed out and ended here. */
export function demonstrationRoutes({ get, post }: SectionRoutes, dependencies: SectionDependencies): void {
  const { configurationId, database, clocks, publicUrl } = dependencies
  const withPage = pageOfRequest(dependencies)
  const demoShops = new DemoShops(database, clocks)
  const demonstrationPage = withPage(async (c, page, state: PageState = {}) => {
    const current = await demoShops.find(configurationId, page.reference)
    return showDemonstration(c, state, page, current, publicUrl(c.req.raw))
  })

  get('/appearance/:reference/demonstration', (c) => demonstrationPage(c))

  post(
    '/appearance/:reference/demonstration',
    demonstrationPage,
    withPage(async (c, page, form: Form) => {
      if (!page.published) throw new FormRejection('Publish the page before you show it in a demonstration.')
      const days = lifetimes.find((known) => String(known) === form.days) ?? 7
      await demoShops.start(configurationId, page.reference, days)
      return c.redirect(c.var.to(demonstrationAddress(page)), 303)
    }),
  )

  post(
    '/appearance/:reference/demonstration/end',
    demonstrationPage,
    withPage(async (c, page) => {
      await demoShops.end(configurationId, page.reference)
      return c.redirect(c.var.to(demonstrationAddress(page)), 303)
    }),
  )
}

function showDemonstration(
  c: PortalContext,
  state: PageState,
  page: PaymentPage,
  demoShop: DemoShop | undefined,
  publicUrl: string,
) {
  return showActionPage(c, state, {
    title: `Demonstration of ${isolated(page.name)}`,
    back: ['Go back to the page', `/appearance/${page.reference}`],
    body: (
      <>
        <p>
          Whoever has the link sees a small shop in the brand of this page as it is published, buys, pays with
          a test card and gets a receipt, without a sign-in. It shows nothing of the Portal.
        </p>
        {!page.published && (
          <Message>Publish the page first: a demonstration shows what shoppers see.</Message>
        )}
        {demoShop && page.published && (
          <Current page={page} demoShop={demoShop} url={`${publicUrl}${demoShopPath(demoShop.code)}`} />
        )}
        {!demoShop && page.published && <New page={page} />}
      </>
    ),
  })
}

function Current(props: { page: PaymentPage; demoShop: DemoShop; url: string }) {
  const { page, demoShop, url } = props
  return (
    <>
      <p class="row">
        <Reference text={url} name="the link" />
        <a class="button" href={url} target="_blank" rel="noopener">
          Open
        </a>
      </p>
      <QrCode text={url} name={`QR code of ${url}`} />
      <dl class="facts">
        <Fact name="Ends">
          <Moment at={demoShop.expiresAt} />
        </Fact>
        <Fact name="Payments started">
          {demoShop.payments} of at most {maxPayments}
        </Fact>
      </dl>
      <PostForm action={`${demonstrationAddress(page)}/end`}>
        <Submit kind="danger">End it now</Submit>
      </PostForm>
    </>
  )
}

function New({ page }: { page: PaymentPage }) {
  return (
    <PostForm action={demonstrationAddress(page)}>
      <Select
        id="days"
        name="days"
        label="Ends after"
        value="7"
        options={lifetimes.map((days) => [String(days), days === 1 ? '1 day' : `${days} days`] as const)}
      />
      <Submit>Create demonstration link</Submit>
    </PostForm>
  )
}
