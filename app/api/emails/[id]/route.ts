import { renderEmail } from '@/components/email/email-renderer'
import { database } from '@/lib/database/database'
import { composeEmail } from '@/lib/email/message'
import { environment } from '@/lib/environment'
import { findEmail } from '@/lib/outbox/outbox'

const notFound = () => new Response('Not found', { status: 404 })

/** An email of the outbox as it would be sent now, as HTML or, with `?format=text`, as plain text. Only in development. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { isProduction, appUrl } = environment()
  const { id } = await params
  if (isProduction || !/^\d{1,9}$/.test(id)) return notFound()
  const store = await database()
  const email = await findEmail(store, Number(id))
  if (!email) return notFound()
  const composition = await composeEmail(store, email, appUrl, new Date())
  if (composition === 'dropped') return answer('This email is not sent, since it is no longer true.')
  if ('postponedUntil' in composition)
    return answer('This email waits, since the shopper may be paying just now.')
  const { html, text, subject } = await renderEmail(composition.message)
  if (new URL(request.url).searchParams.get('format') === 'text') return answer(`${subject}\n\n${text}`)
  return answer(html, 'html')
}

const answer = (body: string, type: 'plain' | 'html' = 'plain') =>
  new Response(body, {
    headers: { 'Content-Type': `text/${type}; charset=utf-8`, 'Cache-Control': 'no-store' },
  })
