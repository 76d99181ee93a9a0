import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEnvironment } from './environment'
import { expect, testIn } from './fixtures'
import { details, type Shopper } from './shopper'

/** The folder of a build of changed code. */
const otherBuild = process.env.OTHER_BUILD

/** A shop that keeps its data while one build of it is replaced by the other. */
const test = testIn(async () => {
  const directory = await mkdtemp(join(tmpdir(), 'shop-'))
  const environment = await startEnvironment({ variables: { DATA_DIR: directory } })
  const close = async () => {
    await environment.close()
    await rm(directory, { recursive: true })
  }
  return { ...environment, close }
})

test.skip(otherBuild === undefined, 'it needs another build, which `npm run check:rolling` makes')

async function typesIntoCheckout(shopper: Shopper) {
  await shopper.putsIntoCart()
  await shopper.goesToCheckout()
  await shopper.fillsIn({ ...details, 'Email address': 'anna@' })
}

/** First with something wrong, since the page that then comes back must keep the rest. */
async function goesOn(shopper: Shopper) {
  const { page } = shopper
  await shopper.payButton.click()
  await expect(page.getByLabel('Email address')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel('First name').filter({ visible: true })).toHaveValue('Anna')
  await expect(page.getByLabel('Town or city').filter({ visible: true })).toHaveValue('Cambridge')
  await page.getByLabel('Email address').fill(details['Email address'])
  await shopper.payButton.click()
  await shopper.hostedPage.isShown()
  await shopper.chooses('Successful Payment')
  await shopper.seesOrder('paid')
}

test('the checkout of an earlier build keeps what was typed in the next one, and Pay works', async ({
  shopper,
  environment,
}) => {
  await typesIntoCheckout(shopper)
  await environment.replaceShop(otherBuild ?? '')
  await goesOn(shopper)
})

test('a link on a page of an earlier build leads to the page of the next one', async ({
  shopper,
  environment,
}) => {
  const { page } = shopper
  await environment.replaceShop('.')
  await shopper.putsIntoCart()
  await page.goto('/en-GB/cart')
  await environment.replaceShop(otherBuild ?? '')
  await page.getByRole('main').getByRole('link', { name: 'Checkout' }).click()
  // What scripts/check-rolling.ts has changed.
  await expect(page.getByText('This is the newer build.')).toBeVisible()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the checkout of a later build keeps what was typed in the earlier one, and Pay works', async ({
    shopper,
    environment,
  }) => {
    await environment.replaceShop(otherBuild ?? '')
    await typesIntoCheckout(shopper)
    await environment.replaceShop('.')
    await goesOn(shopper)
  })
})
