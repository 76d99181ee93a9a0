/**
 * What Cashflows does not document and the simulator had to choose. Each value is assumed: whoever learns the truth
 * corrects it here.
 */
export const assumed = {
  /** The codes that the error report carries where no code is documented. */
  codes: {
    wrongHash: 'InvalidHash',
    missingCredentials: 'InvalidHash',
    invalidRequest: 'InvalidRequest',
    notAcceptable: 'NotAcceptable',
  },
  orderNumberLength: 64,
  /** In bytes; the largest request body that is read. */
  bodyLimit: 256 * 1024,
} as const
