import { httpTest as test } from './fixtures'

for (const [button, outcome] of [
  ['Authentication successful', 'paid'],
  ['Authentication failed', 'failed'],
] as const) {
  test(`a card with “${button}” leaves the order ${outcome}`, async ({ shopper }) => {
    await shopper.checksOut()
    await shopper.paysByCard()
    await shopper.chooses(button)
    await shopper.seesOrder(outcome)
    shopper.reads(/Visa ending in 9005/)
    if (outcome === 'failed') shopper.reads(/Your bank did not confirm that the card is yours/)
  })
}
