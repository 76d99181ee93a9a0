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

/**
 * The addresses that notifications come from, for a firewall's allow-list.
 * Source: "Payment status updates" in the Hosted Payment Page quick start.
 *
 * @public
 */
export const notificationAddresses: Partial<Record<EnvironmentName, readonly string[]>> = {
  integration: ['54.75.5.171', '54.73.83.234'],
  production: ['54.74.58.255', '52.215.48.101'],
}
