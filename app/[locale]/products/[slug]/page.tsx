import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumb } from '@/components/layout/breadcrumb'
import { LanguageAlternates } from '@/components/layout/language-alternates'
import { AddToCartForm } from '@/components/product/add-to-cart-form'
import { ProductFacts } from '@/components/product/product-facts'
import { ProductGrid } from '@/components/product/product-grid'
import { ProductPicture } from '@/components/product/product-picture'
import { deliveryPrices } from '@/lib/cart/delivery'
import { findProduct, products, productsIn, unitPrice } from '@/lib/catalogue/catalogue'
import { categoryText, productText } from '@/lib/catalogue/texts'
import { currencyOf } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import { formatMoney } from '@/lib/money'
import { paths } from '@/lib/paths'
import { addToCart } from '../../cart/actions'
import { localeOf } from '../../locale-of'

interface Props {
  params: Promise<{ locale: string; slug: string }>
}

export const dynamicParams = false

export function generateStaticParams() {
  return products.map(({ slug }) => ({ slug }))
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, product } = await read(params)
  const { name, tagline } = productText(product, locale)
  return { title: name, description: tagline }
}

export default async function ProductPage({ params }: Props) {
  const { locale, product } = await read(params)
  const t = translator(locale)
  const currency = currencyOf(locale)
  const money = (minorUnits: number) => formatMoney(minorUnits, currency, locale)
  const { name, tagline, description } = productText(product, locale)
  const category = categoryText(product.category, locale).name
  const { price, freeFrom } = deliveryPrices[currency]
  return (
    <>
      <LanguageAlternates path={(other) => paths.product(other, product.slug)} />
      <Breadcrumb
        label={t('category.breadcrumb')}
        steps={[
          { text: t('header.categories'), href: paths.catalogue(locale) },
          { text: category, href: paths.category(locale, product.category) },
        ]}
      />
      <div className="group grid gap-x-12 gap-y-8 lg:grid-cols-2">
        <div>
          <ProductPicture product={product} alt={t('product.pictureOf', { product: name })} locale={locale} />
        </div>
        <div className="space-y-6 lg:py-6">
          <div>
            <h1 className="text-display">{name}</h1>
            <p className="mt-3 text-large text-muted">{tagline}</p>
          </div>
          <p className="text-title tabular-nums">{money(unitPrice(product, currency))}</p>
          <AddToCartForm product={product} locale={locale} action={addToCart} />
          <p className="text-small text-muted">
            {t('product.deliveryFree', { delivery: money(price), threshold: money(freeFrom) })}
          </p>
          <p className="measure font-serif">{description}</p>
          <ProductFacts product={product} locale={locale} />
        </div>
      </div>
      <section aria-labelledby="more" className="mt-16 border-t border-line pt-6">
        <h2 id="more" className="mb-6 text-title">
          {t('product.more')}
        </h2>
        <ProductGrid
          products={productsIn(product.category).filter((other) => other.slug !== product.slug)}
          locale={locale}
        />
      </section>
    </>
  )
}

async function read(params: Props['params']) {
  const { slug } = await params
  return { locale: await localeOf(params), product: findProduct(slug) ?? notFound() }
}
