import { database } from '@/lib/database/database'
import { environment } from '@/lib/environment'
import { escapedHtml } from '@/lib/escaped-html'
import { listEmails } from '@/lib/outbox/outbox'
import { apiPaths } from '@/lib/paths'

const maxEmails = 100

/** The newest emails of the outbox, for whoever develops the shop. */
export async function GET(): Promise<Response> {
  if (environment().isProduction) return new Response('Not found', { status: 404 })
  const rows = (await listEmails(await database(), maxEmails)).map(
    ({ id, kind, recipient, state, createdAt, lastError }) => `<tr>
<td>${createdAt.toISOString().slice(0, 19)}</td><td>${kind}</td><td>${escapedHtml(recipient)}</td><td>${state} ${escapedHtml(lastError ?? '')}</td>
<td><a href="${apiPaths.emails}/${id}">HTML</a> <a href="${apiPaths.emails}/${id}?format=text">Text</a></td></tr>`,
  )
  const list =
    rows.length > 0 ? `<table cellpadding="6">${rows.join('')}</table>` : '<p>There are none yet.</p>'
  return new Response(
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>Emails</title><h1>Emails</h1>${list}`,
    { headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' } },
  )
}
