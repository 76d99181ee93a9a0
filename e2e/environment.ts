import { randomBytes } from 'node:crypto'
import { Relay } from 'cashflows-simulator/kit/relay'
import { startServer } from 'cashflows-simulator/kit/server-process'

/** The shop on localhost and the simulator on 127.0.0.1, two processes that know each other only over HTTP. */
export interface Street {
  /** All that goes to the shop: shoppers, and the gateway's notifications. */
  shop: Relay
  /** All that goes to the gateway: the shop's calls, and shoppers who pay. */
  gateway: Relay
  sessionPassword: string
  /** Everything on the way goes its way again, as between two tests. */
  reset(): void
  close(): Promise<void>
}

/** Starts both houses, the shop from its production build. Throws Error with what a server printed when it fails. */
export async function openStreet(): Promise<Street> {
  const shop = new Relay('localhost')
  const gateway = new Relay('127.0.0.1')
  const relays = [shop, gateway]
  await Promise.all(relays.map((relay) => relay.listen()))
  const sessionPassword = randomBytes(32).toString('hex')
  const shopVariables = {
    APP_URL: shop.url,
    CASHFLOWS_GATEWAY_URL: gateway.url,
    SESSION_PASSWORD: sessionPassword,
  }
  const starting = [
    startServer(
      ['simulator'],
      { PORT: '0', SIMULATOR_CONTROL: 'on' },
      /Simulator listening on http:\/\/localhost:(\d+)/,
    ),
    startServer(
      ['start', '--', '--port', '0'],
      shopVariables,
      /Local:\s+http:\/\/localhost:(\d+)[\s\S]*Ready/,
    ),
  ]
  const close = async () => {
    const servers = (await Promise.allSettled(starting)).filter((start) => start.status === 'fulfilled')
    await Promise.all([...relays.map((relay) => relay.close()), ...servers.map(({ value }) => value.stop())])
  }
  try {
    const [simulatorProcess, shopProcess] = await Promise.all(starting)
    gateway.leadTo(`http://127.0.0.1:${simulatorProcess?.found}`)
    shop.leadTo(`http://127.0.0.1:${shopProcess?.found}`)
  } catch (error) {
    await close()
    throw error
  }
  const reset = () => {
    for (const relay of relays) relay.reset()
  }
  return { shop, gateway, sessionPassword, reset, close }
}
