import type { Payment, PaymentJob } from './payment-job.ts'

/** A job as it was at an earlier moment, as far as its steps say. A job that was not there yet is shown as it began. */
export function jobAsOf(job: PaymentJob, moment: Date): PaymentJob {
  const [first, ...others] = job.payments
  const later = others.filter((payment) => new Date(payment.createdAt) <= moment)
  return {
    ...job,
    updatedAt: new Date(job.updatedAt) <= moment ? job.updatedAt : job.createdAt,
    payments: [paymentAsOf(first, moment), ...later.map((payment) => paymentAsOf(payment, moment))],
  }
}

function paymentAsOf(payment: Payment, moment: Date): Payment {
  const wasThere = ({ createdAt }: { createdAt: string }) => new Date(createdAt) <= moment
  const steps = payment.steps.filter((step, index) => index === 0 || wasThere(step))
  if (steps.length === payment.steps.length) return payment
  const { paidAmount, paidAt, error, ...rest } = payment
  const status = steps.at(-1)?.status ?? payment.status
  const wasPaid = paidAt !== undefined && new Date(paidAt) <= moment
  return {
    ...rest,
    ...(wasPaid && { paidAmount, paidAt }),
    ...(error && status === payment.status && { error }),
    status,
    steps,
    captures: payment.captures.filter(wasThere),
    refunds: payment.refunds.filter(wasThere),
  }
}
