import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeCertificate } from 'cashflows-postgres/kit/certificate'
import { findProgram } from 'cashflows-postgres/kit/programs'
import { startEnvironment } from './environment'
import { expect, testIn } from './fixtures'
import { notification } from './requests'

const hasOpenssl = findProgram('openssl') !== undefined

/** TLS ends at the proxy, which says by which name it was called, but not by which port. */
const behindTls = testIn(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'authority-'))
  const tls = makeCertificate('localhost')
  const authority = join(folder, 'authority.pem')
  writeFileSync(authority, tls.cert)
  const environment = await startEnvironment({
    proxy: {
      tls,
      headers: ({ host = '', ...headers }) => ({
        ...headers,
        'x-forwarded-host': host.split(':')[0],
        'x-forwarded-proto': 'https',
      }),
    },
    variablesOfSimulator: { NODE_EXTRA_CA_CERTS: authority },
  })
  const close = async () => {
    await environment.close()
    rmSync(folder, { recursive: true })
  }
  return { ...environment, close }
})

/** The proxy calls the shop by its own address, as nginx does by default, and shop and gateway find each other by other addresses than browsers. */
const behindAnotherName = testIn(() =>
  startEnvironment({ proxy: { headers: ({ host: _, ...headers }) => headers }, addressesDiffer: true }),
)

behindTls.describe('Behind a proxy where TLS ends', { tag: '@slow' }, () => {
  behindTls.skip(!hasOpenssl, 'it needs the program openssl, for a certificate')
  behindTls.use({ ignoreHTTPSErrors: true })

  behindTls('a shopper pays, is notified of and keeps secure cookies', async ({ shopper, environment }) => {
    await shopper.checksOut()
    await shopper.chooses('Successful Payment')
    await shopper.seesOrder('paid')
    expect(new URL(shopper.page.url()).origin).toBe(environment.shop.url)
    expect(environment.shop.url).toMatch(/^https:/)
    expect((await environment.shop.answered(notification)).status).toBe(200)
    const cookies = await shopper.page.context().cookies(environment.shop.url)
    expect(cookies.length).toBeGreaterThan(0)
    for (const { name, secure } of cookies) expect({ name, secure }).toEqual({ name, secure: true })
  })
})

behindAnotherName.describe('Behind a proxy that calls the shop by another name', { tag: '@slow' }, () => {
  behindAnotherName(
    'a shopper pays at a gateway that the shop finds elsewhere, and the shop is notified elsewhere',
    async ({ shopper, environment }) => {
      await shopper.checksOut()
      expect(new URL(shopper.page.url()).origin).toBe(environment.publicGateway.url)
      expect(environment.publicGateway.url).not.toBe(environment.gateway.url)
      await shopper.chooses('Successful Payment')
      await shopper.seesOrder('paid')
      expect(new URL(shopper.page.url()).origin).toBe(environment.shop.url)
      expect((await environment.notifiedShop.answered(notification)).status).toBe(200)
      expect(environment.notifiedShop.url).not.toBe(environment.shop.url)
    },
  )

  behindAnotherName('an address without a language leads on at the proxy', async ({ page, environment }) => {
    await page.goto(`${environment.shop.url}/cart`)
    expect(page.url()).toBe(`${environment.shop.url}/en-GB/cart`)
  })

  behindAnotherName('a form of another site is rejected', async ({ environment }) => {
    const headers = { origin: 'https://evil.example' }
    const response = await fetch(`${environment.shop.url}/en-GB/cart`, { method: 'POST', headers })
    expect(response.status).toBe(403)
  })

  behindAnotherName('a shopper without JavaScript pays', async ({ other }) => {
    await other.checksOut()
    await other.chooses('Successful Payment')
    await other.seesOrder('paid')
  })
})
