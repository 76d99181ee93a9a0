import { hostedPagePath, type PaymentJob } from '../payments/payment-job.ts'

/** Where the gateway's own documentation stands. Source: the links of its sample responses. */
export const documentationPath = '/payment-gateway-api/documentation/index.html'

/** The links of a response, which stand beside its data. Source: the sample response of the quick start. */
export class Links {
  /** @param publicUrl where the simulator stands for the caller, without a slash at the end */
  constructor(private readonly publicUrl: string) {}

  /** The links of a response about a job; `action` leads the shopper on. */
  ofJob(job: PaymentJob) {
    return { data: this.data(`payment-jobs/${job.reference}`), ...this.action(job), ...this.documentation() }
  }

  ofPayment(job: PaymentJob, payment: { reference: string }) {
    return { data: this.data(`payment-jobs/${job.reference}/payments/${payment.reference}`) }
  }

  action(job: PaymentJob) {
    return { action: { url: `${this.publicUrl}${hostedPagePath(job)}`, type: 'text/html' } }
  }

  documentation() {
    return { documentation: { url: `${this.publicUrl}${documentationPath}`, type: 'text/html' } }
  }

  logo(method: string) {
    return `${this.publicUrl}/assets/payment-method-${method.toLowerCase()}.svg`
  }

  private data(path: string) {
    return { url: `${this.publicUrl}/api/gateway/${path}`, type: 'application/json' }
  }
}
