'use client'

import { lazy, Suspense } from 'react'

/** Every page loads this file in case it fails, so the five languages of the texts are loaded only then. */
const ShopError = lazy(() => import('@/components/layout/shop-error'))

export default function LocaleError({ reset }: { error: Error; reset: () => void }) {
  return (
    <Suspense>
      <ShopError reset={reset} />
    </Suspense>
  )
}
