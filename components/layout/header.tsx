import { SearchForm } from '@/components/search/search-form'
import { Link } from '@/components/ui/link'
import { listCategories } from '@/lib/catalogue'
import { currencyOf, type Locale, localeNames } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import { paths } from '@/lib/paths'
import { shopTheme } from '@/lib/theme/theme'
import { CartLink } from './cart-link'
import { LinkList } from './link-list'
import { Wordmark } from './wordmark'

const link =
  'inline-flex min-h-11 items-center hover:underline underline-offset-4 aria-[current]:underline aria-[current]:decoration-2'

/** The header of every page: the shop's name, the categories, the language and the cart. */
export async function Header({ locale }: { locale: Locale }) {
  const t = translator(locale)
  const categories = await listCategories(locale)
  return (
    <header className="border-b border-line">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:m-2 focus:rounded focus:bg-ground focus:px-4 focus:py-2"
      >
        {t('header.skip')}
      </a>
      <div className="page flex flex-wrap items-center justify-between gap-x-6 py-2">
        <Link
          href={paths.home(locale)}
          aria-label={t('header.home', { name: shopTheme.businessName })}
          className="inline-flex min-h-11 items-center"
        >
          <Wordmark />
        </Link>
        <div className="order-3 hidden basis-full flex-wrap items-center justify-between gap-x-6 gap-y-2 lg:flex">
          {categories.length > 0 && (
            <nav aria-label={t('header.parts')}>
              <LinkList
                links={categories.map(({ slug, name }) => ({
                  href: paths.category(locale, slug),
                  text: name,
                }))}
                className="link-list flex flex-wrap gap-x-6 [&_[aria-current]]:underline [&_[aria-current]]:decoration-2"
              />
            </nav>
          )}
          <SearchForm
            locale={locale}
            action={paths.search(locale)}
            label={t('search.title')}
            texts={{
              field: t('search.field'),
              button: t('search.title'),
              suggestions: t('search.suggestions'),
            }}
            className="ml-auto w-88"
          />
        </div>
        {/*
          On a phone a row of its own in every language, with the cart at its end; smaller on the narrowest, so that the cart
          stays in the row. Each link has its place before the ones behind it arrive, and the cart has room.
        */}
        <div className="flex flex-wrap items-center gap-x-5 max-sm:basis-full sm:grid sm:grow sm:grid-cols-[auto_auto_1fr_minmax(9rem,auto)] max-[24rem]:gap-x-3 max-[24rem]:text-small">
          <Link
            href={paths.catalogue(locale)}
            section={[paths.category(locale, ''), paths.product(locale, '')]}
            className={`${link} lg:hidden`}
          >
            {t('header.categories')}
          </Link>
          <Link href={paths.search(locale)} className={`${link} lg:hidden`}>
            {t('search.title')}
          </Link>
          <a href="#languages" className={`${link} col-start-3 justify-self-end text-muted max-sm:hidden`}>
            <span className="sr-only">{t('header.language')}: </span>
            {localeNames[locale]}, {currencyOf(locale)}
          </a>
          <CartLink locale={locale} text={t('header.cart')} />
        </div>
      </div>
    </header>
  )
}
