import { type ReactNode, useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'

export interface CartDrawerTexts {
  title: string
  adding: string
  close: string
  continueShopping: string
}

/**
 * The cart at the side of the page, over it. While nothing is known of the cart, it says that something is being added.
 * The page behind takes no clicks; the browser closes it by the Escape key, and brings the focus back to where it was.
 */
export function CartDrawer({
  texts,
  contents,
  onClose,
}: {
  texts: CartDrawerTexts
  contents: ReactNode
  onClose: () => void
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const close = () => dialog.current?.close()
  return (
    <dialog
      ref={dialog}
      aria-labelledby="cart-drawer"
      onClose={onClose}
      {...{ closedby: 'any' }}
      className="m-0 ml-auto h-dvh max-h-none w-full max-w-md overflow-y-auto overscroll-contain border-l border-line bg-ground p-[min(1.5rem,6vw)] text-ink backdrop:bg-[rgb(0_0_0/0.5)] motion-safe:transition motion-safe:duration-150 starting:translate-x-12 starting:opacity-0"
    >
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <h2 id="cart-drawer">{texts.title}</h2>
        <Button type="button" variant="quiet" onClick={close}>
          {texts.close}
        </Button>
      </div>
      {contents ?? (
        <p role="status" className="mt-6">
          {texts.adding}
        </p>
      )}
      <Button type="button" variant="quiet" onClick={close} className="mt-2 w-full">
        {texts.continueShopping}
      </Button>
    </dialog>
  )
}
