import type { Job } from './account.ts'
import { type Check, needs } from './check.ts'
import type { Trial } from './trial.ts'
import { Finding, waitFor } from './waiting.ts'

const unknownJob = { paymentJobReference: '180912100000000001', paymentReference: '180912200000000002' }

/** What somebody tries who wants goods without paying. Each needs references that a real account gives too late. */
export const forgeryChecks: Check[] = [
  {
    id: 'return-by-hand',
    title: 'A return address is typed by hand',
    does: 'Instead of paying, the shopper opens the address to which successful payments lead.',
    expected: 'The order is not paid: the shop asks the gateway.',
    why: 'Return addresses stand in browsers’ histories and are easily guessed. Whoever opens one would get goods for nothing.',
    ...needs('the references of a job before it is paid'),
    run: async (trial) => {
      const shopper = await trial.shopper()
      await shopper.goesToPay()
      const job = await trial.newestJob()
      await shopper.types(successUrl(job).href)
      await shopper.seesNothingPaid(job, 'Nothing was paid')
    },
  },
  {
    id: 'return-of-another-order',
    title: 'A return of a paid order is used for another one',
    does: 'The shopper pays one order, and opens the return address of a second one with the references of the first.',
    expected: 'The second order is not paid: the shop knows which payment job belongs to which order.',
    why: 'One payment would buy any number of orders.',
    ...needs('the references of a job before it is paid'),
    run: async (trial) => {
      const first = await trial.shopper()
      await first.goesToPay()
      const paid = await trial.newestJob()
      await first.returnsAfter(() => first.hostedPage.choose('Successful'))
      const shopper = await trial.shopper()
      await shopper.goesToPay()
      const job = await trial.newestJob()
      const address = successUrl(job)
      address.searchParams.set('paymentjobref', paid.reference)
      address.searchParams.set('paymentref', paid.payments[0]?.reference ?? '')
      await shopper.types(address.href)
      await shopper.seesNothingPaid(job, 'Nothing was paid for this order')
    },
  },
  {
    id: 'notification-forged',
    title: 'A notification is forged',
    does: 'A stranger notifies the shop of an order that is not paid, with its references, a wrong Hash, and a status that says Paid.',
    expected:
      'The order is not paid: the shop takes a notification for a reason to ask the gateway, and for nothing else.',
    why: 'Notifications of Cashflows carry no signature: anybody can send one.',
    ...needs('the references of a job before it is paid'),
    run: async (trial) => {
      const shopper = await trial.shopper()
      await shopper.goesToPay()
      const job = await trial.newestJob()
      await notify(trial, job, {
        paymentJobReference: job.reference,
        paymentReference: job.payments[0]?.reference,
        status: 'Paid',
        paymentStatus: 'Paid',
      })
      await shopper.seesNothingPaid(job, 'Nothing was paid')
    },
  },
  {
    id: 'notification-unknown',
    title: 'A notification names a payment that is not the shop’s',
    does: 'The shop is notified with references that no payment job of its account has.',
    expected: 'The shop does not acknowledge it: any answer but 200.',
    why: 'What is acknowledged does not come again. A shop that answers 200 before it knows an order loses the notification that overtook its own records.',
    ...needs('the references of a job before it is paid'),
    run: async (trial) => {
      const shopper = await trial.shopper()
      await shopper.goesToPay()
      const status = await notify(trial, await trial.newestJob(), unknownJob)
      if (status === 200) throw new Finding('The shop answered 200.')
    },
  },
  {
    id: 'amount-differs',
    title: 'Another amount is paid for an order',
    does: 'A payment job for the same order number, but for the smallest amount, is made with the shop’s key and paid. The gateway notifies the shop, and the shopper comes back from it.',
    expected: 'The order is not paid: the shop compares payment job, amount and currency with its own.',
    why: 'A payment link that somebody made in the Portal, or a cart that changed meanwhile: the goods would go for less than they cost.',
    ...needs('the references of a job before it is paid'),
    run: async (trial) => {
      const shopper = await trial.shopper()
      await shopper.goesToPay()
      const job = await trial.newestJob()
      const cheap = await payLess(trial, job)
      await waitFor(
        () => trial.notifications(cheap),
        (sent) => sent.every(({ attempts }) => attempts.length > 0),
        trial.limits.orderMs,
      )
      await shopper.types(successUrl(cheap).href)
      await shopper.seesNothingPaid(
        job,
        `${cheap.amountToCollect} was paid for an order of ${job.amountToCollect}`,
      )
    },
  },
]

/** Where the gateway leads from a payment that succeeded. @throws Finding where the shop has said nothing of it */
function successUrl({ payments }: Job): URL {
  const address = payments[0]?.attributes.returnUrlSuccess
  if (address === undefined) throw new Finding('The payment job has no address for returns.')
  return new URL(address)
}

/** Pays the smallest amount for the order of a job, by a job of its own. */
async function payLess(trial: Trial, job: Job): Promise<Job> {
  const success = successUrl(job)
  for (const name of ['paymentjobref', 'paymentref', 'ordernumber']) success.searchParams.delete(name)
  const webhookUrl = await trial.account.webhook(job)
  const digits = job.amountToCollect.split('.')[1]?.length ?? 0
  const amountToCollect = (1 / 10 ** digits).toFixed(digits)
  const reference = await trial.account.create({
    amountToCollect,
    currency: job.currency,
    order: { orderNumber: job.order.orderNumber },
    parameters: {
      returnUrlSuccess: success.href,
      ...(webhookUrl && { webhookUrl }),
      simulatedStatus: 'PAID',
    },
  })
  return trial.account.job(reference)
}

/** Notifies the shop as a stranger can. @returns the status of its answer */
async function notify(trial: Trial, job: Job, members: object): Promise<number> {
  const url = await trial.account.webhook(job)
  if (url === undefined) throw new Finding('The gateway knows no address to notify the shop at.')
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Hash: '0'.repeat(128) },
    body: JSON.stringify({ notifyType: 'PaymentStatusChange', ...members }),
    signal: AbortSignal.timeout(trial.limits.paymentPageMs),
  }).catch(() => undefined)
  return response?.status ?? 0
}
