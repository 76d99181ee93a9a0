import { describe, expect, it } from 'vitest'
import { errorResponse, paymentJob, paymentJobResponse } from './contract'

const job = {
  reference: '210121017238589452',
  paymentStatus: 'Pending',
  currency: 'GBP',
  amountToCollect: '10.00',
  order: { orderNumber: 'A1' },
  payments: [{ reference: '210121117372807180', status: 'Pending', amountToCollect: '10.00' }],
}

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
      data: job,
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
})
