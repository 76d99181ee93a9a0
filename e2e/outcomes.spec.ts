import { test as browserTest, expect, httpTest as test } from './fixtures'

browserTest(
  'a payment that succeeds on the simulation page pays the order and empties the cart',
  async ({ shopper }) => {
    await shopper.checksOut()
    await shopper.chooses('Successful Payment')
    await shopper.seesOrder('paid')
    await shopper.seesEmptyCart()
  },
)

for (const [button, outcome] of [
  ['Failed Payment', 'failed'],
  ['Cancel', 'cancelled'],
] as const) {
  test(`“${button}” leaves the order ${outcome} and the cart full, and the shopper can try again`, async ({
    shopper,
  }) => {
    await shopper.checksOut()
    if (button === 'Cancel') await shopper.chooses('Simulate Live Environment')
    await shopper.chooses(button)
    await shopper.seesOrder(outcome)
    await shopper.seesItemsInCart(1)

    await shopper.follows('Try again')
    shopper.fillsIn()
    await shopper.pays()
    await shopper.chooses('Successful Payment')
    await shopper.seesOrder('paid')
  })
}

test('the shopper, the shop and the gateway meet on two host names', async ({ shopper, environment }) => {
  expect(new URL(environment.shop.url).hostname).toBe('localhost')
  await shopper.checksOut()
  expect(shopper.page.url.origin).toBe(environment.gateway.url)
  expect(new URL(environment.gateway.url).hostname).toBe('127.0.0.1')
})
