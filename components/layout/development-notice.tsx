import { headers } from 'next/headers'
import { Notice } from '@/components/ui/notice'
import { developmentAdvice } from '@/lib/development-advice'
import { developmentHosts, parsedAppUrl } from '@/lib/environment'

/** In development, what the page cannot do under the name by which it was opened. It needs no script. */
export async function DevelopmentNotice() {
  const sent = await headers()
  const advice = developmentAdvice({
    host: sent.get('x-forwarded-host') ?? sent.get('host') ?? '',
    protocol: sent.get('x-forwarded-proto') ?? 'http',
    hosts: developmentHosts(),
    ownHost: parsedAppUrl()?.host,
  })
  if (advice === undefined) return null
  return (
    <div lang="en" className="page pt-4">
      <Notice tone="danger">
        <p>{advice}</p>
      </Notice>
    </div>
  )
}
