import { z } from 'zod'
import { listJobs } from '../payments/job-list.ts'
import type { PaymentJob } from '../payments/payment-job.ts'
import { referenceSchema } from '../payments/references.ts'
import { type ControlContext, findConfiguration, limit, paymentStatus, text } from './api.ts'

/** Which payment jobs of a configuration are listed, or whose payments are. */
export const jobFilter = z.strictObject({
  configurationId: referenceSchema.optional(),
  orderNumber: text.optional(),
  status: paymentStatus.optional(),
  limit,
})

/** The jobs that a filter lets through, newest first. @throws HTTPException 404 when there is no such configuration */
export async function filteredJobs(
  context: ControlContext,
  { limit: maxJobs, ...which }: z.output<typeof jobFilter>,
): Promise<PaymentJob[]> {
  const { configurationId } = await findConfiguration(context, which.configurationId)
  return listJobs(context.database, { ...which, configurationId }, maxJobs)
}
