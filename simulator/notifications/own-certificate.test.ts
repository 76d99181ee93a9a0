// @module-tag slow

import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { makeCertificate } from 'cashflows-postgres/kit/certificate'
import { expect, it } from 'vitest'
import { TrialMerchant } from '../conformance/merchant.ts'
import { readEnvironment } from '../environment.ts'
import { GatewayClient } from '../kit/gateway-client.ts'
import { startSimulatorProcess } from '../kit/simulator-process.ts'

it('notifies a shop whose certificate only NODE_EXTRA_CA_CERTS knows', async () => {
  const certificate = makeCertificate('localhost')
  const folder = mkdtempSync(join(tmpdir(), 'certificate-'))
  const file = join(folder, 'cert.pem')
  writeFileSync(file, certificate.cert)
  const shop = createServer(certificate).listen(0)
  const simulator = await startSimulatorProcess({ NODE_EXTRA_CA_CERTS: file, DATA_DIR: 'memory' })
  try {
    const notified = once(shop, 'request') as Promise<[IncomingMessage, ServerResponse]>
    const merchant = new TrialMerchant(new GatewayClient(simulator.url, readEnvironment({})))
    const { port } = shop.address() as AddressInfo
    const { reference } = await merchant.start({
      parameters: { simulatedStatus: 'PAID', webhookUrl: `https://localhost:${port}/hook` },
    })
    const [request, response] = await notified
    expect(await text(request)).toContain(reference)
    // Without an answer, the simulator waits for one before it ends.
    response.end()
  } finally {
    await simulator.stop()
    shop.closeAllConnections()
    shop.close()
    rmSync(folder, { recursive: true })
  }
})
