'use client'

import { Link } from '@/components/ui/link'

/** A product as it is listed. */
interface ListedProduct {
  href: string
  name: string
  tagline: string
  price: string
  picture: { src: string; width: number; height: number }
}

/**
 * Draws a list of products. By the browser, too, so that a page carries beside its HTML only what differs from product to
 * product, and not the elements of each: a page of 24 is a tenth smaller.
 */
export function ProductList({
  products,
  heading: Heading,
}: {
  products: ListedProduct[]
  heading: 'h2' | 'h3'
}) {
  return (
    // Two columns below a desk's width, and one where the text is so large that its words would break.
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,max(8rem,40%)),1fr))] gap-x-4 gap-y-8 sm:gap-x-6 lg:grid-cols-4">
      {products.map(({ href, name, tagline, price, picture }) => (
        <li key={href} className="group relative">
          <img {...picture} alt="" loading="lazy" className="product-picture w-full rounded" />
          <Heading className="mt-3 text-large hyphens-auto [hyphenate-limit-chars:12_4_4]">
            <Link
              href={href}
              className="underline-offset-4 after:absolute after:inset-0 group-hover:underline"
            >
              {name}
            </Link>
          </Heading>
          <p className="text-small text-muted">{tagline}</p>
          <p className="mt-1 tabular-nums">{price}</p>
        </li>
      ))}
    </ul>
  )
}
