// What calls and answers look like. A test holds each to its schema.

const links = (path: string) => ({
  data: { url: `https://gateway-int.cashflows.com/api/gateway/${path}`, type: 'application/json' },
})
const documentation = {
  documentation: {
    url: 'https://gateway-int.cashflows.com/payment-gateway-api/documentation/index.html',
    type: 'text/html',
  },
}
const jobLinks = {
  ...links('payment-jobs/261121017238589452'),
  action: {
    url: `https://gateway-int.cashflows.com/payment?ref=${'4ab07d81'.repeat(16)}`,
    type: 'text/html',
  },
  ...documentation,
}
const createDateTimeUtc = '2026-11-26T10:32:50.506Z'

export const newJob = {
  amountToCollect: '10.00',
  currency: 'GBP',
  locale: 'en_GB',
  order: {
    orderNumber: 'Your ref',
    billingAddress: { firstName: 'Alex', lastName: 'Smith' },
    billingIdentity: { emailAddress: 'alex@shop.example' },
  },
  parameters: {
    returnUrlSuccess: 'https://shop.example/thanks',
    webhookUrl: 'https://shop.example/notifications',
  },
}

const payment = {
  reference: '261121117372807180',
  createDateTimeUtc,
  paymentMethods: ['Card'],
  status: 'Pending',
  amountToCollect: '10.00',
  steps: [
    {
      reference: '261121217372942352',
      createDateTimeUtc,
      action: 'DisplayHostedPage',
      paymentMethods: ['Card'],
      status: 'Pending',
      amountToCollect: '10.00',
    },
  ],
  flags: {},
  attributes: {
    returnUrlSuccess:
      'https://shop.example/thanks?paymentjobref=261121017238589452&paymentref=261121117372807180&ordernumber=Your+ref',
  },
  refunds: [],
  captures: [],
}

const job = {
  reference: '261121017238589452',
  createDateTimeUtc,
  type: 'Payment',
  traceReference: '261120117364553808',
  configurationId: '200426117314086912',
  domain: 'cashflows.com',
  locale: 'en_GB',
  timeZone: 'Europe/London',
  order: { ...newJob.order, createDateTimeUtc, orderLines: [] },
  orderHistory: [],
  paymentMethodsToUse: ['Card'],
  currency: 'GBP',
  amountToCollect: '10.00',
  expirationDateTimeUtc: '2027-05-26T10:32:50.506Z',
  lastUpdateTimeUtc: createDateTimeUtc,
  lastProcessedTimeUtc: createDateTimeUtc,
  flags: {},
  attributes: { webhookUrl: 'https://shop.example/notifications' },
  paymentStatus: 'Pending',
  payments: [payment],
}

export const jobAnswer = { data: job, links: jobLinks }

export const cancelledJobAnswer = {
  data: { ...job, paymentStatus: 'Cancelled', payments: [{ ...payment, status: 'Cancelled' }] },
  links: jobLinks,
}

const paymentLinks = links('payment-jobs/261121017238589452/payments/261121117372807180')

export const paymentAnswer = {
  data: { ...payment, status: 'Paid', paidAmount: '10.00' },
  links: paymentLinks,
}

export const cancelledPaymentAnswer = {
  data: { ...payment, status: 'Cancelled', paidAmount: '10.00', surchargeAmount: '0' },
  links: paymentLinks,
}

export const newCapture = { amountToCapture: '10.00', isFinalCapture: true }

export const captureAnswer = {
  data: {
    reference: '261123517188388860',
    createDateTimeUtc,
    status: 'Completed',
    ...newCapture,
    attributes: { paymentMethodTransactionId: '261120117364553901' },
  },
}

export const newRefund = { amountToRefund: '4.00', refundNumber: 'R-1' }

export const refundAnswer = {
  data: {
    reference: '261123000142606340',
    createDateTimeUtc,
    ...newRefund,
    status: 'Completed',
    steps: [
      {
        reference: '261123100142606340',
        createDateTimeUtc,
        action: 'Start',
        status: 'Completed',
        resultAttributes: {},
      },
    ],
    attributes: { paymentMethodTransactionId: '261120117364553902' },
  },
}

export const newOrder = { orderNumber: 'Your ref 2', note: 'One more mug' }

export const newCard = {
  cardNumber: '4000000000000002',
  cardHolderName: 'Alex Smith',
  cardExpiryMonth: '05',
  cardExpiryYear: '30',
  cardCvc: '123',
}

const cardToken = {
  token: '4000123412340002',
  cardExpiryMonth: '05',
  cardExpiryYear: '30',
  truncatedCardNumber: '400000****0002',
}
export const cardTokenAnswer = { data: cardToken }

export const paymentMethodsAnswer = {
  data: [
    {
      paymentMethod: 'Card',
      logo: 'https://gateway-int.cashflows.com/assets/payment-method-card.svg',
      supportsTokenisation: true,
      tokenizedCards: [cardToken],
      currencies: [],
      surchargeAmount: '0',
      surchargeAmountExclVat: '0',
      surchargeAmountVat: '0',
      surchargeVatPercentage: '0',
      description: 'Card Simulator',
    },
  ],
}

const intent = {
  paymentJobReference: '261121017238589452',
  token: '4ab07d81'.repeat(16),
  paymentStatus: 'Pending',
  lastPaymentStatus: 'Pending',
  amountToCollect: '10.00',
}
export const newIntentAnswer = { data: intent, links: jobLinks }
export const intentAnswer = { data: intent }
export const intentPaidAnswer = { data: { ...intent, paymentStatus: 'Paid', lastPaymentStatus: 'Paid' } }
export const intentPayment = { storedCard: '4000123412340002' }

export const storedCardsAnswer = {
  data: [
    {
      maskedCardNumber: '400000****0002',
      cardExpiryMonth: '05',
      cardExpiryYear: '30',
      encryptedCardData: '4000123412340002',
    },
  ],
}

export const forgottenCardAnswer = { data: {} }

export const errorAnswer = {
  errorReport: {
    errors: [
      {
        code: 'InvalidRequest',
        message: 'The request is not valid: amountToCollect is required.',
        parameters: ['amountToCollect', 'is required'],
        translatedMessage: 'The request is not valid: amountToCollect is required.',
      },
    ],
    warnings: [],
    language: 'en_GB',
    isFatalError: true,
  },
  links: documentation,
}
