'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { cartChangedEvent } from '@/components/layout/cart-changed'

/** Milliseconds between two questions: often at first, then less; two minutes in all. */
const pauses = [1000, 1500, 2000, 2500, ...Array<number>(10).fill(4000), ...Array<number>(8).fill(9000)]

/**
 * Asks how an order stands until that is another than `status`, and shows the page anew then.
 *
 * @param longText said when the answer has not come for a long time
 */
export function WatchOrder({
  address,
  status,
  longText,
}: {
  address: string
  status: string
  longText: string
}) {
  const router = useRouter()
  const [takesLong, setTakesLong] = useState(false)

  useEffect(() => {
    const leaving = new AbortController()
    const watch = async () => {
      for (const pause of pauses) {
        await passed(pause, leaving.signal)
        const answer = await statusAt(address, leaving.signal)
        if (leaving.signal.aborted) return
        if (answer !== undefined && answer !== status) {
          window.dispatchEvent(new Event(cartChangedEvent))
          router.refresh()
          return
        }
      }
      setTakesLong(true)
    }
    void watch()
    return () => leaving.abort()
  }, [address, status, router])

  return (
    <p aria-live="polite" className="empty:-mt-5">
      {takesLong && longText}
    </p>
  )
}

/** Tells the shop that this browser has seen its order paid, which takes what was bought out of the cart. */
export function PaidOrderSeen({ address }: { address: string }) {
  useEffect(() => {
    const leaving = new AbortController()
    const tell = async () => {
      if ((await statusAt(address, leaving.signal)) === undefined) return
      window.dispatchEvent(new Event(cartChangedEvent))
    }
    void tell()
    return () => leaving.abort()
  }, [address])
  return null
}

function passed(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

async function statusAt(address: string, signal: AbortSignal): Promise<string | undefined> {
  try {
    const response = await fetch(address, { cache: 'no-store', signal })
    return response.ok ? (await response.json()).status : undefined
  } catch {
    return undefined
  }
}
