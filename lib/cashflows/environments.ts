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
