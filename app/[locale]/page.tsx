import { PageMetadata } from '@/components/layout/page-metadata'
import { StructuredData } from '@/components/layout/structured-data'
import { ProductGrid } from '@/components/product/product-grid'
import { Link } from '@/components/ui/link'
import { listCategories, listProducts } from '@/lib/catalogue'
import { shopTexts } from '@/lib/content/shop-texts'
import { organizationData } from '@/lib/discovery/structured-data'
import { translator } from '@/lib/i18n/translator'
import { paths } from '@/lib/paths'
import { shopTheme } from '@/lib/theme/theme'
import { localeOf } from './locale-of'

/** How many products of a category are shown before its page. */
const shownOfCategory = 8

/** Of another language there is none; else Next would render and keep one for whatever is asked for, such as /favicon.ico. */
export const dynamicParams = false

export default async function HomePage({ params }: { params: Promise<{ locale: string }> }) {
  const locale = await localeOf(params)
  const t = translator(locale)
  const texts = shopTexts(locale)
  const { story } = texts.home
  const categories = await Promise.all(
    (await listCategories(locale)).map(async (category) => ({
      ...category,
      products: await listProducts(locale, category.slug),
    })),
  )
  return (
    <>
      <PageMetadata
        locale={locale}
        path={paths.home}
        title={`${shopTheme.businessName} – ${texts.tagline}`}
        description={texts.description}
      />
      <StructuredData data={organizationData(locale)} />
      <section className="grid grid-cols-1 gap-x-12 gap-y-6 pb-10 lg:grid-cols-12 lg:items-end">
        <h1 className="lg:col-span-7">{texts.home.title}</h1>
        <p className="measure text-large text-muted lg:col-span-5">{texts.home.introduction}</p>
      </section>
      <picture>
        <source media="(max-width: 40rem)" srcSet="/shelf-narrow.svg" width={800} height={640} />
        <img src="/shelf.svg" alt="" width={1600} height={640} className="shelf-picture w-full rounded" />
      </picture>
      <div id="catalogue">
        {categories.every(({ products }) => products.length === 0) && (
          <p className="mt-10 text-large">{t('home.empty')}</p>
        )}
        {categories.map(({ slug, name, introduction, products }) => (
          <section key={slug} aria-labelledby={slug} className="mt-16">
            <div className="mb-6 flex flex-wrap items-baseline justify-between gap-x-8 border-t border-line pt-5">
              <h2 id={slug}>
                <Link
                  href={paths.category(locale, slug)}
                  className="inline-flex min-h-11 items-center underline-offset-4 hover:underline"
                >
                  {name}
                </Link>
              </h2>
              <p className="text-muted">{introduction}</p>
            </div>
            <ProductGrid products={products.slice(0, shownOfCategory)} locale={locale} />
            {products.length > shownOfCategory && (
              <p className="mt-6">
                <Link
                  href={paths.category(locale, slug)}
                  className="inline-flex min-h-11 items-center underline underline-offset-4"
                >
                  {t('home.all', { category: name, count: String(products.length) })}
                </Link>
              </p>
            )}
          </section>
        ))}
      </div>
      {story && (
        <section
          aria-labelledby="story"
          className="mt-20 grid gap-x-12 gap-y-4 border-t border-line pt-8 lg:grid-cols-12"
        >
          <h2 id="story" className="lg:col-span-5">
            {story.title}
          </h2>
          <div className="measure space-y-4 lg:col-span-7">
            {story.paragraphs.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </div>
        </section>
      )}
    </>
  )
}
