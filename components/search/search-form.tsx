'use client'

import { type ReactNode, useRef, useState } from 'react'
import type { SearchSuggestions } from './search-suggestions'

interface Props {
  locale: string
  /** The address of the results. */
  action: string
  /** Names the form; a page may have two. */
  label: string
  /** What was searched for. */
  text?: string
  texts: { field: string; button: string; suggestions: string }
  /** Further fields. */
  children?: ReactNode
  className?: string
}

/**
 * A field to search the shop by. It leads to the page of results by itself; the script of the suggestions is loaded when
 * somebody enters the field.
 */
export function SearchForm({ locale, action, label, text, texts, children, className = '' }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const [Suggestions, setSuggestions] = useState<typeof SearchSuggestions>()
  const load = async () => {
    const module = await import('./search-suggestions')
    setSuggestions(() => module.SearchSuggestions)
  }
  return (
    <search aria-label={label} className={className}>
      <form action={action}>
        <div className="relative flex flex-wrap gap-2">
          <input
            ref={input}
            name="q"
            type="search"
            aria-label={texts.field}
            placeholder={texts.field}
            defaultValue={text}
            maxLength={100}
            autoComplete="off"
            onFocus={() => void load().catch(() => {})}
            className="min-h-11 min-w-32 flex-1 rounded border border-edge bg-ground px-3 text-ink placeholder:text-muted"
          />
          <button
            type="submit"
            className="min-h-11 shrink-0 rounded border border-edge bg-ground px-4 font-medium hover:border-ink"
          >
            {texts.button}
          </button>
          {Suggestions && input.current && (
            <Suggestions input={input.current} locale={locale} label={texts.suggestions} />
          )}
        </div>
        {children}
      </form>
    </search>
  )
}
