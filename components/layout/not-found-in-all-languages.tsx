import { Link } from '@/components/ui/link'
import { isDemonstration } from '@/lib/environment'
import { defaultLocale, locales } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import { paths } from '@/lib/paths'
import { Wordmark } from './wordmark'

/** That no page stands at an address: as it may be meant in any language, said in all of them. */
export function NotFoundInAllLanguages() {
  return (
    <main className="page py-10">
      <Wordmark />
      <h1 className="mt-10">404</h1>
      <ul className="mt-4 divide-y divide-line border-y border-line">
        {locales
          .filter((locale) => locale !== 'en-US' || !locales.includes('en-GB'))
          .map((locale) => {
            const t = translator(locale)
            return (
              <li
                key={locale}
                lang={locale}
                className="flex flex-wrap items-center justify-between gap-x-8 py-3"
              >
                <p>
                  {t('notFound.title')}. <span className="text-muted">{t('notFound.text')}</span>
                </p>
                <Link
                  href={paths.home(locale)}
                  className="inline-flex min-h-11 items-center text-link underline underline-offset-4"
                >
                  {t('notFound.home')}
                </Link>
              </li>
            )
          })}
      </ul>
      {isDemonstration() && (
        <p className="mt-8 text-small text-muted">{translator(defaultLocale)('shop.demonstration')}</p>
      )}
    </main>
  )
}
