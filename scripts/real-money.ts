import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { makeCertificate } from 'cashflows-postgres/kit/certificate'
import { findProgram } from 'cashflows-postgres/kit/programs'
import { Relay } from 'cashflows-simulator/kit/relay'
import { startServer } from 'cashflows-simulator/kit/server-process'
import { startSimulatorProcess } from 'cashflows-simulator/kit/simulator-process'
import { npmStart, ready, unset } from '../e2e/environment'
import { HttpShopper } from '../e2e/http-shopper'
import { Browser } from './form-browser'

const host = 'shop.example'
const credentials = { CASHFLOWS_CONFIGURATION_ID: '123456789012345678', CASHFLOWS_API_KEY: 'key of the test' }
/** What is true of a demonstration alone. */
const demonstrationWords = /demonstration|no money|nothing is (sold|sent)|no real payment/i

/**
 * Buys in a build for Cashflows' production environment, at a gateway that stands in for Cashflows', and expects that no
 * page says what is true of a demonstration alone.
 *
 * @param folder of the build
 * @throws Error that names the page and the words
 */
export async function buyForRealMoney(folder: string): Promise<void> {
  if (findProgram('openssl') === undefined) {
    console.info('Not tried, since this machine has no openssl for a certificate: a purchase for real money.')
    return
  }
  const relay = new Relay('localhost', {
    tls: makeCertificate(host),
    headers: (headers) => ({ ...headers, 'x-forwarded-proto': 'https' }),
  })
  await relay.listen()
  const names = await listenAsProxy(Number(new URL(relay.url).port))
  const simulator = await startSimulatorProcess(credentials)
  const shop = await startServer({
    command: npmStart(folder),
    variables: {
      ...unset,
      APP_URL: `https://${host}`,
      CASHFLOWS_ENVIRONMENT: 'production',
      ...credentials,
      CASHFLOWS_GATEWAY_URL: simulator.url,
      CASHFLOWS_NOTIFICATION_ADDRESSES: 'off',
    },
    ready,
  })
  const browser = await Browser.open({ proxy: names.url })
  try {
    relay.forwardTo(`http://127.0.0.1:${shop.found}`)
    const shopper = new HttpShopper(browser, `https://${host}`)
    for (const address of ['/en-GB', '/en-GB/cart', '/en-GB/checkout', '/en-GB/nowhere']) {
      await shopper.opens(address)
      expectNoDemonstration(shopper)
    }
    await shopper.checksOut()
    await shopper.chooses('Successful Payment')
    await shopper.seesOrder('paid')
    expectNoDemonstration(shopper)
  } finally {
    await Promise.all([browser.close(), shop.stop(), simulator.stop()])
    await Promise.all([relay.close(), names.close()])
  }
}

function expectNoDemonstration({ page }: HttpShopper): void {
  const visible = page.html.replace(/<(script|style)\b[\s\S]*?<\/\1>/g, '').replace(/<[^>]+>/g, ' ')
  const [words] = demonstrationWords.exec(visible) ?? []
  if (words !== undefined) throw new Error(`Where real money is paid, ${page.url} says “${words}”.`)
}

/** A proxy by which every name leads to a port of this machine. */
async function listenAsProxy(port: number): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((_, response) => response.writeHead(501).end())
  server.on('connect', (_, socket) => {
    const target = connect(port, 'localhost', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      socket.pipe(target).pipe(socket)
    })
    for (const end of [socket, target])
      end.on('error', () => [socket, target].map((other) => other.destroy()))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
