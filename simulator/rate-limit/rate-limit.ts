import { limitsIn } from 'cashflows-postgres/rate-limit'
import { rateLimit } from './tables.ts'

export const { allow, uncount } = limitsIn(rateLimit)
