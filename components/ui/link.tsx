'use client'

import NextLink from 'next/link'
import { usePathname } from 'next/navigation'
import { type ComponentProps, useState } from 'react'

/**
 * A link to another page of the shop, which is loaded when somebody points at the link, touches it or reaches it by
 * keyboard. Next would load the pages of all links in view, again after each change of the cart: dozens of requests
 * for a page that nobody asked for. One that leads to the page that is shown says so, or to the section that it is in.
 *
 * @param section how the addresses of the pages begin that belong to the one that it leads to
 */
export function Link({
  section = [],
  ...props
}: ComponentProps<typeof NextLink> & { section?: readonly string[] }) {
  const [isIntended, setIsIntended] = useState(false)
  const pathname = usePathname()
  const isHere = pathname === String(props.href).split('#')[0]
  const isInSection = section.some((start) => pathname.startsWith(start))
  const intend = () => setIsIntended(true)
  return (
    <NextLink
      prefetch={isIntended ? 'auto' : false}
      onPointerEnter={intend}
      onFocus={intend}
      aria-current={isHere ? 'page' : isInSection ? 'true' : undefined}
      {...props}
    />
  )
}
