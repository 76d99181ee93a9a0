'use client'

import { type ReactNode, type SubmitEvent, useEffect, useRef, useState, useTransition } from 'react'
import type { CartDrawer, CartDrawerTexts } from '@/components/cart/cart-drawer'
import { cartChangedEvent } from '@/components/layout/cart-changed'
import { Button } from '@/components/ui/button'
import type { FormAction } from '@/components/ui/form-action'
import { apiPaths, optionParameter } from '@/lib/paths'
import { OptionChoice } from './option-choice'
import type { ProductStock } from './product-stock'

interface Props {
  slug: string
  options: { label: string; values: { value: string; label: string }[] } | undefined
  /** Whether the stock of the product, or of one of its options, is limited. */
  isLimited: boolean
  /** The greatest quantity that a cart takes. */
  maxQuantity: number
  locale: string
  texts: { quantity: string; addToCart: string; soldOut: string; drawer: CartDrawerTexts }
  /** Leads to the cart. */
  action: FormAction
  /** Stays, and gives what the drawer shows. */
  actionInDrawer: (form: FormData) => Promise<ReactNode>
}

interface OpenDrawer {
  Drawer: typeof CartDrawer
  /** Its number: a drawer says only a moment later that it was closed, when the next one may be open already. */
  opening: number
  contents?: ReactNode
}

/**
 * The choice of option and quantity, and the button that puts the product into the cart by `action`, or where there is
 * JavaScript, into a drawer, which is loaded when it is first wanted. The option that the address names is chosen then, too.
 * How many are left is fetched, so that the page around it is the same for everyone; without JavaScript the cart says it.
 */
export function AddToCartForm(props: Props) {
  const { slug, options, isLimited, maxQuantity, locale, texts, action, actionInDrawer } = props
  const form = useRef<HTMLFormElement>(null)
  const [option, setOption] = useState(options?.values[0]?.value)
  const [stock, setStock] = useState<ProductStock>([])
  const [drawer, setDrawer] = useState<OpenDrawer>()
  const [isAdding, startAdding] = useTransition()

  useEffect(() => {
    const named = new URLSearchParams(window.location.search).get(optionParameter)
    const radio = optionFields(form.current).find(({ value }) => value === named)
    if (!radio) return
    radio.checked = true
    setOption(radio.value)
  }, [])

  useEffect(() => {
    if (!isLimited) return
    const leaving = new AbortController()
    void fetchStock(slug, locale, leaving.signal).then((fetched) => {
      setStock(fetched)
      // A browser restores what was chosen before a reload.
      setOption(chosenOption(form.current))
    })
    return () => leaving.abort()
  }, [slug, locale, isLimited])

  const soldOut = stock.filter(({ available }) => available === 0).map((item) => item.option)
  const chosen = stock.find((item) => item.option === option)
  const isSoldOut = chosen?.available === 0

  function add(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    if (isSoldOut || isAdding) return
    const added = new FormData(event.currentTarget)
    // What fails is thrown by React, so that the error page shows it.
    startAdding(async () => {
      const loaded = await import('@/components/cart/cart-drawer').catch(() => undefined)
      if (!loaded) return action(added)
      setDrawer((open) => ({ Drawer: loaded.CartDrawer, opening: (open?.opening ?? 0) + 1 }))
      const contents = await actionInDrawer(added)
      startAdding(() => setDrawer((open) => open && { ...open, contents }))
      window.dispatchEvent(new CustomEvent(cartChangedEvent))
    })
  }

  return (
    <>
      <form
        ref={form}
        action={action}
        onChange={(event) => setOption(chosenOption(event.currentTarget))}
        onSubmit={add}
        className="space-y-6"
      >
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="product" value={slug} />
        {options && (
          <OptionChoice
            legend={options.label}
            options={options.values.map(({ value, label }) => ({
              value,
              label,
              mark: soldOut.includes(value) ? texts.soldOut : undefined,
            }))}
          />
        )}
        <div>
          <div className="flex flex-wrap items-end gap-4">
            <div className="flex flex-col gap-1">
              <label htmlFor="quantity" className="font-medium">
                {texts.quantity}
              </label>
              <input
                id="quantity"
                name="quantity"
                type="number"
                min={1}
                max={Math.min(maxQuantity, chosen?.available || maxQuantity)}
                defaultValue={1}
                required
                className="min-h-11 w-20 rounded border border-edge bg-ground px-3 tabular-nums"
              />
            </div>
            {/* Not `disabled`: whoever moves by the keyboard or hears the page finds the button, and why it does nothing. */}
            <Button
              aria-disabled={isSoldOut}
              variant={isSoldOut ? 'secondary' : 'primary'}
              className="grow sm:grow-0 sm:px-10"
            >
              {isSoldOut ? texts.soldOut : texts.addToCart}
            </Button>
          </div>
          {isLimited && (
            <p role="status" className="mt-2 min-h-6 text-small font-medium">
              {chosen && <span className={isSoldOut ? 'sr-only' : ''}>{chosen.label}</span>}
            </p>
          )}
        </div>
      </form>
      {drawer && (
        <drawer.Drawer
          key={drawer.opening}
          texts={texts.drawer}
          contents={drawer.contents}
          onClose={() => setDrawer((open) => (open?.opening === drawer.opening ? undefined : open))}
        />
      )}
    </>
  )
}

const optionFields = (form: HTMLFormElement | null) => [
  ...(form?.querySelectorAll<HTMLInputElement>('[name=option]') ?? []),
]

const chosenOption = (form: HTMLFormElement | null) =>
  optionFields(form).find(({ checked }) => checked)?.value

/** What is left of a product; nothing is known when there is no answer. */
async function fetchStock(slug: string, locale: string, signal: AbortSignal): Promise<ProductStock> {
  try {
    const response = await fetch(apiPaths.stock(slug, locale), {
      cache: 'no-store',
      signal,
    })
    return response.ok ? await response.json() : []
  } catch {
    return []
  }
}
