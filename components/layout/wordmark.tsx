import { defaultLocale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'

/** The shop's name with three blades of the grass that it is called after. */
export function Wordmark() {
  return (
    <span className="inline-flex items-end gap-2 font-serif text-title font-medium leading-none">
      <svg viewBox="0 0 24 28" width="22" height="26" aria-hidden="true" className="fill-accent">
        <path d="M11 28C10.500 18 9 9 4 2c8 6 10 16 9.500 26z" />
        <path d="M14 28c0-9 2-17 8-23-4 8-5.500 14-5.500 23z" />
        <path d="M8.500 28C8 21 6 15.500 1 11.500c7 3 9.500 9 10 16.500z" />
      </svg>
      {translator(defaultLocale)('shop.name')}
    </span>
  )
}
