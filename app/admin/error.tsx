'use client'

import { Button } from '@/components/ui/button'

/** What is shown where a page of the back office failed. */
export default function AdminError({ reset }: { error: Error; reset: () => void }) {
  return (
    <main className="page flex flex-col items-start gap-6 py-10">
      <h1 className="text-title">Something went wrong</h1>
      <p>The log of the shop says what. Nothing that you did before is lost.</p>
      <Button type="button" onClick={reset}>
        Try again
      </Button>
    </main>
  )
}
