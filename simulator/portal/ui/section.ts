import { Hono } from 'hono'
import { requirePermission } from '../auth/guards.tsx'
import type { Permission } from '../auth/permissions.ts'
import { FormRejection } from '../form-rejection.ts'
import type { NavigationEntry, PortalContext, PortalEnv, SectionDependencies } from '../portal-env.ts'
import { type Form, readForm } from './form-data.ts'
import type { PageState } from './page.tsx'

type PageResponse = Response | Promise<Response>

/** A section of the Portal: an entry of the navigation, and the routes of its pages. */
export interface PortalSection extends NavigationEntry {
  register(routes: SectionRoutes, dependencies: SectionDependencies): void
}

/** Each route is denied to whoever lacks a permission: the section's, unless the route names another. */
export interface SectionRoutes {
  get(path: string, page: (c: PortalContext) => PageResponse, permission?: Permission): void
  /**
   * @param page shown again with the form, and with what is wrong, when `act` throws a FormRejection
   * @param act does what the form asks for
   */
  post(
    path: string,
    page: (c: PortalContext, state: PageState) => PageResponse,
    act: (c: PortalContext, form: Form) => PageResponse,
    permission?: Permission,
  ): void
}

/** The routes of a section, to be mounted at the root of the Portal. */
export function sectionRoutes(section: PortalSection, dependencies: SectionDependencies): Hono<PortalEnv> {
  const app = new Hono<PortalEnv>()
  section.register(
    {
      get: (path, page, permission = section.permission) => {
        app.get(path, requirePermission(permission), (c) => page(c))
      },
      post: (path, page, act, permission = section.permission) => {
        app.post(path, requirePermission(permission), async (c) => {
          const form = await readForm(c)
          try {
            return await act(c, form)
          } catch (error) {
            if (!(error instanceof FormRejection)) throw error
            return page(c, { form, problem: error.message, errors: error.errors })
          }
        })
      },
    },
    dependencies,
  )
  return app
}
