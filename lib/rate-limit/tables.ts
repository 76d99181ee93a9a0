import { rateLimitTable } from 'cashflows-postgres/rate-limit'
import { shop } from '@/lib/database/schema'

export const rateLimits = rateLimitTable(shop, 'rate_limits')
