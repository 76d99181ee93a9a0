'use client'

import { useEffect } from 'react'

/** Told to the window when the cart may have another content than the header shows. */
export const cartChangedEvent = 'cart-changed'

/** Put on a page that shows or empties the cart: the header counts again whenever `count` is another. */
export function CartChanged({ count }: { count: number }) {
  useEffect(() => {
    window.dispatchEvent(new CustomEvent(cartChangedEvent, { detail: count }))
  }, [count])
  return null
}
