import { expect, test } from '@playwright/test'
import { createControlClient } from 'cashflows-simulator/kit/control-client'
import { fromAmount } from '../lib/cashflows/amount'
import { createCashflowsClient } from '../lib/cashflows/client'
import { GatewayRejected } from '../lib/cashflows/errors'
import { simulatorUrl } from './environment'

/** The client alone, against the simulator alone. */
const gatewayUrl = simulatorUrl()
const control = createControlClient({ url: gatewayUrl })

async function merchant(settings: { autoCapture?: boolean } = {}) {
  const { configurationId, apiKey } = await control.createConfiguration({ settings })
  return createCashflowsClient({ gatewayUrl, configurationId, apiKey, timeoutMs: 30_000 })
}

type Client = Awaited<ReturnType<typeof merchant>>

async function createJob(
  client: Client,
  { orderNumber = 'A/1', currency = 'GBP', amountToCollect = '10.00' } = {},
) {
  const address = 'https://shop.example/'
  const created = await client.createPaymentJob({
    currency,
    amountToCollect,
    locale: 'nl_NL',
    order: {
      orderNumber,
      billingAddress: {
        firstName: 'Anna',
        lastName: 'Papa',
        addressLine1: '1 Harbour Street',
        zipCode: 'YO21 3PU',
        city: 'Whitby',
        countryIso3166Alpha2: 'GB',
      },
      billingIdentity: { emailAddress: 'anna@example.com' },
      orderLines: [],
    },
    parameters: {
      returnUrlSuccess: address,
      returnUrlFailed: address,
      returnUrlCancelled: address,
      webhookUrl: address,
    },
  })
  return created.data.reference
}

async function newestPayment(client: Client, job: string) {
  const { data } = await client.retrievePaymentJob(job)
  const payment = data.payments.at(-1)
  if (!payment) throw new Error('The job has no payment')
  return payment
}

const rejection = (code: string) => (error: unknown) => {
  expect(error).toBeInstanceOf(GatewayRejected)
  expect(error).toMatchObject({ status: 400, errors: [{ code }] })
}

test('a paid payment shows its card, and can be refunded in parts', async () => {
  const client = await merchant()
  const job = await createJob(client)
  await control.completePayment({ reference: job, card: 'visa' })
  const payment = await newestPayment(client, job)
  expect(payment).toMatchObject({
    status: 'Paid',
    paidAmount: '10.00',
    paymentMethods: ['Card'],
    card: { brand: 'Visa', lastFourDigits: expect.stringMatching(/^\d{4}$/) },
    captures: [{ status: 'Completed', amountToCapture: '10.00', isFinalCapture: true }],
  })
  const part = { amountToRefund: '4.00', refundNumber: 'R-1' }
  expect(await client.refundPayment(job, payment.reference, part)).toMatchObject({
    ...part,
    status: 'Completed',
  })
  await client.refundPayment(job, payment.reference, { refundNumber: 'R-2' })
  expect((await newestPayment(client, job)).refunds).toMatchObject([
    { refundNumber: 'R-1', amountToRefund: '4.00' },
    { refundNumber: 'R-2', amountToRefund: '6.00' },
  ])
  await client
    .refundPayment(job, payment.reference, { refundNumber: 'R-3' })
    .then(
      () => Promise.reject(new Error('It was refunded three times')),
      rejection('PaymentAlreadyFullyRefunded'),
    )
})

test('yen are paid and refunded without decimals', async () => {
  const client = await merchant()
  const job = await createJob(client, { currency: 'JPY', amountToCollect: '1250' })
  await control.completePayment({ reference: job, card: 'visa' })
  const payment = await newestPayment(client, job)
  const read = (amount = '') => fromAmount(amount, 'JPY')
  expect([payment.status, read(payment.paidAmount)]).toEqual(['Paid', 1250])
  await client.refundPayment(job, payment.reference, { amountToRefund: '250', refundNumber: 'R-1' })
  const { refunds } = await newestPayment(client, job)
  expect(refunds.map(({ amountToRefund }) => read(amountToRefund))).toEqual([250])
})

test('a payment that failed says why, in the language of the job', async () => {
  const client = await merchant()
  const job = await createJob(client)
  await control.completePayment({ reference: job, card: 'visa', authentication: 'Failed' })
  const { status, failure } = await newestPayment(client, job)
  expect(status).toBe('Failed')
  expect(failure).toEqual({
    code: 'ThreeDSecureFailed',
    message: '3-D Secure authentication failed.',
    translatedMessage: expect.stringContaining('mislukt'),
  })
})

test('a reserved payment is captured in part, or released', async () => {
  const client = await merchant({ autoCapture: false })
  const captured = await createJob(client)
  await control.completePayment({ reference: captured, card: 'mastercard' })
  const payment = await newestPayment(client, captured)
  expect(payment.status).toBe('Reserved')
  const request = { amountToCapture: '4.00', isFinalCapture: true }
  expect(await client.capturePayment(captured, payment.reference, request)).toMatchObject(request)
  expect(await newestPayment(client, captured)).toMatchObject({ status: 'Paid', paidAmount: '4.00' })

  const released = await createJob(client)
  await control.completePayment({ reference: released, card: 'mastercard' })
  const { reference } = await newestPayment(client, released)
  expect((await client.cancelPayment(released, reference)).status).toBe('Cancelled')
})

test('a paid payment is voided on the same day, and keeps what had been paid', async () => {
  const client = await merchant()
  const job = await createJob(client)
  await control.completePayment({ reference: job, card: 'visa' })
  const { reference } = await newestPayment(client, job)
  expect(await client.cancelPayment(job, reference)).toMatchObject({
    status: 'Cancelled',
    paidAmount: '10.00',
  })
})

test('a job that waits is cancelled, also twice, and one that is paid is not', async () => {
  const client = await merchant()
  const job = await createJob(client)
  expect((await client.cancelPaymentJob(job)).data.paymentStatus).toBe('Cancelled')
  expect((await client.cancelPaymentJob(job)).data.paymentStatus).toBe('Cancelled')

  const paid = await createJob(client)
  await control.completePayment({ reference: paid, card: 'visa' })
  await client
    .cancelPaymentJob(paid)
    .then(() => Promise.reject(new Error('It was cancelled')), rejection('InvalidPaymentStatus'))
})

test('whether an order exists is known by its number', async () => {
  const client = await merchant()
  await createJob(client, { orderNumber: 'A/1 ü' })
  expect(await client.hasOrder('A/1 ü')).toBe(true)
  expect(await client.hasOrder('A/1')).toBe(false)
})
