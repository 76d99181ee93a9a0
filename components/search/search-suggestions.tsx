'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useId, useState } from 'react'
import { apiPaths } from '@/lib/paths'

/** What is suggested while somebody types, and how many that are in the shopper's language. */
export interface Suggestions {
  products: { name: string; price: string; picture: string; href: string }[]
  count: string
}

const none: Suggestions = { products: [], count: '' }

/** Makes a field a combobox, of which the options are products that are found by what was typed. */
export function SearchSuggestions({
  input,
  locale,
  label,
}: {
  input: HTMLInputElement
  locale: string
  label: string
}) {
  const list = useId()
  const router = useRouter()
  const [{ products, count }, setSuggestions] = useState(none)
  const [active, setActive] = useState(-1)

  useEffect(() => {
    let request = new AbortController()
    const close = () => {
      request.abort()
      setSuggestions(none)
      setActive(-1)
    }
    const suggest = async () => {
      close()
      request = new AbortController()
      const { signal } = request
      const text = input.value.trim()
      if (text.length < 2) return
      const found = await fetchSuggestions(text, locale, signal)
      if (!signal.aborted) setSuggestions(found)
    }
    const onInput = () => void suggest()
    input.addEventListener('input', onInput)
    input.addEventListener('blur', close)
    // What was typed while this was loaded.
    onInput()
    return () => {
      request.abort()
      input.removeEventListener('input', onInput)
      input.removeEventListener('blur', close)
    }
  }, [input, locale])

  useEffect(() => {
    const move = (event: KeyboardEvent) => {
      if (products.length === 0) return
      const to = { ArrowDown: active + 1, ArrowUp: active < 0 ? products.length - 1 : active - 1 }[event.key]
      const chosen = products[active]
      if (to !== undefined) setActive(to >= products.length ? -1 : to)
      else if (event.key === 'Escape') setSuggestions(none)
      else if (event.key === 'Enter' && chosen) router.push(chosen.href)
      else return
      event.preventDefault()
    }
    input.addEventListener('keydown', move)
    return () => input.removeEventListener('keydown', move)
  }, [input, products, active, router])

  useEffect(() => {
    const attributes = {
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-controls': list,
      'aria-expanded': String(products.length > 0),
      'aria-activedescendant': active < 0 ? '' : `${list}-${active}`,
    }
    for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value)
  }, [input, list, products, active])

  return (
    <>
      <div
        role="listbox"
        id={list}
        aria-label={label}
        hidden={products.length === 0}
        className="absolute top-full right-0 left-0 z-10 mt-1 rounded border border-edge bg-ground p-1 shadow-lg"
      >
        {products.map(({ name, price, picture, href }, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: The field has the focus and handles the keys.
          <div
            key={href}
            role="option"
            id={`${list}-${index}`}
            tabIndex={-1}
            aria-selected={index === active}
            // The field keeps the focus, and with it the list stays open.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => router.push(href)}
            className="flex min-h-11 cursor-pointer items-center gap-3 rounded p-1 hover:bg-surface aria-selected:bg-surface aria-selected:ring-2 aria-selected:ring-link"
          >
            <img src={picture} alt="" width={32} height={40} className="product-picture w-8 rounded" />
            <span className="grow">{name}</span>
            <span className="pr-2 tabular-nums">{price}</span>
          </div>
        ))}
      </div>
      <p role="status" className="sr-only">
        {count}
      </p>
    </>
  )
}

/** Without an answer nothing is suggested; the form leads to the results anyway. */
async function fetchSuggestions(q: string, locale: string, signal: AbortSignal): Promise<Suggestions> {
  try {
    const response = await fetch(`${apiPaths.search}?${new URLSearchParams({ locale, q })}`, { signal })
    return response.ok ? await response.json() : none
  } catch {
    return none
  }
}
