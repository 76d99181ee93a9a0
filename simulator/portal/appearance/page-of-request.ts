import type { PaymentPage } from '../../branding/payment-pages.ts'
import type { PortalContext, SectionDependencies } from '../portal-env.ts'
import { showMissing } from '../ui/missing-page.tsx'

/** What is done with the payment page that an address names, if this merchant has it. */
export const pageOfRequest =
  ({ pages, configurationId }: Pick<SectionDependencies, 'pages' | 'configurationId'>) =>
  <Rest extends unknown[]>(
    act: (c: PortalContext, page: PaymentPage, ...rest: Rest) => Response | Promise<Response>,
  ) =>
  async (c: PortalContext, ...rest: Rest): Promise<Response> => {
    const page = await pages.find(configurationId, c.req.param('reference') ?? '')
    return page ? act(c, page, ...rest) : showUnknown(c)
  }

const showUnknown = (c: PortalContext) =>
  showMissing(c, {
    heading: 'No such page',
    text: 'It may have been deleted.',
    leadsTo: ['Show all pages', '/appearance'],
  })
