import type { Metadata } from 'next'
import { Breadcrumb } from '@/components/layout/breadcrumb'
import { PageMetadata } from '@/components/layout/page-metadata'
import { ProductGrid } from '@/components/product/product-grid'
import { PageLinks } from '@/components/search/page-links'
import { findCategory, listCategories, listProducts } from '@/lib/catalogue'
import { defaultLocale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import { paths } from '@/lib/paths'
import { writeQuery } from '@/lib/search/query'
import { pageSize } from '@/lib/search/search'
import { localeOf } from '../../locale-of'
import NotFoundPage, { generateMetadata as notFoundMetadata } from '../../not-found/page'

interface Props {
  params: Promise<{ locale: string; category: string }>
}

/** A build for a catalogue that is renewed changes it: see scripts/after-build. */
export const dynamicParams = false

export async function generateStaticParams() {
  return (await listCategories(defaultLocale)).map(({ slug }) => ({ category: slug }))
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { category } = await read(params)
  return category
    ? { title: category.name, description: category.introduction }
    : notFoundMetadata({ params })
}

export default async function CategoryPage({ params }: Props) {
  const { locale, category } = await read(params)
  if (!category) return <NotFoundPage />
  const t = translator(locale)
  const { slug, name, introduction } = category
  const products = await listProducts(locale, slug)
  return (
    <>
      <PageMetadata
        locale={locale}
        path={(other) => paths.category(other, slug)}
        title={name}
        description={introduction}
      />
      <Breadcrumb
        label={t('category.breadcrumb')}
        links={[{ text: t('header.categories'), href: paths.catalogue(locale) }]}
      />
      <div className="pb-8">
        <h1>{name}</h1>
        <p className="measure mt-3 text-large text-muted">{introduction}</p>
      </div>
      {products.length > 0 ? (
        <>
          <ProductGrid products={products.slice(0, pageSize)} locale={locale} heading="h2" />
          {/* The further pages are those of a search. */}
          <PageLinks
            page={1}
            pages={Math.ceil(products.length / pageSize)}
            hrefOf={(page) => paths.search(locale, writeQuery({ category: slug, page }))}
            locale={locale}
          />
        </>
      ) : (
        <p>{t('category.empty')}</p>
      )}
    </>
  )
}

async function read(params: Props['params']) {
  const locale = await localeOf(params)
  return { locale, category: await findCategory((await params).category, locale) }
}
