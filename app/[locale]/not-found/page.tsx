import type { Metadata } from 'next'
import { ErrorPage } from '@/components/layout/error-page'
import { ButtonLink } from '@/components/ui/button'
import { translator } from '@/lib/i18n/translator'
import { paths } from '@/lib/paths'
import { localeOf } from '../locale-of'

interface Props {
  params: Promise<{ locale: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params))('notFound.title'), robots: { index: false } }
}

/**
 * Where pages that are rendered for each request lead to when there is nothing to show: what Next renders for their
 * notFound() is empty without JavaScript (https://github.com/vercel/next.js/issues/62228). The build gives it the
 * status 404.
 */
export default async function NothingFoundPage({ params }: Props) {
  const locale = await localeOf(params)
  const t = translator(locale)
  return (
    <ErrorPage title={t('notFound.title')} text={t('notFound.text')}>
      <ButtonLink href={paths.home(locale)}>{t('notFound.home')}</ButtonLink>
    </ErrorPage>
  )
}
