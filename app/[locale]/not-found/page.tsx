import type { Metadata } from 'next'
import { translator } from '@/lib/i18n/translator'
import { localeOf } from '../locale-of'

interface Props {
  params: Promise<{ locale: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params))('notFound.title'), robots: { index: false } }
}

/**
 * Where pages that are rendered for each request lead to when there is nothing to show: what Next renders for their
 * notFound() is empty without JavaScript (https://github.com/vercel/next.js/issues/62228). The build gives it the
 * status 404.
 */
export { default } from '../not-found'
