import { appearance } from './appearance/appearance.ts'
import { configuration } from './configuration/configuration.ts'
import { dashboard } from './dashboard/dashboard.tsx'
import { paymentLinks } from './payment-links/payment-links.tsx'
import { reports } from './reports/reports.tsx'
import { simulation } from './simulation/simulation.tsx'
import { transactions } from './transactions/transactions.ts'
import type { PortalSection } from './ui/section.ts'
import { users } from './users/users.tsx'

/** The sections of the Portal, in the order of its navigation. */
export const sections: readonly PortalSection[] = [
  dashboard,
  transactions,
  paymentLinks,
  reports,
  configuration,
  appearance,
  users,
  simulation,
]
