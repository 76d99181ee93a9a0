import { toAmount } from '@/lib/cashflows/amount'
import type { Product } from '@/lib/catalogue'
import { addressAtBuild } from '@/lib/environment'
import { currencyOf, type Locale } from '@/lib/i18n/locales'
import { paths } from '@/lib/paths'
import { shop } from '@/lib/shop'
import { pictureAddress } from '@/lib/theme/pictures'
import { shopTheme } from '@/lib/theme/theme'
import { itemsOf } from './items'

/** An address of the shop: whole where the build knows where the shop stands, else relative to the page. */
const url = (path: string) => (addressAtBuild() ?? '') + path

/** The company behind the shop. Source: https://schema.org/Organization */
export function organizationData(locale: Locale): object {
  const logo = pictureAddress('logo')
  return {
    '@type': 'OnlineStore',
    name: shopTheme.businessName,
    legalName: shop.legalName,
    url: url(paths.home(locale)),
    ...(logo && { logo: url(logo) }),
    email: shop.email,
    telephone: shop.phone,
    vatID: shop.vatNumber,
    address: {
      '@type': 'PostalAddress',
      streetAddress: shop.address.join(', '),
      addressCountry: shop.country,
    },
    hasMerchantReturnPolicy: {
      '@type': 'MerchantReturnPolicy',
      applicableCountry: shop.delivery.flatMap(({ countries }) => countries),
      returnPolicyCategory: 'https://schema.org/MerchantReturnFiniteReturnWindow',
      merchantReturnDays: shop.withdrawalDays,
      returnMethod: 'https://schema.org/ReturnByMail',
      returnFees: 'https://schema.org/ReturnFeesCustomerResponsibility',
      merchantReturnLink: url(paths.text(locale, 'returns')),
    },
  }
}

/**
 * A product with an offer for each of its options, or as the group of them where they differ in something that search engines
 * know. Sources: https://schema.org/Product and https://schema.org/ProductGroup. A page that is built once cannot say of what
 * there are only so many whether it is in stock.
 */
export function productData(product: Product, locale: Locale): object {
  const currency = currencyOf(locale)
  const items = itemsOf(product)
  const offerOf = ({ item, price, isLimited }: (typeof items)[number]) => ({
    '@type': 'Offer',
    url: url(paths.product(locale, product.slug, item.option)),
    price: toAmount(price, currency),
    priceCurrency: currency,
    itemCondition: 'https://schema.org/NewCondition',
    ...(!isLimited && { availability: 'https://schema.org/InStock' }),
  })
  const described = {
    name: product.name,
    description: product.description,
    category: product.category.name,
    brand: { '@type': 'Brand', name: shopTheme.businessName },
  }
  const variesBy = product.options?.variesBy
  if (variesBy) {
    return {
      '@type': 'ProductGroup',
      ...described,
      productGroupID: product.sku,
      variesBy: `https://schema.org/${variesBy}`,
      hasVariant: items.map((item) => ({
        '@type': 'Product',
        ...item.variant,
        sku: item.sku,
        name: item.name,
        image: url(item.picture),
        offers: offerOf(item),
      })),
    }
  }
  return {
    '@type': 'Product',
    ...described,
    sku: product.sku,
    image: [...new Set(items.map(({ picture }) => url(picture)))],
    offers: items.map((item) => ({ ...offerOf(item), sku: item.sku, name: item.name })),
  }
}

/** The pages above a page, from the top. Source: https://schema.org/BreadcrumbList */
export function breadcrumbData(links: readonly { text: string; href: string }[]): object {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: links.map(({ text, href }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: text,
      item: url(href),
    })),
  }
}
