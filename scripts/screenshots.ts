import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { browserFlags, findBrowser } from 'cashflows-simulator/kit/browser'
import { startEnvironment } from '../e2e/environment'
import startSimulator from '../e2e/servers/simulator'
import { Shopper } from '../e2e/shopper'

// `npm run screenshots`: buys something, and takes the README's pictures on the way. Needs a build: see `npm test`.

const folder = join(import.meta.dirname, '../docs/screenshots')
const desk = { width: 1280, height: 800 }
const phone = { width: 390, height: 844 }

const stopSimulator = await startSimulator()
const environment = await startEnvironment()
const browser = await chromium.launch({ executablePath: findBrowser(), args: browserFlags })
try {
  mkdirSync(folder, { recursive: true })
  const context = await browser.newContext({ baseURL: environment.shop.url, viewport: desk, locale: 'en-GB' })
  const shopper = new Shopper(await context.newPage())
  await takePictures(shopper)
} finally {
  await browser.close()
  await environment.close()
  await stopSimulator?.()
}

async function takePictures(shopper: Shopper): Promise<void> {
  const { page } = shopper
  await page.goto('/en-GB')
  await take(page, 'home')
  await page.goto('/en-GB/products/harbour-mug')
  await take(page, 'product')
  await shopper.putsIntoCart()
  await shopper.goesToCheckout()
  await shopper.fillsIn()
  await take(page, 'checkout')
  await shopper.payButton.click()
  await shopper.hostedPage.isShown()
  await take(page, 'simulation')
  await shopper.hostedPage.openCardForm()
  await take(page, 'card')
  await page.setViewportSize(phone)
  await take(page, 'card-phone')
  await page.setViewportSize(desk)
  await shopper.hostedPage.payByCard()
  await shopper.threeDSecure.answer('Successful').waitFor()
  await take(page, 'three-d-secure')
  await shopper.threeDSecure.choose('Successful')
  await shopper.seesOrder('paid')
  await take(page, 'order')
}

async function take(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
}
