import { Link } from '@/components/ui/link'
import { listCategories } from '@/lib/catalogue'
import { isDemonstration } from '@/lib/environment'
import type { Locale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import { apiPaths, paths } from '@/lib/paths'
import { postalAddress } from '@/lib/postal-address'
import { LanguageLinks } from './language-links'

/** The footer of every page: the categories, the languages and, in a demonstration, that nothing is sold. */
export async function Footer({ locale }: { locale: Locale }) {
  const t = translator(locale)
  const categories = await listCategories(locale)
  return (
    <footer className="mt-20 border-t border-line text-muted">
      <div className="page grid grid-cols-1 gap-8 py-10 sm:grid-cols-2 lg:grid-cols-3">
        <nav aria-labelledby="footer-catalogue">
          <h2 id="footer-catalogue" className="text-large text-ink">
            {t('footer.catalogue')}
          </h2>
          <ul>
            {categories.map(({ slug, name }) => (
              <li key={slug}>
                <Link
                  href={paths.category(locale, slug)}
                  className="inline-flex min-h-11 items-center underline-offset-4 hover:underline"
                >
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <nav aria-labelledby="languages">
          <h2 id="languages" className="text-large text-ink">
            {t('footer.languages')}
          </h2>
          <LanguageLinks current={locale} />
        </nav>
        <section aria-labelledby="footer-workshop">
          <h2 id="footer-workshop" className="text-large text-ink">
            {t('footer.workshop')}
          </h2>
          <p className="mt-3 max-w-xs">{postalAddress(locale)}</p>
          <p className="mt-2 max-w-xs">{t('footer.hours')}</p>
          <Link
            href={paths.withdrawal(locale)}
            className="mt-2 inline-flex min-h-11 items-center underline underline-offset-4"
          >
            {t('withdrawal.link')}
          </Link>
        </section>
      </div>
      {isDemonstration() && (
        <p className="page border-t border-line py-5 text-small">
          {t('shop.demonstration')}{' '}
          <a
            href={apiPaths.portal}
            className="inline-flex min-h-11 items-center underline underline-offset-4"
          >
            {t('shop.portal')}
          </a>
        </p>
      )}
    </footer>
  )
}
