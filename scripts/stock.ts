import { stockCommand } from '@/lib/stock/command'
import { runStoreCommand } from './store-command'

// `npm run stock`: lists and changes how many of each limited item can be ordered.

await runStoreCommand(stockCommand)
