import type { Database } from '@/lib/database/database'
import { rateLimits } from '@/lib/rate-limit/tables'
import { addAccount } from './accounts'
import { adminAccounts } from './tables'

export const owner = { email: 'owner@shop.example', role: 'owner', password: 'three small pots' } as const

/** Leaves one account, an owner's. */
export async function onlyOwner(database: Database): Promise<void> {
  await database.delete(adminAccounts)
  await database.delete(rateLimits)
  await addAccount(database, owner)
}
