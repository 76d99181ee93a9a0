'use client'

import { Link } from '@/components/ui/link'

interface Props {
  links: { href: string; text: string }[]
  /** Of the list, and of the links in it: written at each of them, it would be a tenth of a page. */
  className: string
}

/** Links one after another. Drawn by the browser, too, for the same reason as a list of products: see `ProductList`. */
export function LinkList({ links, className }: Props) {
  return (
    <ul className={className}>
      {links.map(({ href, text }) => (
        <li key={href}>
          <Link href={href}>{text}</Link>
        </li>
      ))}
    </ul>
  )
}
