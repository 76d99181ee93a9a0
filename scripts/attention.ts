import { attentionCommand } from '@/lib/orders/attention-command'
import { runStoreCommand } from './store-command'

// `npm run attention`: lists the orders that need a merchant's attention, with what to do.

await runStoreCommand(attentionCommand)
