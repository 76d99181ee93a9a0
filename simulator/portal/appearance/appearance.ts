import type { PortalSection } from '../ui/section.ts'
import { demonstrationRoutes } from './demonstration-link.tsx'
import { editorRoutes } from './editor.tsx'
import { listRoutes } from './list.tsx'
import { previewRoutes } from './preview-routes.ts'

/** The merchant's payment pages, and the editor of each. */
export const appearance: PortalSection = {
  path: '/appearance',
  title: 'Appearance',
  permission: 'configure',
  register(routes, dependencies) {
    listRoutes(routes, dependencies)
    editorRoutes(routes, dependencies)
    demonstrationRoutes(routes, dependencies)
    previewRoutes(routes, dependencies)
  },
}
