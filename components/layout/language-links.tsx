'use client'

import { usePathname } from 'next/navigation'
import { Link } from '@/components/ui/link'
import { currencyOf, type Locale, localeNames, locales } from '@/lib/i18n/locales'
import { inLocale } from '@/lib/paths'

/** Links to the same page in each language of the shop. */
export function LanguageLinks({ current }: { current: Locale }) {
  const pathname = usePathname()
  return (
    <ul className="link-list footer-links">
      {locales.map((locale) => (
        <li key={locale}>
          <Link
            href={inLocale(pathname, locale)}
            lang={locale}
            hrefLang={locale}
            aria-current={locale === current ? 'true' : undefined}
          >
            {localeNames[locale]} <span className="text-small">{currencyOf(locale)}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
