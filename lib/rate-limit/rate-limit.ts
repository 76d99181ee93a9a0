import 'server-only'
import { limitsIn } from 'cashflows-postgres/rate-limit'
import { rateLimits } from './tables'

export const { allow, uncount } = limitsIn(rateLimits)
