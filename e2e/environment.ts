import { randomBytes } from 'node:crypto'
import { Relay } from 'cashflows-simulator/kit/relay'
import { startServer } from 'cashflows-simulator/kit/server-process'
import { startSimulator } from 'cashflows-simulator/kit/simulator-process'

/** Set to nothing, so that neither the machine's variables nor a developer's .env files reach the shop. */
export const unset = {
  APP_URL: '',
  CASHFLOWS_ENVIRONMENT: '',
  CASHFLOWS_CONFIGURATION_ID: '',
  CASHFLOWS_API_KEY: '',
  CASHFLOWS_API_KEY_NEXT: '',
  CASHFLOWS_GATEWAY_URL: '',
  CASHFLOWS_NOTIFICATION_ADDRESSES: '',
  CLIENT_ADDRESS_HEADER: '',
  DATABASE_URL: '',
  SESSION_PASSWORD: '',
}

/** The shop on localhost and the simulator on 127.0.0.1, two processes that know each other only over HTTP. */
export interface Environment {
  /** All that goes to the shop: shoppers, and the gateway's notifications. */
  shop: Relay
  /** All that goes to the gateway: the shop's calls, and shoppers who pay. */
  gateway: Relay
  sessionPassword: string
  /** Lets every request pass again, as between two tests. */
  reset(): void
  close(): Promise<void>
}

/** How the shop is started: from its build when nothing else is said, with no variables of its own. */
interface ShopOptions {
  command?: readonly [program: string, ...args: string[]]
  variables?: Record<string, string>
}

/**
 * Starts the shop, and the simulator unless SIMULATOR_URL names one that runs, with control.
 *
 * @throws Error with what a server printed, when it ends instead
 */
export async function startEnvironment({
  command = ['npm', 'start', '--silent', '--', '--port', '0'],
  variables,
}: ShopOptions = {}): Promise<Environment> {
  const shop = new Relay('localhost')
  const gateway = new Relay('127.0.0.1')
  const relays = [shop, gateway]
  await Promise.all(relays.map((relay) => relay.listen()))
  const sessionPassword = randomBytes(32).toString('hex')
  const startShop = () =>
    startServer({
      command,
      variables: {
        ...unset,
        APP_URL: shop.url,
        CASHFLOWS_GATEWAY_URL: gateway.url,
        SESSION_PASSWORD: sessionPassword,
        ...variables,
      },
      ready: /Local:\s+http:\/\/localhost:(\d+)[\s\S]*Ready/,
    })
  const running = process.env.SIMULATOR_URL
  const starting = [startShop(), ...(running ? [] : [startSimulator()])] as const
  const close = async () => {
    const servers = (await Promise.allSettled(starting)).filter((start) => start.status === 'fulfilled')
    await Promise.all([...relays.map((relay) => relay.close()), ...servers.map(({ value }) => value.stop())])
  }
  try {
    const [shopProcess, simulator] = await Promise.all(starting)
    shop.forwardTo(`http://127.0.0.1:${shopProcess.found}`)
    gateway.forwardTo(simulator?.url ?? running ?? '')
  } catch (error) {
    await close()
    throw error
  }
  const reset = () => {
    for (const relay of relays) relay.reset()
  }
  return { shop, gateway, sessionPassword, reset, close }
}
