import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from '../form-browser'
import type { Merchant } from './merchant'
import { isCheckout, type Purchase } from './purchase'

type Behaviour = (purchase: Purchase, merchant: Merchant) => Promise<unknown>

/** What shoppers do, by what is peculiar about it. Each has one purchase in mind, and may be charged for one. */
const table = {
  'pays and returns': async (purchase) => {
    await purchase.pay(await purchase.checkOut())
  },

  'closes the tab while the order is placed': async (purchase) => {
    await purchase.fillCart()
    const checkout = await purchase.showCheckout()
    await purchase.switchCallFaultOn()
    purchase.note('closed the tab while the order was placed')
    const placing = purchase.sendCheckout(checkout).catch(() => undefined)
    await Promise.race([placing, pause(purchase.plan.looksOnMs)])
  },

  'closes the tab on the payment page': async (purchase) => {
    await purchase.checkOut()
  },

  'closes the tab before returning': async (purchase) => {
    await purchase.pay(await purchase.checkOut(), { returns: false })
  },

  'returns in another browser': async (purchase) => {
    const { leadsTo } = await purchase.pay(await purchase.checkOut(), { returns: false })
    if (leadsTo) await purchase.followElsewhere(leadsTo)
  },

  'clicks Pay twice': async (purchase) => {
    await purchase.fillCart()
    const checkout = await purchase.showCheckout()
    await purchase.switchCallFaultOn()
    const [one, other] = await Promise.all([purchase.placeOrder(checkout), purchase.placeOrder(checkout)])
    await Promise.all([purchase.pay(one), purchase.pay(other)])
  },

  'pays by two clicks': async (purchase) => {
    const hosted = await purchase.checkOut()
    await Promise.all([purchase.pay(hosted), purchase.pay(hosted)])
  },

  'goes back, corrects a detail and pays by both links': async (purchase) => {
    await purchase.fillCart()
    const checkout = await purchase.showCheckout()
    const earlier = await purchase.placeOrder(checkout)
    // Browsers show the form as it was, or fetch it anew.
    const back = purchase.plan.takesOtherWay ? checkout : await purchase.showCheckout()
    const later = isCheckout(back) ? await purchase.placeOrder(back, { lastName: 'Shopper-Smith' }) : back
    if (purchase.plan.looksOnMs > 50) await Promise.all([purchase.pay(earlier), purchase.pay(later)])
    else {
      await purchase.pay(await purchase.open(earlier.url))
      await purchase.pay(await purchase.open(later.url))
    }
  },

  'pays the earlier link while a corrected order is placed': async (purchase) => {
    await purchase.fillCart()
    const checkout = await purchase.showCheckout()
    const earlier = await purchase.placeOrder(checkout)
    const correct = async () => {
      const later = await purchase.placeOrder(checkout, { lastName: 'Shopper-Smith' })
      await purchase.pay(later)
    }
    await Promise.all([purchase.pay(earlier), correct()])
  },

  'pays in two tabs': async (purchase) => {
    await purchase.fillCart()
    const tab = async () => {
      const checkout = await purchase.showCheckout()
      return isCheckout(checkout) ? purchase.placeOrder(checkout) : checkout
    }
    const links = await Promise.all([tab(), tab()])
    await Promise.all(links.map((link) => purchase.pay(link)))
  },

  'comes back later and checks out again': async (purchase) => {
    const earlier = await purchase.checkOut()
    const checkout = await purchase.showCheckout()
    const later = isCheckout(checkout) ? await purchase.placeOrder(checkout) : checkout
    await purchase.pay(later)
    await purchase.pay(await purchase.open(earlier.url))
  },

  cancels: async (purchase) => {
    await purchase.cancel(await purchase.checkOut())
  },

  'cancels, checks out again and pays': async (purchase) => {
    const earlier = await purchase.checkOut()
    await purchase.cancel(earlier)
    const checkout = await purchase.showCheckout()
    if (!isCheckout(checkout)) return
    await purchase.pay(await purchase.placeOrder(checkout))
    await purchase.pay(await purchase.open(earlier.url))
  },

  'fails and tries again on the payment page': async (purchase) => {
    const hosted = await purchase.checkOut()
    await purchase.fail(hosted)
    await purchase.pay(await purchase.open(hosted.url))
  },

  'fails, checks out again and pays by both links': async (purchase) => {
    const earlier = await failed(purchase)
    const checkout = await purchase.showCheckout()
    const later = isCheckout(checkout) ? await purchase.placeOrder(checkout) : checkout
    await Promise.all([purchase.pay(await purchase.open(earlier.url)), purchase.pay(later)])
  },

  'is given the money back by the merchant': async (purchase, merchant) => {
    const { leadsTo } = await purchase.pay(await purchase.checkOut(), { returns: false })
    if (!leadsTo) return
    await purchase.open(leadsTo)
    await merchant.givesBack(purchase, leadsTo)
  },

  'is refunded in the back office by two clicks': async (purchase, merchant) => {
    await merchant.refunds(purchase, await purchase.pay(await purchase.checkOut()))
  },

  'is captured in the back office by two clicks': async (purchase, merchant) => {
    const hosted = await purchase.checkOut()
    const shown = await merchant.reserves(purchase, () => purchase.pay(hosted))
    await merchant.captures(purchase, shown)
  },

  'competes for the last piece': async (purchase) => {
    const { looksOnMs, takesOtherWay } = purchase.plan
    if (takesOtherWay) await purchase.pay(await purchase.checkOut())
    else if (looksOnMs < 50) await purchase.cancel(await purchase.checkOut())
    else {
      // Meanwhile another may buy what is no longer held for this one.
      const hosted = await purchase.checkOut()
      await purchase.fail(hosted)
      await pause(10 * looksOnMs)
      await purchase.pay(await purchase.open(hosted.url))
    }
  },

  'fails and leaves': async (purchase) => {
    await failed(purchase)
  },
} satisfies Record<string, Behaviour>

/** A payment that failed once, and may be tried again; or that failed so often that it may not. */
async function failed(purchase: Purchase): Promise<Page> {
  const hosted = await purchase.checkOut()
  await purchase.fail(hosted)
  if (purchase.plan.takesOtherWay) await purchase.fail(await purchase.open(hosted.url))
  return hosted
}

export type BehaviourName = keyof typeof table

export const behaviours: Readonly<Record<BehaviourName, Behaviour>> = table

export const behaviourNames = Object.keys(behaviours) as BehaviourName[]
