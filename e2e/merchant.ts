import { HttpVisitor } from './http-visitor'

/** The merchant at the Portal: what he does there about a payment, in his words. */
export class Merchant extends HttpVisitor {
  /** Signs in and opens the payment of a job. */
  async opensPaymentOf(paymentJobReference: string) {
    await this.opens(`/portal/transactions/${paymentJobReference}`)
    await this.chooses('Demo sign-in as Owner')
  }

  /** @param amount in major units; all that is left when left out */
  async refunds(amount?: string) {
    await this.follows('Refund…')
    if (amount !== undefined)
      this.types({ 'Partial refund': 'chosen', 'Amount in GBP, for a partial refund': amount })
    await this.chooses('Confirm refund')
  }

  async cancelsPayment() {
    await this.follows('Cancel payment…')
    await this.chooses('Cancel payment')
  }
}
