import { describe, expect, it } from 'vitest'
import { readRequest } from './call.ts'
import { createRequest } from './create-request.ts'
import { errorReport, Rejection } from './errors.ts'

const least = { amountToCollect: '10.00', currency: 'GBP' }
const read = (text: string) => readRequest(Buffer.from(text), createRequest)
const accepted = (request: object) => read(JSON.stringify({ ...least, ...request }))

/** The parameters of each error: the member, and what is wrong with it. */
function problems(text: string): string[][] {
  try {
    read(text)
    return []
  } catch (error) {
    if (!(error instanceof Rejection)) throw error
    const { errors } = errorReport(error.errors, 'en_GB')
    return errors.map(({ parameters }) => parameters)
  }
}
const membersRejected = (request: object) =>
  problems(JSON.stringify({ ...least, ...request })).map(([member]) => member)

describe('a create request', () => {
  it('needs an amount and a currency and nothing else', () => {
    expect(accepted({})).toMatchObject({ type: 'Payment', locale: 'en_GB', options: [] })
    expect(problems('{}')).toEqual([
      ['currency', 'is required'],
      ['amountToCollect', 'is required'],
    ])
  })

  it('may give the amount as a number, and keeps its scale', () => {
    expect(read('{"amountToCollect":10.50,"currency":"gbp"}')).toMatchObject({
      amountToCollect: '10.50',
      currency: 'GBP',
    })
  })

  it('reads enumerations in any case and in their older spelling', () => {
    expect(
      accepted({ paymentMethodsToUse: ['creditcard', 'DEBITCARD', 'ideal'], locale: 'nl-nl' }),
    ).toMatchObject({
      paymentMethodsToUse: ['Card', 'Ideal'],
      locale: 'nl_NL',
    })
  })

  it('reads the names of parameters in any case', () => {
    const { parameters } = accepted({
      parameters: { ReturnUrlSuccess: 'https://x.example', WEBHOOKURL: 'https://y.example' },
    })
    expect(parameters.kept).toEqual({
      returnUrlSuccess: 'https://x.example',
      webhookUrl: 'https://y.example',
    })
  })

  it('sets card data apart from the parameters that are kept', () => {
    const { parameters } = accepted({
      parameters: { cardNumber: '4000000000000002', CardCvc: '123', cardExpiryMonth: '05', mcc: '5999' },
    })
    expect(parameters).toEqual({
      kept: { mcc: '5999' },
      card: { number: '4000000000000002', securityCode: '123', expiryMonth: '05' },
    })
  })

  it.each([
    ['cardHolder', '{ cardHolderName: "Name on card" }', 'Name on card'],
    ['cardHolderName', '{"cardHolderName":"O’Brien"}', 'O’Brien'],
    ['cardHolderName', '{Alex Smith}', '{Alex Smith}'],
    ['cardName', 'Alex Smith', 'Alex Smith'],
  ])('reads the holder in %s: %s', (name, sent, holderName) => {
    const { parameters } = accepted({ parameters: { cardNumber: '4000000000000002', [name]: sent } })
    expect(parameters).toEqual({ kept: {}, card: { number: '4000000000000002', holderName } })
  })

  it('takes texts of any length, but an order number', () => {
    const note = 'x'.repeat(5_000)
    expect(accepted({ order: { note } }).order.note).toBe(note)
  })

  it('takes any address of the web for displayUrl, and none for empty text', () => {
    expect(accepted({ displayUrl: 'http://shop.example/1' }).displayUrl).toBe('http://shop.example/1')
    expect(accepted({ displayUrl: '' }).displayUrl).toBeUndefined()
    expect(membersRejected({ displayUrl: 'javascript:alert(1)' })).toEqual(['displayUrl'])
  })

  it('takes addresses of the web only', () => {
    for (const webhookUrl of ['http://shop:3000/hook', 'https://shop.example/hook']) {
      expect(accepted({ parameters: { webhookUrl } }).parameters.kept.webhookUrl).toBe(webhookUrl)
    }
    expect(membersRejected({ parameters: { webhookUrl: 'javascript:alert(1)' } })).toEqual([
      'parameters.webhookUrl',
    ])
  })

  it.each([
    ['a negative amount', { amountToCollect: '-1.00' }, 'amountToCollect'],
    ['more decimals than the currency has', { amountToCollect: '1.005' }, 'amountToCollect'],
    ['decimals in yen', { amountToCollect: '1.5', currency: 'JPY' }, 'amountToCollect'],
    ['words for an amount', { amountToCollect: 'ten' }, 'amountToCollect'],
    ['an unknown currency', { currency: 'XXQ' }, 'currency'],
    ['an unknown locale', { locale: 'fr_FR' }, 'locale'],
    ['an unknown method', { paymentMethodsToUse: ['Cash'] }, 'paymentMethodsToUse.0'],
    [
      'an order line without a name',
      { order: { orderLines: [{ unitPriceInclVat: '1' }] } },
      'order.orderLines.0.name',
    ],
    [
      'an order line without a price',
      { order: { orderLines: [{ name: 'Mug' }] } },
      'order.orderLines.0.unitPriceInclVat',
    ],
    ['an order number that is too long', { order: { orderNumber: 'x'.repeat(65) } }, 'order.orderNumber'],
    ['no moment', { expirationDateTimeUtc: 'soon' }, 'expirationDateTimeUtc'],
    ['a number for a moment', { expirationDateTimeUtc: '1' }, 'expirationDateTimeUtc'],
    ['a day as in America', { expirationDateTimeUtc: '12/31/2026' }, 'expirationDateTimeUtc'],
    ['a day that does not exist', { expirationDateTimeUtc: '2026-02-30' }, 'expirationDateTimeUtc'],
    [
      'a day of a recurrence that does not exist',
      { recurrenceCriteria: { recurringExpiry: '12/31/2026' } },
      'recurrenceCriteria.recurringExpiry',
    ],
  ])('is rejected with %s', (_, request, member) => {
    expect(membersRejected(request)).toEqual([member])
  })

  it('is rejected when it is no object', () => {
    expect(problems('"text"')).toHaveLength(1)
    expect(problems('[]')).toHaveLength(1)
  })
})
