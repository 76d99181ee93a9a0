'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { cartChangedEvent } from '@/components/layout/cart-changed'

/** The pauses between two requests: short at first, then longer; two minutes in all. */
const pausesMs = [1000, 1500, 2000, 2500, ...Array<number>(10).fill(4000), ...Array<number>(8).fill(9000)]

/**
 * Polls the status of an order until it is another than `status`, and shows the page anew then. A payment that is
 * decided may have changed since, as by a refund, so that its status is asked for once.
 *
 * @param address of the order's status
 * @param removal the address that removes purchased items from the cart: requested before the page says that they are paid
 * @param isOpen whether the payment is not decided yet
 * @param longText shown when the status has not changed for two minutes
 */
export function PollOrder({
  address,
  removal,
  status,
  isOpen,
  longText,
}: {
  address: string
  removal?: string | undefined
  status: string
  isOpen: boolean
  longText: string
}) {
  const router = useRouter()
  const [takesLong, setTakesLong] = useState(false)

  useEffect(() => {
    const leaving = new AbortController()
    const poll = async () => {
      for (const pauseMs of isOpen ? pausesMs : [0]) {
        await delay(pauseMs, leaving.signal)
        const current = await statusAt(address, leaving.signal)
        if (leaving.signal.aborted) return
        if (current !== undefined && current !== status) {
          if (removal) await removePurchased(removal)
          if (leaving.signal.aborted) return
          router.refresh()
          return
        }
      }
      setTakesLong(isOpen)
    }
    void poll()
    return () => leaving.abort()
  }, [address, removal, status, isOpen, router])

  return (
    <p aria-live="polite" className="empty:-mt-5">
      {takesLong && longText}
    </p>
  )
}

/** Has the items of a paid order removed from the cart. */
export function RemovePurchased({ address }: { address: string }) {
  useEffect(() => {
    void removePurchased(address)
  }, [address])
  return null
}

/** The address leads on to the order's page, which is shown already. */
async function removePurchased(address: string): Promise<void> {
  await fetch(address, { redirect: 'manual', keepalive: true }).catch(() => undefined)
  window.dispatchEvent(new Event(cartChangedEvent))
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
