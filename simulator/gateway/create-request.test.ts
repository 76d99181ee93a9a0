import { describe, expect, it } from 'vitest'
import { readCreateRequest } from './create-request'
import { readJson } from './read-json'

const least = { amountToCollect: '10.00', currency: 'GBP' }
const read = (request: object) => readCreateRequest(readJson(JSON.stringify(request)))

function accepted(request: object) {
  const result = read({ ...least, ...request })
  if ('problems' in result) throw new Error(JSON.stringify(result.problems))
  return result.request
}

function problems(request: object) {
  const result = read({ ...least, ...request })
  return 'problems' in result ? result.problems : []
}

describe('a create request', () => {
  it('needs an amount and a currency and nothing else', () => {
    expect(accepted({})).toMatchObject({ type: 'Payment', locale: 'en_GB', paymentMethodsToUse: ['Card'] })
    expect(read({})).toEqual({
      problems: [
        { member: 'currency', message: 'is required' },
        { member: 'amountToCollect', message: 'must be a decimal number' },
      ],
    })
  })

  it('may give the amount as a number, and keeps its scale', () => {
    const result = readCreateRequest(readJson('{"amountToCollect":10.50,"currency":"gbp"}'))
    expect(result).toMatchObject({ request: { amountToCollect: '10.50', currency: 'GBP' } })
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
    expect(parameters).toEqual({ returnUrlSuccess: 'https://x.example', webhookUrl: 'https://y.example' })
  })

  it('never keeps card data that came in the parameters', () => {
    const { parameters } = accepted({
      parameters: { cardNumber: '4000000000000002', CardCvc: '123', cardExpiryMonth: '05', mcc: '5999' },
    })
    expect(parameters).toEqual({ mcc: '5999' })
  })

  it("takes plain http only for a host of one's own network", () => {
    expect(
      accepted({ parameters: { webhookUrl: 'http://127.0.0.1:3000/hook' } }).parameters.webhookUrl,
    ).toBeDefined()
    expect(
      accepted({ parameters: { webhookUrl: 'http://shop:3000/hook' } }).parameters.webhookUrl,
    ).toBeDefined()
    expect(problems({ parameters: { webhookUrl: 'http://shop.example/hook' } })).toHaveLength(1)
    expect(problems({ parameters: { webhookUrl: 'javascript:alert(1)' } })).toHaveLength(1)
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
    ['a day that does not exist', { expirationDateTimeUtc: 'soon' }, 'expirationDateTimeUtc'],
  ])('is refused with %s', (_, request, member) => {
    expect(problems(request).map((problem) => problem.member)).toEqual([member])
  })

  it('is refused when it is no object', () => {
    expect(readCreateRequest('text')).toHaveProperty('problems')
    expect(readCreateRequest([])).toHaveProperty('problems')
  })
})
