/** The environments of a Cashflows gateway. `simulator` is the one that ships with this project. */
export const environmentNames = ['simulator', 'integration', 'production'] as const

export type EnvironmentName = (typeof environmentNames)[number]

/**
 * The host of each gateway. The simulator has none of its own: it is wherever it was started.
 * Some integration accounts are on https://gateway-inta.cashflows.com instead.
 */
export const gatewayHosts: Partial<Record<EnvironmentName, string>> = {
  integration: 'https://gateway-int.cashflows.com',
  production: 'https://gateway.cashflows.com',
}

/** Where a merchant signs in to each environment's Portal. The simulator's is part of the simulator. */
export const portalAddresses: Partial<Record<EnvironmentName, string>> = {
  integration: 'https://secure-int.cashflows.com',
  production: 'https://portal.cashflows.com',
}

const integrationAddresses = ['54.75.5.171', '54.73.83.234']
const productionAddresses = ['54.74.58.255', '52.215.48.101']

/**
 * The addresses that notifications come from. The simulator can act as if it had those of either other environment.
 * Source: the Hosted Payment Page quick start.
 */
export const notificationAddresses: Record<EnvironmentName, readonly string[]> = {
  simulator: [...integrationAddresses, ...productionAddresses],
  integration: integrationAddresses,
  production: productionAddresses,
}
