import { Link } from '@/components/ui/link'
import type { Locale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'

const link = 'inline-flex min-h-11 items-center underline underline-offset-4'

/** Links to the page before and after one of several. `hrefOf` gives the address of a page. */
export function PageLinks({
  page,
  pages,
  hrefOf,
  locale,
}: {
  page: number
  pages: number
  hrefOf: (page: number) => string
  locale: Locale
}) {
  if (pages === 1) return null
  const t = translator(locale)
  return (
    <nav aria-label={t('search.pages')} className="mt-10 flex flex-wrap items-center gap-x-6">
      {page > 1 && (
        <Link href={hrefOf(page - 1)} rel="prev" className={link}>
          {t('search.previous')}
        </Link>
      )}
      <p className="tabular-nums">{t('search.page', { page: String(page), pages: String(pages) })}</p>
      {page < pages && (
        <Link href={hrefOf(page + 1)} rel="next" className={link}>
          {t('search.next')}
        </Link>
      )}
    </nav>
  )
}
