import type { Metadata } from 'next'
import { ProductGrid } from '@/components/product/product-grid'
import { PageLinks } from '@/components/search/page-links'
import { SearchFilters } from '@/components/search/search-filters'
import { SearchForm } from '@/components/search/search-form'
import { Link } from '@/components/ui/link'
import { listCategories, listProducts } from '@/lib/catalogue'
import type { Locale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import { orderContext } from '@/lib/orders/context'
import { paths } from '@/lib/paths'
import { filtersOf, readQuery, type SearchQuery, writeQuery } from '@/lib/search/query'
import { meantBy, searchProducts } from '@/lib/search/search'
import { soldOutKeys } from '@/lib/stock/sold-out-keys'
import { stockKeyOf } from '@/lib/stock/stock-item'
import { localeOf } from '../locale-of'

interface Props {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, query, results } = await search(props)
  return { title: titleOf(query, results.total, locale), robots: { index: false, follow: true } }
}

/** Rendered for each request; the shop's other lists are static. */
export default async function SearchPage(props: Props) {
  const { locale, products, filters, query, results } = await search(props)
  const t = translator(locale)
  const withText = writeQuery({ text: query.text })
  const isNarrowed = writeQuery({ ...query, page: 1, sorting: 'best' }).toString() !== withText.toString()
  return (
    <>
      <h1>{t('search.title')}</h1>
      <SearchForm
        // The fields show what the address says, also after going back.
        key={writeQuery(query).toString()}
        locale={locale}
        action={paths.search(locale)}
        label={t('search.withFilters')}
        text={query.text}
        texts={{
          field: t('search.field'),
          button: t('search.title'),
          suggestions: t('search.suggestions'),
        }}
        className="mt-6"
      >
        <SearchFilters filters={filters} query={query} locale={locale} />
      </SearchForm>
      <div className="mt-8 mb-6 flex flex-wrap items-baseline gap-x-6 border-t border-line pt-5">
        <h2>{titleOf(query, results.total, locale)}</h2>
        {isNarrowed && (
          <Link
            href={paths.search(locale, withText)}
            className="inline-flex min-h-11 items-center underline underline-offset-4"
          >
            {t('search.clear')}
          </Link>
        )}
      </div>
      {results.total > 0 ? (
        <ProductGrid products={results.products} locale={locale} heading="h3" />
      ) : (
        <NothingFound text={query.text} meant={meantBy(products, query.text)?.name} locale={locale} />
      )}
      <PageLinks
        page={results.page}
        pages={results.pages}
        hrefOf={(page) => paths.search(locale, writeQuery({ ...query, page }))}
        locale={locale}
      />
    </>
  )
}

async function NothingFound({
  text,
  meant,
  locale,
}: {
  text: string
  meant: string | undefined
  locale: Locale
}) {
  const t = translator(locale)
  return (
    <div className="space-y-4">
      {text !== '' && meant && (
        <p className="text-large">
          <Link
            href={paths.search(locale, writeQuery({ text: meant }))}
            className="inline-flex min-h-11 items-center underline underline-offset-4"
          >
            {t('search.meant', { text: meant })}
          </Link>
        </p>
      )}
      <p>{t('search.help')}</p>
      <ul>
        {(await listCategories(locale)).map(({ slug, name }) => (
          <li key={slug}>
            <Link
              href={paths.category(locale, slug)}
              className="inline-flex min-h-11 items-center underline underline-offset-4"
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}

function titleOf({ text }: SearchQuery, count: number, locale: Locale): string {
  const t = translator(locale)
  return text === '' ? t('search.count', { count }) : t('search.countFor', { count, text })
}

async function search({ params, searchParams }: Props) {
  const locale = await localeOf(params)
  const [products, categories] = [await listProducts(locale), await listCategories(locale)]
  const filters = filtersOf(products, categories)
  const query = readQuery(addressOf(await searchParams), filters)
  const soldOut = query.isAvailable ? await findSoldOut() : new Set<string>()
  const results = searchProducts(products, query, locale, (item) => soldOut.has(stockKeyOf(item)))
  return { locale, products, filters, query, results }
}

function addressOf(given: Awaited<Props['searchParams']>): URLSearchParams {
  const address = new URLSearchParams()
  for (const [name, values = []] of Object.entries(given))
    for (const value of [values].flat()) address.append(name, value)
  return address
}

/** A search needs no database: while it cannot be asked, nothing is known to be sold out. */
async function findSoldOut(): Promise<Set<string>> {
  try {
    return await soldOutKeys((await orderContext()).database)
  } catch {
    return new Set()
  }
}
