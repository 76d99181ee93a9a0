import type { CallToolResult, McpServer, StandardSchemaWithJSON } from '@modelcontextprotocol/server'
import { byAnyConfiguration, byReference, limit, nothing } from '../control/api.ts'
import { completion } from '../control/completion.ts'
import { hashQuestion, rejectedSignatureFilter } from '../control/configurations.ts'
import { byFaultId, injection } from '../control/faults.ts'
import { jobFilter } from '../control/job-filter.ts'
import { threeDSecure } from '../control/jobs.ts'
import { notificationList } from '../control/notifications.ts'
import { clockAdvance } from '../control/simulation.ts'
import { type ControlClient, ControlError } from '../kit/control-client.ts'
import { createPaymentJob, NotCreated, newPaymentJob } from './new-payment-job.ts'

/** Fewer than control gives: an agent reads all of what it is given. */
const few = { limit: limit.removeDefault().default(10) }

/**
 * Gives a server the tools of a simulator: operations of its control, each with control's own schema, and a call of the
 * gateway that creates a payment job.
 *
 * @param url where the simulator stands
 */
export function addTools(server: McpServer, url: string, control: ControlClient): void {
  const add =
    (readOnlyHint: boolean) =>
    <Input>(
      name: string,
      description: string,
      inputSchema: StandardSchemaWithJSON<unknown, Input>,
      run: (input: Input) => Promise<object>,
    ) =>
      server.registerTool(
        name,
        { description, inputSchema, annotations: { readOnlyHint, openWorldHint: false } },
        (input: Input) => answer(url, () => run(input)),
      )
  const [reads, changes] = [add(true), add(false)]

  changes(
    'create_payment_job',
    'Creates a payment job as a shop does: signs the call with the API key of the configuration and sends it to the gateway. Gives its reference and the address of the payment page, for a browser.',
    newPaymentJob,
    (input) => createPaymentJob(url, control, input),
  )
  changes(
    'complete_payment',
    'Completes the payment of a job without a browser. Say either an outcome, or a card, with what 3-D Secure then answers, or only what 3-D Secure answers, where the payment waits for it.',
    byReference.extend(completion.shape),
    control.completePayment,
  )
  changes(
    'three_d_secure',
    'Takes a job through 3-D Secure by one word: as the bank answers, or as Cashflows’ test names decide. Sends a card where none waits for the bank.',
    byReference.extend(threeDSecure.shape),
    control.threeDSecure,
  )
  reads(
    'list_payment_jobs',
    'Lists payment jobs with their payments, captures and refunds, newest first.',
    jobFilter.extend(few),
    control.listJobs,
  )
  reads(
    'read_activity_log',
    'Reads everything that happened to a payment job, oldest first: calls of the shop with their bodies, pages that the shopper saw, steps of the payment, and notifications with what the shop answered.',
    byReference,
    control.readActivityLog,
  )
  reads(
    'list_notifications',
    'Lists notifications to the shop, newest first, each with every attempt to send it: what was sent, what the shop answered, and whether that counts as received.',
    notificationList.extend(few),
    control.listNotifications,
  )
  reads(
    'list_scenarios',
    'Lists the faults that the simulator can cause, and what a shop should do about each.',
    nothing,
    () => control.listScenarios(),
  )
  reads('list_faults', 'Lists the faults that are switched on.', byAnyConfiguration, control.listFaults)
  changes(
    'inject_fault',
    'Switches a fault on: for one order number or all, for a number of times or until it is cleared.',
    injection,
    control.injectFault,
  )
  changes(
    'clear_faults',
    'Switches off the fault with an id, or, without one, every fault of the configuration.',
    byAnyConfiguration.extend(byFaultId.partial().shape),
    ({ id, ...of }) => (id === undefined ? control.clearFaults(of) : control.clearFault({ ...of, id })),
  )
  reads('read_clock', 'Reads the time of a configuration.', byAnyConfiguration, control.readClock)
  changes(
    'wind_clock',
    'Winds the clock of a configuration forward, never back. What becomes due on the way happens: notifications are sent again, jobs expire, payments are settled.',
    clockAdvance,
    control.windClock,
  )
  reads(
    'explain_hash',
    'Says whether the Hash of a call is right, and if not, what was hashed instead and what it has to be.',
    hashQuestion,
    control.explainHash,
  )
  reads(
    'list_rejected_signatures',
    'Lists the calls whose Hash was wrong, newest first, each with what was wrong with it.',
    rejectedSignatureFilter.extend(few),
    control.listRejectedSignatures,
  )
}

async function answer(url: string, run: () => Promise<object>): Promise<CallToolResult> {
  try {
    return { content: [{ type: 'text', text: JSON.stringify(await run(), null, 2) }] }
  } catch (error) {
    return { content: [{ type: 'text', text: sentenceOf(error, url) }], isError: true }
  }
}

/** What is in the way, for whoever asked; what nobody foresaw goes to stderr. */
export function sentenceOf(error: unknown, url: string): string {
  if (error instanceof ControlError || error instanceof NotCreated) return error.message
  // What fetch throws when there is no connection.
  if (error instanceof TypeError && error.cause !== undefined) {
    return `No simulator answers at ${url}. Start one by "npx cashflows-simulator", or say where it stands by --url or SIMULATOR_URL.`
  }
  console.error(error)
  return 'The MCP server has failed; its output on stderr says why.'
}
