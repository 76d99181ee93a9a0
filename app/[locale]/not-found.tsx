import { locale as localeInAddress } from 'next/root-params'
import { ErrorPage } from '@/components/layout/error-page'
import { ButtonLink } from '@/components/ui/button'
import { defaultLocale, isLocale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import { paths } from '@/lib/paths'
import { statusMark } from '@/lib/static-page'

/** That there is nothing to show, in the language of the address. Each page carries it, in case it calls notFound(). */
export default async function NotFoundPage() {
  const named = (await localeInAddress()) ?? ''
  const locale = isLocale(named) ? named : defaultLocale
  const t = translator(locale)
  return (
    <ErrorPage title={t('notFound.title')} text={t('notFound.text')}>
      <meta {...statusMark} />
      <ButtonLink href={paths.home(locale)}>{t('notFound.home')}</ButtonLink>
    </ErrorPage>
  )
}
