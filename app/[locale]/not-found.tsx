import { LocalisedErrorPage } from '@/components/layout/localised-error-page'
import { locales } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'

export default function NotFoundPage() {
  return (
    <LocalisedErrorPage
      texts={locales.map((locale) => {
        const t = translator(locale)
        return { locale, title: t('notFound.title'), text: t('notFound.text'), home: t('notFound.home') }
      })}
    />
  )
}
