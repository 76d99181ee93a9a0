import type { PortalSection } from '../ui/section.ts'
import { apiDataRoutes } from './api-data.tsx'
import { settingsRoutes } from './settings.tsx'

/** What a merchant sets, and what signs the calls of their shop. */
export const configuration: PortalSection = {
  path: '/configuration',
  title: 'Configuration',
  permission: 'configure',
  register(routes, dependencies) {
    settingsRoutes(routes, dependencies)
    apiDataRoutes(routes, dependencies)
  },
}
