'use client'

import { useParams } from 'next/navigation'
import { ErrorPage } from '@/components/layout/error-page'
import { Button } from '@/components/ui/button'
import { errorTexts } from '@/lib/i18n/error-texts'
import { defaultLocale, isLocale } from '@/lib/i18n/locales'

export default function LocaleError({ reset }: { error: Error; reset: () => void }) {
  const { locale } = useParams<{ locale: string }>()
  const { title, text, retry } = errorTexts[isLocale(locale) ? locale : defaultLocale]
  return (
    <ErrorPage title={title} text={text}>
      <Button type="button" onClick={reset}>
        {retry}
      </Button>
    </ErrorPage>
  )
}
