import { createControlClient } from '../kit/control-client.ts'
import { type Credentials, GatewayClient } from '../kit/gateway-client.ts'
import type { ConfigurationSettings } from '../payments/settings.ts'
import { openMailbox } from './mailbox.ts'
import { TrialMerchant } from './merchant.ts'
import { openOwnSimulator } from './own-simulator.ts'

/**
 * A merchant at the gateway that is named, else at a simulator of its own, where there can be others, too.
 *
 * @param named where a gateway stands, and who calls
 * @param Client by which the merchant calls
 */
export async function openMerchant(
  named?: { url: string; credentials: Credentials },
  Client: typeof GatewayClient = GatewayClient,
): Promise<{ merchant: TrialMerchant; close(): Promise<void> }> {
  const opened: { close(): Promise<void> }[] = []
  const own = async () => {
    const simulator = await openOwnSimulator()
    opened.push(simulator)
    return simulator
  }
  const { url, credentials } = named ?? (await own())
  const mailbox = await openMailbox()
  opened.push(mailbox)
  const apart = async (settings: Partial<ConfigurationSettings> = {}) => {
    const other = await createControlClient({ url }).createConfiguration({ settings })
    return new TrialMerchant(new Client(url, other), mailbox)
  }
  return {
    merchant: new TrialMerchant(new Client(url, credentials), mailbox, named ? undefined : apart),
    close: async () => {
      for (const each of opened.reverse()) await each.close()
    },
  }
}
