import { randomInt, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createControlClient } from 'cashflows-simulator/kit/control-client'
import { startEnvironment } from './environment'
import { expect, httpTestIn } from './fixtures'
import { references } from './references'

const configuration = { configurationId: `2004261173${randomInt(1e7, 1e8)}`, apiKey: randomUUID() }

/** A shop with a configuration and a store of its own, since one whose key is rejected makes no call for an hour. */
const test = httpTestIn(async () => {
  const directory = await mkdtemp(join(tmpdir(), 'shop-'))
  const environment = await startEnvironment({
    variables: {
      CASHFLOWS_CONFIGURATION_ID: configuration.configurationId,
      CASHFLOWS_API_KEY: configuration.apiKey,
      DATA_DIR: directory,
    },
  })
  await createControlClient({ url: environment.gateway.url }).createConfiguration(configuration)
  const close = async () => {
    await environment.close()
    await rm(directory, { recursive: true })
  }
  return { ...environment, close }
})

test('after the key was replaced many notifications make one wrong signature, and the shopper reads that it cannot be paid', {
  tag: '@slow',
}, async ({ shopper, environment, control }) => {
  const { configurationId } = configuration
  await shopper.checksOut()
  const body = JSON.stringify({
    notifyType: 'PaymentStatusChange',
    ...(await references(environment)),
  })
  await control.generateApiKey({ configurationId })
  await control.confirmApiKey({ configurationId })

  const notifications = await Promise.all(
    Array.from({ length: 30 }, () =>
      fetch(`${environment.shop.url}/api/cashflows/webhook`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      }),
    ),
  )
  // The gateway sends them again, when the key has been mended.
  for (const { status } of notifications) expect(status).toBe(503)

  await shopper.opens('/en-GB/checkout')
  shopper.fillsIn()
  await shopper.pays()
  shopper.reads(/could not be started/)
  await shopper.seesItemsInCart(1)
  const { locked, wrongHashes } = await control.readConfiguration({ configurationId })
  expect({ locked, wrongHashes }).toEqual({ locked: false, wrongHashes: 1 })
})
