'use client'

import { useEffect, useState } from 'react'
import { colourSchemeKey } from '@/lib/theme/colour-scheme'

/** Lets shoppers choose light or dark colours. It needs JavaScript, and keeps its place without. */
export function ColourSchemeChoice({
  legend,
  labels,
}: {
  legend: string
  labels: [value: string, text: string][]
}) {
  const [chosen, setChosen] = useState<string>()
  useEffect(() => setChosen(document.documentElement.dataset.colourScheme ?? ''), [])

  function choose(value: string) {
    setChosen(value)
    document.documentElement.dataset.colourScheme = value
    try {
      localStorage.setItem(colourSchemeKey, value)
    } catch {
      // A browser that keeps nothing for pages shows the colours until the page is left.
    }
  }

  return (
    <fieldset className={`min-w-0 ${chosen === undefined ? 'invisible' : ''}`}>
      <legend className="font-medium font-serif text-large text-ink">{legend}</legend>
      {labels.map(([value, text]) => (
        <label key={value} className="flex min-h-11 items-center gap-2">
          <input
            type="radio"
            name={colourSchemeKey}
            value={value}
            checked={chosen === value}
            onChange={() => choose(value)}
            className="size-4 shrink-0 accent-accent"
          />
          {text}
        </label>
      ))}
    </fieldset>
  )
}
