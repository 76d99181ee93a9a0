import { expect, it } from 'vitest'
import { maskCardData } from './card-data-mask.ts'

it.each([
  ['{"parameters":{"cardNumber":"4510400400099005","cardCvc":"123"}}', ['4510400400099005', '123']],
  ['{"parameters":{"CARDNUMBER":4510400400099005,"CardCVC":987}}', ['4510400400099005', '987']],
  ['{"order":{"note":"my card is 4510 4004 0009 9005 thanks"}}', ['4510 4004 0009 9005', '40040009']],
  ['{"number":"3400-000000-00009","securityCode":"1234"}', ['3400-000000-00009', '1234']],
  ['cardNumber=4510400400099005&cardCvc=123', ['4510400400099005', '123']],
  ['{"cardNumber":"4510400400099005"', ['4510400400099005']],
  ['{"ApplePayTokenJson":"{\\"data\\":\\"secret\\"}"}', ['secret']],
  ['{"parameters":{"cardNumber":["4510400400099005"]}}', ['4510400400099005']],
])('keeps no card data of %s', (body, secrets) => {
  for (const secret of secrets) expect(maskCardData(body)).not.toContain(secret)
})

it('keeps the first six and the last four digits of a card number', () => {
  expect(maskCardData('{"cardNumber":"4510400400099005"}')).toBe('{"cardNumber":"451040****9005"}')
})

it('keeps amounts, references and everything else as they were sent', () => {
  const body = '{"amountToCollect":10.00,"card":"none","reference":"261121093564815477","orderNumber":"A-1"}'
  expect(maskCardData(body)).toBe(body)
})
