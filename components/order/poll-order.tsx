'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { cartChangedEvent } from '@/components/layout/cart-changed'

/** The pauses between two requests: short at first, then longer; two minutes in all. */
const pausesMs = [1000, 1500, 2000, 2500, ...Array<number>(10).fill(4000), ...Array<number>(8).fill(9000)]

/**
 * Polls the status of an order until it is another than `status`, and shows the page anew then.
 *
 * @param address of the order's status
 * @param longText shown when the status has not changed for two minutes
 */
export function PollOrder({
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
    const poll = async () => {
      for (const pauseMs of pausesMs) {
        await delay(pauseMs, leaving.signal)
        const current = await statusAt(address, leaving.signal)
        if (leaving.signal.aborted) return
        if (current !== undefined && current !== status) {
          window.dispatchEvent(new Event(cartChangedEvent))
          router.refresh()
          return
        }
      }
      setTakesLong(true)
    }
    void poll()
    return () => leaving.abort()
  }, [address, status, router])

  return (
    <p aria-live="polite" className="empty:-mt-5">
      {takesLong && longText}
    </p>
  )
}

/** Requests the status of a paid order once more, upon which the shop removes the purchased items from the cart. */
export function ClearCart({ address }: { address: string }) {
  useEffect(() => {
    const leaving = new AbortController()
    const clear = async () => {
      if ((await statusAt(address, leaving.signal)) === undefined) return
      window.dispatchEvent(new Event(cartChangedEvent))
    }
    void clear()
    return () => leaving.abort()
  }, [address])
  return null
}

function delay(pauseMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, pauseMs)
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
