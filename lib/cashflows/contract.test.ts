import { describe, expect, it } from 'vitest'
import { errorResponse, paymentJob, paymentJobResponse } from './contract'

const payment = { reference: '210121117372807180', status: 'Pending', amountToCollect: '10.00' }

const job = {
  reference: '210121017238589452',
  paymentStatus: 'Pending',
  currency: 'GBP',
  amountToCollect: '10.00',
  order: { orderNumber: 'A1' },
  payments: [payment],
}

const paymentWith = (members: object) =>
  paymentJob.parse({ ...job, payments: [{ ...payment, ...members }] }).payments[0]

const acquired = (details: object) => ({
  attributes: { cashFlowsAcquiringDetails: JSON.stringify(details) },
})

describe('contract', () => {
  it('drops members that the shop does not read', () => {
    const response = paymentJobResponse.parse({
      data: {
        ...job,
        traceReference: '210120117364553808',
        flags: {},
        order: { orderNumber: 'A1', note: 'x' },
      },
      links: {
        action: { url: 'https://gateway.example/payment?ref=1', type: 'text/html' },
        data: { url: 'x' },
      },
      somethingNew: true,
    })
    expect(response).toEqual({
      data: { ...job, payments: [{ ...payment, paymentMethods: [], refunds: [], captures: [], steps: [] }] },
      links: { action: { url: 'https://gateway.example/payment?ref=1' } },
    })
  })

  it('keeps the scale of an amount that comes as text', () => {
    expect(paymentJob.parse({ ...job, amountToCollect: '10.050' }).amountToCollect).toBe('10.050')
  })

  it('takes an amount that comes as a number when every digit is certain', () => {
    expect(paymentJob.parse({ ...job, amountToCollect: 10.05 }).amountToCollect).toBe('10.05')
    expect(paymentJob.parse({ ...job, amountToCollect: 0 }).amountToCollect).toBe('0')
  })

  it.each([-1, 1e21, 1e-7, 0.1 + 0.2, 12345678901234.56, Number.NaN, '1e3', '-1', '', null])(
    'rejects %j as an amount',
    (amountToCollect) => {
      expect(paymentJob.safeParse({ ...job, amountToCollect }).success).toBe(false)
    },
  )

  it('rejects a reference that comes as a number, because digits are lost', () => {
    expect(paymentJob.safeParse({ ...job, reference: Number(job.reference) }).success).toBe(false)
  })

  it('keeps a status that it does not know', () => {
    expect(paymentJob.parse({ ...job, paymentStatus: 'Postponed' }).paymentStatus).toBe('Postponed')
  })

  it('reads an error report with half of its members', () => {
    expect(errorResponse.parse({ errorReport: { errors: [{ code: 'RecordNotFound' }] } })).toEqual({
      errorReport: { errors: [{ code: 'RecordNotFound', message: '', parameters: [] }] },
    })
  })

  it('reads what was captured and refunded of a payment', () => {
    const refund = { reference: '1', refundNumber: 'R-1', status: 'Completed', amountToRefund: '2.50' }
    const capture = { reference: '2', status: 'Pending', amountToCapture: '10.00', isFinalCapture: true }
    const facts = { paidAmount: '10.00', paymentMethods: ['Card'], refunds: [refund], captures: [capture] }
    expect(paymentWith({ ...facts, refunds: [{ ...refund, steps: [] }] })).toMatchObject(facts)
  })

  it('knows a card by brand and last four digits, however much of its number is shown', () => {
    const attributes = { cardBrand: 'Visa', truncatedCardNumber: '400000****0002' }
    const { card } = paymentWith({ attributes }) ?? {}
    expect(card).toEqual({ brand: 'Visa', lastFourDigits: '0002' })
    expect(paymentWith({ attributes: { webhookUrl: 'x' } })?.card).toBeUndefined()
  })

  it('takes the reason of a failure from the error report, or else from the acquirer', () => {
    const errors = [{ code: 'ThreeDSecureFailed', message: 'No', translatedMessage: 'Nee' }]
    const acquirer = acquired({ Message: 'Not authorised', Status: 'Failed' })
    expect(paymentWith({ ...acquirer, lastErrorReport: { errors } })?.failure).toEqual(errors[0])
    expect(paymentWith(acquirer)?.failure).toEqual({ message: 'Not authorised' })
    expect(paymentWith({ ...acquirer, lastErrorReport: { errors: [] } })?.failure).toBeDefined()
  })

  it.each([
    { ResponseCode: 'D102', Message: 'Insufficient funds' },
    { Xid: 'D1029abc', Message: 'D102: Insufficient funds' },
  ])('finds the response code of the acquirer wherever it stands: %j', (details) => {
    expect(paymentWith(acquired({ ...details, Status: 'Failed' }))?.failure?.code).toBe('D102')
  })

  it.each(['Success', 'Succeeded'])(
    'takes the message of a success (%s) for no reason of a failure',
    (Status) => {
      expect(paymentWith(acquired({ Message: 'Authorised', Status }))?.failure).toBeUndefined()
    },
  )

  it.each([
    { paidAmount: 'ten' },
    { paymentMethods: 'Card' },
    { refunds: null },
    { captures: [null, { reference: 'x' }] },
    { attributes: [] },
    { attributes: { cardBrand: 7, truncatedCardNumber: '****', cashFlowsAcquiringDetails: '{' } },
    { lastErrorReport: 'no' },
  ])('reads a payment though %j is unreadable', (members) => {
    const read = paymentWith(members)
    expect(read).toEqual({ ...payment, paymentMethods: [], refunds: [], captures: [], steps: [] })
  })

  it('leaves out a refund that is unreadable, and keeps the others', () => {
    const refund = { reference: '1', status: 'Completed', amountToRefund: '2.50' }
    expect(paymentWith({ refunds: [{ ...refund, amountToRefund: null }, refund] })?.refunds).toEqual([refund])
  })

  it('reads a job though its optional members are unreadable', () => {
    const read = paymentJob.parse({ ...job, expirationDateTimeUtc: 0, paidAmount: 'ten' })
    expect(read).toMatchObject({ reference: job.reference, expirationDateTimeUtc: undefined })
  })
})
