'use client'

import NextLink from 'next/link'
import { type ComponentProps, useState } from 'react'

/**
 * A link to another page of the shop, which is loaded when somebody points at the link, touches it or reaches it by
 * keyboard. Next would load the pages of all links in view, again after each change of the cart: dozens of requests
 * for a page that nobody asked for.
 */
export function Link(props: ComponentProps<typeof NextLink>) {
  const [isIntended, setIsIntended] = useState(false)
  const intend = () => setIsIntended(true)
  return (
    <NextLink prefetch={isIntended ? 'auto' : false} onPointerEnter={intend} onFocus={intend} {...props} />
  )
}
