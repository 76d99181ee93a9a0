import { withdrawalsCommand } from '@/lib/withdrawals/command'
import { runStoreCommand } from './store-command'

// `npm run withdrawals`: lists the withdrawals that a merchant has something to do about, and accepts or denies them.

await runStoreCommand(withdrawalsCommand)
