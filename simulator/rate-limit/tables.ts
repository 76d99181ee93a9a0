import { rateLimitTable } from 'cashflows-postgres/rate-limit'
import { simulatorSchema } from '../database/schema.ts'

export const rateLimit = rateLimitTable(simulatorSchema, 'rate_limit')
