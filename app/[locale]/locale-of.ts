import { notFound } from 'next/navigation'
import { isLocale, type Locale } from '@/lib/i18n/locales'

/** The language that a page's address names; an address with any other leads to the page that says not found. */
export async function localeOf(params: Promise<{ locale: string }>): Promise<Locale> {
  const { locale } = await params
  return isLocale(locale) ? locale : notFound()
}
