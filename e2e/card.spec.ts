import { expect, test } from './fixtures'

test.beforeEach(async ({ shopper }) => {
  await shopper.checksOut()
  await shopper.choosesLiveEnvironment()
})

for (const [button, outcome] of [
  ['Authentication successful', 'paid'],
  ['Authentication failed', 'failed'],
] as const) {
  test(`a card with “${button}” leaves the order ${outcome}`, async ({ shopper }) => {
    await shopper.typesCard()
    await shopper.chooses(button)
    await shopper.seesOrder(outcome)
    await expect(shopper.page.getByText('Visa ending in 9005')).toBeVisible()
    if (outcome === 'failed') await shopper.readsOfOrder(/Your bank did not confirm that the card is yours/)
  })
}

test('the card form rejects what cannot be right beside its field, keeps the name, and goes on', async ({
  shopper,
}) => {
  const { page } = shopper
  for (const [what, card, label] of [
    ['a number that fails its check digit', { number: '4510 4004 0009 9006' }, 'Card number'],
    ['an expiry date in the past', { expiry: '01/20' }, 'Expiry date'],
    ['a security code that is too short', { code: '12' }, 'Security code'],
  ] as const) {
    await test.step(what, async () => {
      await shopper.typesCard(card)
      await expect(page.getByLabel(label)).toHaveAttribute('aria-invalid', 'true')
      await expect(page.getByLabel(label)).toHaveAccessibleDescription(/\w+/)
      await expect(page.getByLabel('Name on card')).toHaveValue('Anna Shopper')
    })
  }
  await shopper.typesCard()
  await shopper.chooses('Authentication successful')
  await shopper.seesOrder('paid')
})
