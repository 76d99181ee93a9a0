import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/node-postgres'
import { TestMailServer } from '../lib/testing/mail-server'
import { copyPackages, copySources } from '../scripts/project-copy'
import { applyRecipe, recipePatches } from '../scripts/recipes'
import { addsUp } from './adds-up'
import { expect, httpTestIn } from './fixtures'
import { npmRun, startOnPostgres, withoutPostgres } from './postgres'
import { orderNumberOf } from './references'

let folder = ''
let databaseUrl = ''
const mail = new TestMailServer()

/** Does in the shop what the pages of the recipes say. That the types are right is for scripts/recipes.test.ts to find. */
function run(command: string, ...flags: string[]): void {
  const env = { ...process.env, TYPES_CHECKED: 'yes' }
  const { status, stdout, stderr } = spawnSync(command, flags, { cwd: folder, env, encoding: 'utf8' })
  expect(status, stdout + stderr).toBe(0)
}

/** All but the one that takes the catalogue from a project at Sanity, which is not there. */
const recipes = recipePatches.filter((patch) => patch !== 'cms.patch')

/** A shop with these recipes. */
const test = httpTestIn(async () => {
  folder = mkdtempSync(join(tmpdir(), 'recipes-'))
  const remove = () => rmSync(folder, { recursive: true })
  try {
    copySources(folder)
    copyPackages(folder)
    for (const patch of recipes) expect(applyRecipe(folder, patch), patch).toBe('')
    run('node', 'scripts/compile-packages.mjs')
    run('npm', 'run', 'db:generate')
    run('npm', 'run', '--ignore-scripts', 'build')
    await mail.start()
    const environment = await startOnPostgres({ SMTP_URL: mail.url }, folder)
    databaseUrl = environment.databaseUrl
    const close = async () => {
      await environment.close()
      await mail.stop()
      remove()
    }
    return { ...environment, close }
  } catch (error) {
    remove()
    throw error
  }
})

test.describe('a shop with the recipes', { tag: '@slow' }, () => {
  test.skip(...withoutPostgres)

  test('adds up in a currency without decimals, also after a part came back', ({
    shopper,
    control,
    environment,
  }) => {
    const withdrawals = (...words: string[]) => npmRun(['withdrawals', ...words], databaseUrl, { folder })
    const amounts = { currency: 'JPY', sign: 'JP¥', sum: '20,340', part: '5,040', left: '15,300' }
    return addsUp(
      { mugs: 3, code: 'welcome10', ...amounts },
      { shopper, control, environment, mail, withdrawals },
    )
  })

  test('shows the orders of an account in any browser that has signed in to it', async ({
    shopper,
    other,
    environment,
  }) => {
    const account = {
      'Email address': 'anna@example.com',
      'Password (at least 12 characters)': 'three small pots',
    }
    await shopper.checksOut()
    await shopper.chooses('Successful Payment')
    await shopper.seesOrder('paid')
    const orderNumber = await orderNumberOf(environment)
    await shopper.follows('Your orders')
    shopper.types(account)
    await shopper.chooses('Create account')

    await other.opens('/en-GB/account')
    other.types({ ...account, 'Password (at least 12 characters)': 'three large pots' })
    await other.chooses('Sign in')
    other.reads(/The email address or the password is wrong/)
    other.types(account)
    await other.chooses('Sign in')
    await other.follows(new RegExp(orderNumber))
    await other.seesOrder('paid')
  })

  test('takes reviews from who has bought a product, and shows those that the merchant has read', async ({
    shopper,
    other,
  }) => {
    await shopper.checksOut('soup-mug')
    await shopper.chooses('Successful Payment')
    await shopper.seesOrder('paid')
    await shopper.opens('/en-GB/products/soup-mug')
    await shopper.follows('Reviews')
    shopper.types({ Stars: '4', 'Your review': 'It keeps soup warm.' })
    await shopper.chooses('Send review')
    shopper.reads(/Thank you\. We read your review before we show it\./)

    await other.opens('/en-GB/products/soup-mug/reviews')
    other.reads(/Nobody has reviewed this yet/)
    expect(other.page.formOfButton('Send review')).toBeUndefined()
    const database = drizzle(databaseUrl)
    await database.execute('update shop.reviews set is_shown = true')
    await database.$client.end()
    await other.reloads()
    other.reads(/4 of 5It keeps soup warm\./)
  })

  test('speaks English in Ireland, with prices in euros', async ({ shopper }) => {
    await shopper.opens('/en-IE/products/soup-mug')
    shopper.reads(/€33\.00/)
  })

  test('counts each page that a browser shows, without a cookie', async ({ browser, environment }) => {
    const page = await browser.newPage({ baseURL: environment.shop.url })
    const counted = () => page.waitForResponse((response) => response.url().endsWith('/api/page-views'))
    const first = counted()
    await page.goto('/en-GB/products/soup-mug')
    expect((await first).status()).toBe(204)
    expect((await first).request().postData()).toBe('/en-GB/products/soup-mug')
    const second = counted()
    await page.getByRole('contentinfo').getByRole('link', { name: 'Contact' }).click()
    expect((await second).status()).toBe(204)
    expect((await second).request().postData()).toBe('/en-GB/contact')
    expect(await page.context().cookies()).toEqual([])
    await page.close()
  })
})
