import { personalDataCommand } from '@/lib/personal-data/command'
import { runStoreCommand } from './store-command'

// `npm run personal-data`: exports or deletes what the shop stores about a person.

await runStoreCommand(personalDataCommand)
