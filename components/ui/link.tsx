'use client'

import NextLink from 'next/link'
import { usePathname } from 'next/navigation'
import { type ComponentProps, useState } from 'react'

/**
 * A link to another page of the shop, which is loaded when somebody points at the link, touches it or reaches it by
 * keyboard. Next would load the pages of all links in view, again after each change of the cart: dozens of requests
 * for a page that nobody asked for. One that leads to the page that is shown says so.
 */
export function Link(props: ComponentProps<typeof NextLink>) {
  const [isIntended, setIsIntended] = useState(false)
  const isHere = usePathname() === props.href
  const intend = () => setIsIntended(true)
  return (
    <NextLink
      prefetch={isIntended ? 'auto' : false}
      onPointerEnter={intend}
      onFocus={intend}
      aria-current={isHere ? 'page' : undefined}
      {...props}
    />
  )
}
