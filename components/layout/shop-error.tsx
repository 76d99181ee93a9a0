'use client'

import { useParams } from 'next/navigation'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { errorTexts } from '@/lib/i18n/error-texts'
import { defaultLocale, isLocale } from '@/lib/i18n/locales'
import { apiPaths } from '@/lib/paths'
import { ErrorPage } from './error-page'

/** What a shopper sees where a page failed, in the language of the page. */
export default function ShopError({ reset }: { reset: () => void }) {
  const { locale } = useParams<{ locale: string }>()
  const { title, text, retry } = errorTexts[isLocale(locale) ? locale : defaultLocale]
  const problem = useProblem()
  return (
    <ErrorPage title={title} text={text}>
      <Button type="button" onClick={reset}>
        {retry}
      </Button>
      {problem !== undefined && (
        <div lang="en" className="whitespace-pre-line">
          <Notice title="For whoever runs this shop">
            <p>{problem}</p>
          </Notice>
        </div>
      )}
    </ErrorPage>
  )
}

/** What keeps the shop from taking orders, where it may be said; see `unavailable` in lib/availability. */
function useProblem(): string | undefined {
  const [problem, setProblem] = useState<string>()
  useEffect(() => {
    fetch(apiPaths.health)
      .then((response) => response.json())
      .then((health: { problem?: string }) => setProblem(health.problem))
      // Whoever cannot reach the shop needs no reason why it cannot take orders.
      .catch(() => {})
  }, [])
  return problem
}
