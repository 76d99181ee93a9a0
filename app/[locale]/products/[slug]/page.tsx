import type { Metadata } from 'next'
import { Breadcrumb } from '@/components/layout/breadcrumb'
import { PageMetadata } from '@/components/layout/page-metadata'
import { StructuredData } from '@/components/layout/structured-data'
import { AddToCartForm } from '@/components/product/add-to-cart-form'
import { ProductFacts } from '@/components/product/product-facts'
import { ProductGrid } from '@/components/product/product-grid'
import { ProductPictures } from '@/components/product/product-pictures'
import { ProductPrice } from '@/components/product/product-price'
import { maxQuantity } from '@/lib/cart/cart'
import { findProduct, limitedItemsOf, listProducts, listRelated } from '@/lib/catalogue'
import { productData } from '@/lib/discovery/structured-data'
import { currencyOf, defaultLocale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import { formatMoney } from '@/lib/money'
import { paths, rasterPicture } from '@/lib/paths'
import { deliveryPrices } from '@/lib/shop'
import { addToCart, addToCartInDrawer } from '../../cart/actions'
import { localeOf } from '../../locale-of'
import NotFoundPage, { generateMetadata as notFoundMetadata } from '../../not-found/page'

interface Props {
  params: Promise<{ locale: string; slug: string }>
}

/** A build for a catalogue that is renewed changes it: see scripts/after-build. */
export const dynamicParams = false

export async function generateStaticParams() {
  return (await listProducts(defaultLocale)).map(({ slug }) => ({ slug }))
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { product } = await read(params)
  return product ? { title: product.name, description: product.tagline } : notFoundMetadata({ params })
}

export default async function ProductPage({ params }: Props) {
  const { locale, product } = await read(params)
  if (!product) return <NotFoundPage />
  const t = translator(locale)
  const currency = currencyOf(locale)
  const money = (minorUnits: number) => formatMoney(minorUnits, currency, locale)
  const { slug, category, name, tagline, description, options, dispatch } = product
  const { min, max } = dispatch.workingDays
  const workingDays = { min: String(min), max: String(max) }
  const isLimited = limitedItemsOf(product).length > 0
  // How many are left of what is limited says the form.
  const availability = dispatch.isMadeToOrder ? 'madeToOrder' : isLimited ? 'limited' : 'inStock'
  const related = await listRelated(product, locale, 4)
  const hasOptionPrices = options?.values.some(({ price }) => price !== undefined)
  const { price, freeFrom } = deliveryPrices[currency]
  return (
    <>
      <PageMetadata
        locale={locale}
        path={(other) => paths.product(other, slug)}
        title={name}
        description={tagline}
        image={rasterPicture(product.pictures[0].src)}
      />
      <StructuredData data={productData(product, locale)} />
      <Breadcrumb
        label={t('category.breadcrumb')}
        links={[
          { text: t('header.categories'), href: paths.catalogue(locale) },
          { text: category.name, href: paths.category(locale, category.slug) },
        ]}
      />
      <div className="group grid grid-cols-1 gap-x-12 gap-y-8 lg:grid-cols-2">
        <div>
          <ProductPictures product={product} />
        </div>
        <div className="space-y-6 lg:py-6">
          <div>
            <h1>{name}</h1>
            <p className="mt-3 text-large text-muted">{tagline}</p>
          </div>
          <ProductPrice product={product} locale={locale} />
          <AddToCartForm
            slug={slug}
            options={
              options && {
                label: options.label,
                values: options.values.map(({ value, label, price }) => ({
                  value,
                  label: hasOptionPrices ? `${label}, ${money(price ?? product.price)}` : label,
                })),
              }
            }
            isLimited={isLimited}
            maxQuantity={maxQuantity}
            locale={locale}
            texts={{
              quantity: t('product.quantity'),
              addToCart: t('product.addToCart'),
              soldOut: t('stock.soldOut'),
              drawer: {
                title: t('cart.title'),
                adding: t('cart.adding'),
                close: t('cart.close'),
                continueShopping: t('cart.continueShopping'),
              },
            }}
            action={addToCart}
            actionInDrawer={addToCartInDrawer}
          />
          <p>{t(`product.dispatch.${availability}`, workingDays)}</p>
          <p className="text-small text-muted">
            {t('product.deliveryFree', { delivery: money(price), threshold: money(freeFrom) })}
          </p>
          <p className="measure">{description}</p>
          <ProductFacts product={product} locale={locale} />
        </div>
      </div>
      {related.length > 0 && (
        <section aria-labelledby="related" className="mt-16 border-t border-line pt-6">
          <h2 id="related" className="mb-6">
            {t('product.related')}
          </h2>
          <ProductGrid products={related} locale={locale} />
        </section>
      )}
    </>
  )
}

async function read(params: Props['params']) {
  const locale = await localeOf(params)
  return { locale, product: await findProduct((await params).slug, locale) }
}
