'use client'

import { useParams } from 'next/navigation'
import { ButtonLink } from '@/components/ui/button'
import type { Locale } from '@/lib/i18n/locales'
import { paths } from '@/lib/paths'
import { ErrorPage } from './error-page'

/** An error page in the language of the address, for pages that are not given its locale. */
export function LocalisedErrorPage({
  texts,
}: {
  texts: { locale: Locale; title: string; text: string; home: string }[]
}) {
  const { locale } = useParams()
  const chosen = texts.find((candidate) => candidate.locale === locale) ?? texts[0]
  if (!chosen) return null
  return (
    <ErrorPage title={chosen.title} text={chosen.text}>
      <ButtonLink href={paths.home(chosen.locale)}>{chosen.home}</ButtonLink>
    </ErrorPage>
  )
}
