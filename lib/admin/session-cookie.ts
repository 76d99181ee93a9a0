import 'server-only'
import { z } from 'zod'
import { adminCookie } from '@/lib/cookies'
import { sealedCookie } from '@/lib/sealed-cookie'

/** Holds the token of a session of the back office; see `createSession`. */
export const sessionCookie = sealedCookie(adminCookie, z.string())
