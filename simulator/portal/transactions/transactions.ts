import type { PortalSection } from '../ui/section.ts'
import { listRoutes } from './list.tsx'
import { transactionRoutes } from './transaction.tsx'

/** The payment jobs of the configuration: the list, and a page for each. */
export const transactions: PortalSection = {
  path: '/transactions',
  title: 'Transactions',
  permission: 'see transactions',
  register(routes, dependencies) {
    listRoutes(routes, dependencies)
    transactionRoutes(routes, dependencies)
  },
}
