import type { Database } from '@/lib/database/database'
import { rateLimits } from '@/lib/rate-limit/tables'
import { adminAccounts } from './tables'

export const owner = { email: 'owner@shop.example', role: 'owner', password: 'three small pots' } as const

/** Of that password, at so small a cost that checking it takes no time. */
export const passwordHash = 'scrypt:16:8:1:AAAAAAAAAAAAAAAAAAAAAA:yODK44vOYLYaa5Z5oC59bLWPvyJ-7wTc4n7sulXe9eo'

/** Leaves one account, an owner's. */
export async function onlyOwner(database: Database): Promise<void> {
  await database.delete(adminAccounts)
  await database.delete(rateLimits)
  const { email, role } = owner
  await database.insert(adminAccounts).values({ email, role, passwordHash })
}
