import { expect, test } from './fixtures'
import { visa } from './shopper'

test.beforeEach(async ({ shopper }) => {
  await shopper.checksOut()
  await shopper.choosesLiveEnvironment()
})

// “3D Secure Required” is off unless a merchant asks for it, so an unavailable authentication does not stop a payment.
for (const [button, outcome] of [
  ['Authentication successful', 'paid'],
  ['Authentication failed', 'failed'],
  ['Authentication unavailable', 'paid'],
  ['Authentication attempted', 'paid'],
] as const) {
  test(`a card with “${button}” leaves the order ${outcome}`, async ({ shopper }) => {
    await shopper.typesCard()
    await shopper.chooses(button)
    await shopper.seesOrder(outcome)
    await expect(shopper.page.getByText('Visa ending in 9005')).toBeVisible()
    if (outcome === 'failed') await shopper.readsOfOrder(/Your bank did not confirm that the card is yours/)
  })
}

for (const [what, card, field] of [
  ['a number that fails its check digit', { number: '4510 4004 0009 9006' }, 'Card number'],
  ['an expiry date in the past', { expiry: '01/20' }, 'Expiry date'],
  ['a security code that is too short', { code: '12' }, 'Security code'],
] as const) {
  test(`the card form rejects ${what} beside its field and keeps the name`, async ({ shopper }) => {
    await shopper.typesCard(card)
    await expect(shopper.page.getByLabel(field)).toHaveAccessibleDescription(/\w+/)
    await expect(shopper.page.getByLabel(field)).toHaveAttribute('aria-invalid', 'true')
    await expect(shopper.page.getByLabel('Name on card')).toHaveValue('Anna Shopper')

    await shopper.typesCard({ number: visa })
    await shopper.chooses('Authentication successful')
    await shopper.seesOrder('paid')
  })
}
