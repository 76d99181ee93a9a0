import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumb } from '@/components/layout/breadcrumb'
import { LanguageAlternates } from '@/components/layout/language-alternates'
import { ProductGrid } from '@/components/product/product-grid'
import { categories, isCategory, productsIn } from '@/lib/catalogue/catalogue'
import { categoryText } from '@/lib/catalogue/texts'
import { translator } from '@/lib/i18n/translator'
import { paths } from '@/lib/paths'
import { localeOf } from '../../locale-of'

interface Props {
  params: Promise<{ locale: string; category: string }>
}

export const dynamicParams = false

export function generateStaticParams() {
  return categories.map((category) => ({ category }))
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, category } = await read(params)
  const { name, introduction } = categoryText(category, locale)
  return { title: name, description: introduction }
}

export default async function CategoryPage({ params }: Props) {
  const { locale, category } = await read(params)
  const t = translator(locale)
  const { name, introduction } = categoryText(category, locale)
  const products = productsIn(category)
  return (
    <>
      <LanguageAlternates path={(other) => paths.category(other, category)} />
      <Breadcrumb
        label={t('category.breadcrumb')}
        steps={[{ text: t('header.categories'), href: paths.catalogue(locale) }]}
      />
      <div className="pb-8">
        <h1 className="text-display">{name}</h1>
        <p className="measure mt-3 text-large text-muted">{introduction}</p>
      </div>
      {products.length > 0 ? (
        <ProductGrid products={products} locale={locale} heading="h2" />
      ) : (
        <p>{t('category.empty')}</p>
      )}
    </>
  )
}

async function read(params: Props['params']) {
  const { category } = await params
  return { locale: await localeOf(params), category: isCategory(category) ? category : notFound() }
}
