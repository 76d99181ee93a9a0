import { renderEmail } from '@/components/email/email-renderer'
import { startShop } from '@/lib/start-shop'

/** Starts the shop in development, where compiling the code for that takes longer than the first page. */
export function GET(): Response {
  if (process.env.NODE_ENV !== 'development') return new Response('Not found', { status: 404 })
  startShop(renderEmail)
  return new Response(null, { status: 204 })
}
