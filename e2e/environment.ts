import { randomBytes } from 'node:crypto'
import { createControlClient } from 'cashflows-simulator/kit/control-client'
import { Relay, type RelayOptions } from 'cashflows-simulator/kit/relay'
import { startServer } from 'cashflows-simulator/kit/server-process'
import { startSimulatorProcess } from 'cashflows-simulator/kit/simulator-process'

/** Set to nothing, so that neither the machine's variables nor a developer's .env files reach the shop. */
export const unset = {
  APP_URL: '',
  CASHFLOWS_ENVIRONMENT: '',
  CASHFLOWS_CONFIGURATION_ID: '',
  CASHFLOWS_API_KEY: '',
  CASHFLOWS_API_KEY_NEXT: '',
  CASHFLOWS_GATEWAY_URL: '',
  CASHFLOWS_PUBLIC_URL: '',
  CASHFLOWS_NOTIFICATION_URL: '',
  CASHFLOWS_NOTIFICATION_ADDRESSES: '',
  CLIENT_ADDRESS_HEADER: '',
  DATABASE_URL: '',
  SESSION_PASSWORD: '',
  SMTP_URL: '',
  EMAIL_FROM: '',
  MERCHANT_EMAIL: '',
  OTEL_EXPORTER_OTLP_ENDPOINT: '',
}

/** What Next prints when it listens; the group is the port. */
export const ready = /Local:\s+http:\/\/localhost:(\d+)[\s\S]*Ready/

export const npmStart = (folder: string) =>
  ['npm', 'start', '--silent', '--prefix', folder, '--', '--port', '0'] as const

/** Where the simulator of the tests stands. */
export const simulatorUrl = () => process.env.SIMULATOR_URL ?? ''

/** The shop on localhost and the simulator on 127.0.0.1, two processes that know each other only over HTTP. */
export interface Environment {
  /** All that goes to the shop: shoppers, and the gateway's notifications. */
  shop: Relay
  /** All that goes to the gateway: the shop's calls, and shoppers who pay. */
  gateway: Relay
  /** Where browsers see the gateway: the same, unless addresses differ. */
  publicGateway: Relay
  /** Where the gateway finds the shop: the same as browsers, unless addresses differ. */
  notifiedShop: Relay
  sessionPassword: string
  /** Ends the shop, and starts it from the build in another folder. */
  replaceShop(folder: string): Promise<void>
  /** Lets every request pass again, as between two tests. */
  reset(): void
  close(): Promise<void>
}

/** How the shop is started, and what stands before it: from its build when nothing else is said, with no variables of its own. */
interface EnvironmentOptions {
  command?: readonly [program: string, ...args: string[]]
  variables?: Record<string, string>
  /** How the proxy treats requests behind which the shop stands. */
  proxy?: RelayOptions
  /** Whether browsers find both by other addresses than they find each other, as in a network of containers. */
  addressesDiffer?: boolean
  variablesOfSimulator?: Record<string, string>
}

/**
 * Starts the shop, and a simulator where it needs one of its own. Else the one that SIMULATOR_URL names, with control, is
 * reset.
 *
 * @throws Error with what a server printed, when it ends instead
 */
export async function startEnvironment({
  command = npmStart('.'),
  variables,
  proxy,
  addressesDiffer = false,
  variablesOfSimulator,
}: EnvironmentOptions = {}): Promise<Environment> {
  const shop = new Relay('localhost', proxy)
  const gateway = new Relay('127.0.0.1')
  const publicGateway = addressesDiffer ? new Relay('localhost') : gateway
  const notifiedShop = addressesDiffer ? new Relay('127.0.0.1') : shop
  const relays = [...new Set([shop, gateway, publicGateway, notifiedShop])]
  await Promise.all(relays.map((relay) => relay.listen()))
  const sessionPassword = randomBytes(32).toString('hex')
  const startShop = (shopCommand = command) =>
    startServer({
      command: shopCommand,
      variables: {
        ...unset,
        APP_URL: shop.url,
        CASHFLOWS_GATEWAY_URL: gateway.url,
        CASHFLOWS_PUBLIC_URL: publicGateway.url,
        CASHFLOWS_NOTIFICATION_URL: notifiedShop.url,
        SESSION_PASSWORD: sessionPassword,
        ...variables,
      },
      ready,
    })
  const own = {
    ...(addressesDiffer && { CASHFLOWS_PUBLIC_URL: publicGateway.url }),
    ...variablesOfSimulator,
  }
  let shopProcess = startShop()
  const simulatorProcess = Object.keys(own).length > 0 ? startSimulatorProcess(own) : undefined
  const forward = async () => {
    const [{ found }, simulator] = await Promise.all([shopProcess, simulatorProcess])
    for (const relay of [shop, notifiedShop]) relay.forwardTo(`http://127.0.0.1:${found}`)
    for (const relay of [gateway, publicGateway]) relay.forwardTo(simulator?.url ?? simulatorUrl())
  }
  const replaceShop = async (folder: string) => {
    await (await shopProcess).stop()
    shopProcess = startShop(npmStart(folder))
    await forward()
  }
  const close = async () => {
    const started = await Promise.allSettled([shopProcess, simulatorProcess])
    const stops = started.map((start) => (start.status === 'fulfilled' ? start.value?.stop() : undefined))
    await Promise.all([...relays.map((relay) => relay.close()), ...stops])
  }
  try {
    await forward()
    if (simulatorProcess === undefined) await createControlClient({ url: simulatorUrl() }).reset()
  } catch (error) {
    await close()
    throw error
  }
  const reset = () => {
    for (const relay of relays) relay.reset()
  }
  return { shop, gateway, publicGateway, notifiedShop, sessionPassword, replaceShop, reset, close }
}
