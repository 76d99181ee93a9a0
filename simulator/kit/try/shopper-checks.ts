import type { Page } from '@playwright/test'
import { type Check, needs } from './check.ts'
import { Finding } from './waiting.ts'

/** What shoppers do. */
export const shopperChecks: Check[] = [
  {
    id: 'paid',
    title: 'A shopper pays and comes back',
    does: 'The shopper puts something into the cart, checks out, pays and comes back.',
    expected:
      'The page to which the shopper comes back says that the order is paid; the notification is acknowledged.',
    why: 'This is what nearly every shopper does.',
    run: async (trial) => {
      const shopper = await trial.shopper()
      await shopper.goesToPay()
      await shopper.pays()
      await trial.agreesWith(shopper)
      await trial.isAcknowledged()
    },
  },
  {
    id: 'never-returns',
    title: 'A shopper pays and closes the browser',
    does: 'The shopper pays, but never comes back to the shop. The shop is notified.',
    expected: 'The order is paid, and the notification acknowledged.',
    why: 'Browsers are closed and connections break: whose order waits for a return that never comes has paid for nothing.',
    ...needs('a payment without a browser'),
    run: async (trial) => {
      const shopper = await trial.shopper()
      await shopper.goesToPay()
      const job = await trial.newestJob()
      await trial.control.completePayment({ reference: job.reference, outcome: 'Successful' })
      await trial.isAcknowledged()
      await shopper.seesOrder('paid', job, 'The gateway has the money')
    },
  },
  {
    id: 'failed-again',
    title: 'A shopper whose payment failed tries again',
    does: 'A payment fails. The shopper comes back, tries again in the shop and pays.',
    expected:
      'The shop says that the order is not paid, still has what was in the cart, leads to the payment page again, and then says that it is paid.',
    why: 'Many payments need a second card. A cart that was emptied on the way to the payment page is a sale lost.',
    run: async (trial) => {
      const shopper = await trial.shopper()
      await shopper.goesToPay()
      await shopper.returnsAfter(() => shopper.hostedPage.choose('Failed'))
      await shopper.seesOnReturn('unpaid', 'The payment failed')
      await shopper.triesAgain()
      await shopper.pays()
      await trial.isChargedOnce()
      await trial.isAcknowledged()
    },
  },
  {
    id: 'cancelled',
    title: 'A shopper cancels on the payment page',
    does: 'The shopper presses Cancel on the payment page and comes back.',
    expected: 'The shop says that the order is not paid.',
    why: 'Who cancels by mistake wants to go on; who means it wants to read that nothing was charged.',
    run: async (trial) => {
      const shopper = await trial.shopper()
      await shopper.goesToPay()
      await shopper.returnsAfter(() => shopper.hostedPage.cancelPayment())
      await shopper.seesOnReturn('unpaid', 'The payment was cancelled')
      await trial.isAcknowledged()
    },
  },
  {
    id: 'back',
    title: 'A shopper goes back from the payment page and checks out once more',
    does: 'On the payment page the shopper presses Back, checks out once more and pays. Then the first payment page is opened and paid, if it can be.',
    expected:
      'Both times the shop leads to the payment page, and the shopper is charged once: it is the same page, or the first one cannot be paid any more, or its payment is given back.',
    why: 'Whoever is charged twice for one order complains to the bank, which costs a fee and a customer.',
    run: async (trial) => {
      const shopper = await trial.shopper()
      await shopper.goesToPay()
      const first = shopper.page.url()
      await shopper.goesBackAndChecksOut()
      await shopper.pays()
      await shopper.types(first)
      if (await shopper.hostedPage.successfulPayment.isVisible())
        await shopper.returnsAfter(() => shopper.hostedPage.choose('Successful'))
      await trial.isChargedOnce()
    },
  },
  {
    id: 'price-from-browser',
    title: 'A shopper changes the price that the browser sends',
    does: 'Every amount that the browser sends to the shop while checking out is replaced by a hundredth of it or less.',
    expected: 'The payment job asks for the full amount, or there is none.',
    why: 'What a browser sends can be changed by whoever sits before it: prices come from your catalogue.',
    ...needs('a list of its payment jobs'),
    run: async (trial) => {
      const honest = await trial.shopper()
      await honest.goesToPay()
      const { amountToCollect, currency } = await trial.newestJob()
      const before = (await trial.jobs()).length
      const shopper = await trial.shopper()
      await changeAmounts(shopper.page, amountToCollect)
      const leads = await shopper.fillsCart().then(
        () => shopper.checksOut(),
        () => false,
      )
      const jobs = await trial.jobs()
      const asked = jobs[0]?.amountToCollect
      if (jobs.length === before || Number(asked) >= Number(amountToCollect)) return
      throw new Finding(
        `The shop asked for ${currency} ${asked} instead of ${amountToCollect}${leads ? ', and led to the payment page' : ''}.`,
      )
    },
  },
]

/** Replaces an amount, in major or minor units, in what a page sends to the shop. */
async function changeAmounts(page: Page, amount: string): Promise<void> {
  const [whole = '', digits = ''] = amount.split('.')
  const minor = `${whole}${digits}`.replace(/^0+/, '')
  const patterns: [RegExp, string][] = [
    [new RegExp(`(?<![\\d.,])${whole}([.,])${digits || '00'}(?!\\d)`, 'g'), '0$101'],
  ]
  if (minor.length > 2) patterns.push([new RegExp(`(?<![\\d.,])${minor}(?![\\d.,])`, 'g'), '1'])
  const changed = (text: string) => patterns.reduce((result, [from, to]) => result.replace(from, to), text)
  await page.route('**/*', (route, request) => {
    const body = request.postData()
    const [url, postData] = [changed(request.url()), body === null ? null : changed(body)]
    if (url === request.url() && postData === body) return route.continue()
    return route.continue({ url, ...(postData !== null && { postData }) })
  })
}
