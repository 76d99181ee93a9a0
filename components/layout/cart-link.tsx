'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useState } from 'react'
import { Link } from '@/components/ui/link'
import type { Locale } from '@/lib/i18n/locales'
import { apiPaths, paths } from '@/lib/paths'
import { redirectToCanonicalHost } from './canonical-host'
import { cartChangedEvent } from './cart-changed'

interface Badge {
  count: number
  label: string
}

/** The link to the cart. How much is in it is fetched, so that the page around it is the same for everyone. */
export function CartLink({ locale, text }: { locale: Locale; text: string }) {
  const [badge, setBadge] = useState<Badge>()
  const pathname = usePathname()

  useEffect(() => {
    const leaving = new AbortController()
    const refresh = async () => {
      try {
        const response = await fetch(`${apiPaths.cart}?${new URLSearchParams({ locale, from: pathname })}`, {
          cache: 'no-store',
          signal: leaving.signal,
        })
        if (!response.ok) return
        const { address, ...fetched }: Badge & { address?: string } = await response.json()
        setBadge(fetched)
        redirectToCanonicalHost(address)
      } catch {
        // Without an answer the link is shown without a count, as it is without JavaScript.
      }
    }
    void refresh()
    window.addEventListener(cartChangedEvent, refresh)
    return () => {
      leaving.abort()
      window.removeEventListener(cartChangedEvent, refresh)
    }
  }, [locale, pathname])

  return (
    // From the end of the row: so nothing in it moves while the rest arrives, and neither does the link, which has its room.
    <Link
      href={paths.cart(locale)}
      className="group col-start-4 flex min-h-11 grow flex-row-reverse items-center gap-2"
    >
      <span className="sr-only">{badge?.label ?? text}</span>
      <span
        aria-hidden="true"
        className="underline-offset-4 group-hover:underline group-aria-[current=page]:underline group-aria-[current=page]:decoration-2"
      >
        {text}
      </span>
      <span aria-hidden="true" className="inline-flex w-9 justify-end">
        {badge !== undefined && badge.count > 0 && (
          <span className="inline-flex h-6 min-w-6 items-center justify-center rounded bg-accent px-1.5 text-small font-medium text-on-accent tabular-nums">
            {badge.count}
          </span>
        )}
      </span>
    </Link>
  )
}
