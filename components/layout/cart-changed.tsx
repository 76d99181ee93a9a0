'use client'

import { useEffect } from 'react'

/** Dispatched on the window when the cart may hold something else than the header shows. */
export const cartChangedEvent = 'cart-changed'

/** For a page that shows or empties the cart: the header counts again whenever `count` changes. */
export function CartChanged({ count }: { count: number }) {
  useEffect(() => {
    window.dispatchEvent(new CustomEvent(cartChangedEvent, { detail: count }))
  }, [count])
  return null
}
