'use client'

import { usePathname } from 'next/navigation'
import { Link } from '@/components/ui/link'
import { currencyOf, type Locale, localeNames, locales } from '@/lib/i18n/locales'
import { inLocale } from '@/lib/paths'

/** Links to the same page in each language of the shop. */
export function LanguageLinks({ current }: { current: Locale }) {
  const pathname = usePathname()
  return (
    <ul>
      {locales.map((locale) => (
        <li key={locale}>
          <Link
            href={inLocale(pathname, locale)}
            lang={locale}
            hrefLang={locale}
            aria-current={locale === current ? 'true' : undefined}
            className="inline-flex min-h-11 flex-wrap items-center gap-x-2 underline-offset-4 hover:underline aria-[current]:font-medium aria-[current]:text-ink"
          >
            {localeNames[locale]} <span className="text-small">{currencyOf(locale)}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
