import type { z } from 'zod'
import { tokenisationRequest } from '../card-tokenisation.ts'
import { createRequest } from '../create-request.ts'
import { orderRequest } from '../order-request.ts'
import { startRequest } from '../payment-intents.ts'
import { captureRequest, refundRequest } from '../payments.ts'
import * as answers from '../response-schemas.ts'
import * as examples from './examples.ts'

/** A call of the gateway, as its documentation describes it. */
export interface Operation {
  /** For generated clients. */
  id: string
  method: 'get' | 'head' | 'post' | 'put' | 'patch' | 'delete'
  /** Below /api/gateway. */
  path: string
  summary: string
  description?: string
  /** Without it, whoever knows the token of the path may call. */
  isSigned: boolean
  query?: Record<string, string>
  request?: { schema: z.ZodType; example: object; isRequired?: true }
  /** A body of its own, or none. */
  answer: { status: 200 | 201; description: string; schema?: z.ZodType; example?: object }
  /** Beside 400, 401, 403, 406, 413, 415, 429 and 500. */
  notFound?: string
}

const jobs = '/payment-jobs'
const job = `${jobs}/{paymentJobReference}`
const payment = `${job}/payments/{paymentReference}`
const intent = '/payment-intents/{token}'

/** What the parts of a path are. */
export const pathParameters: Record<string, { description: string; pattern?: string }> = {
  paymentJobReference: { description: 'The reference of a payment job.', pattern: '^\\d{1,19}$' },
  paymentReference: { description: 'The reference of one of its payments.', pattern: '^\\d{1,19}$' },
  orderNumber: { description: 'The merchant’s own number of an order.' },
  token: { description: 'The token of a payment intent.' },
  encryptedCardData: { description: 'A stored card, as the list of them names it.' },
}

/** Every call, by subject, in the order in which an integration meets them. */
export const operations: Record<string, Operation[]> = {
  'Payment jobs': [
    {
      id: 'createPaymentJob',
      method: 'post',
      path: jobs,
      summary: 'Creates a payment job',
      description:
        'Send the shopper to links.action.url of the answer. With card data, a token or a parent job, the payment is made at once.',
      isSigned: true,
      request: { schema: createRequest, example: examples.newJob, isRequired: true },
      answer: {
        status: 201,
        description: 'The job was created.',
        schema: answers.paymentJobResponse,
        example: examples.jobAnswer,
      },
      notFound: 'There is no such configuration.',
    },
    {
      id: 'retrievePaymentJob',
      method: 'get',
      path: job,
      summary: 'Retrieves a payment job',
      description: 'What a payment became is known by this call alone: ask after each notification.',
      isSigned: true,
      answer: {
        status: 200,
        description: 'The job.',
        schema: answers.paymentJobResponse,
        example: examples.jobAnswer,
      },
    },
    {
      id: 'cancelPaymentJob',
      method: 'patch',
      path: `${job}/cancel`,
      summary: 'Cancels a payment job',
      description: 'Nobody can pay it any more. A job that is cancelled already is answered with a warning.',
      isSigned: true,
      answer: {
        status: 200,
        description: 'The job, cancelled.',
        schema: answers.paymentJobResponse,
        example: examples.cancelledJobAnswer,
      },
    },
    {
      id: 'replaceOrder',
      method: 'put',
      path: `${job}/order`,
      summary: 'Replaces the order of a payment job',
      description: 'Known from a library of 2019 only. The order of before goes to orderHistory.',
      isSigned: true,
      request: { schema: orderRequest, example: examples.newOrder, isRequired: true },
      answer: {
        status: 200,
        description: 'The job with its new order.',
        schema: answers.paymentJobResponse,
        example: examples.jobAnswer,
      },
    },
  ],
  Payments: [
    {
      id: 'retrievePayment',
      method: 'get',
      path: payment,
      summary: 'Retrieves one payment of a job',
      isSigned: true,
      answer: {
        status: 200,
        description: 'The payment, without currency and order, which stand on its job.',
        schema: answers.paymentResponse,
        example: examples.paymentAnswer,
      },
    },
    {
      id: 'cancelPayment',
      method: 'patch',
      path: `${payment}/cancel`,
      summary: 'Cancels a payment',
      description: 'As a whole, before it is settled. The job stays open for another payment.',
      isSigned: true,
      answer: {
        status: 200,
        description: 'The payment, cancelled. Its paidAmount stays.',
        schema: answers.paymentResponse,
        example: examples.cancelledPaymentAnswer,
      },
    },
    {
      id: 'capturePayment',
      method: 'post',
      path: `${payment}/captures`,
      summary: 'Captures a reserved payment',
      description: 'Without an amount, all that is left.',
      isSigned: true,
      request: { schema: captureRequest, example: examples.newCapture },
      answer: {
        status: 200,
        description: 'The capture.',
        schema: answers.captureResponse,
        example: examples.captureAnswer,
      },
    },
    {
      id: 'refundPayment',
      method: 'post',
      path: `${payment}/refunds`,
      summary: 'Refunds a payment',
      description: 'Without an amount, all that is left. The payment stays Paid.',
      isSigned: true,
      request: { schema: refundRequest, example: examples.newRefund },
      answer: {
        status: 200,
        description: 'The refund.',
        schema: answers.refundResponse,
        example: examples.refundAnswer,
      },
    },
  ],
  'Methods, cards and orders': [
    {
      id: 'listPaymentMethods',
      method: 'get',
      path: '/supported-payment-methods',
      summary: 'Lists payment methods',
      isSigned: true,
      query: {
        currency: 'Only methods for this currency.',
        collectAmount: 'An amount, for surcharges.',
        all: 'true: also methods for other currencies.',
        customerReference: 'With the stored cards of this customer.',
      },
      answer: {
        status: 200,
        description: 'The methods, with logos, issuers and stored cards.',
        schema: answers.paymentMethodsResponse,
        example: examples.paymentMethodsAnswer,
      },
    },
    {
      id: 'tokeniseCard',
      method: 'post',
      path: '/card-tokenisation',
      summary: 'Gives a token for a card',
      description: 'A later job pays with it, by the parameter token.',
      isSigned: true,
      request: { schema: tokenisationRequest, example: examples.newCard, isRequired: true },
      answer: {
        status: 200,
        description: 'The token.',
        schema: answers.cardTokenResponse,
        example: examples.cardTokenAnswer,
      },
    },
    {
      id: 'tokeniseCardOf2019',
      method: 'post',
      path: '/creditcard-tokenization',
      summary: 'Gives a token for a card, under the path of 2019',
      isSigned: true,
      request: { schema: tokenisationRequest, example: examples.newCard, isRequired: true },
      answer: {
        status: 200,
        description: 'The token.',
        schema: answers.cardTokenResponse,
        example: examples.cardTokenAnswer,
      },
    },
    {
      id: 'findOrder',
      method: 'head',
      path: '/orders/{orderNumber}',
      summary: 'Says whether there is an order with this number',
      isSigned: true,
      answer: { status: 200, description: 'There is one.' },
      notFound: 'There is none.',
    },
  ],
  'Payment intents of the embedded checkout': [
    {
      id: 'createPaymentIntent',
      method: 'post',
      path: '/payment-intents',
      summary: 'Creates a payment job for the embedded checkout',
      description: 'Also with a slash at the end. Give the token of the answer to the browser.',
      isSigned: true,
      request: { schema: createRequest, example: examples.newJob, isRequired: true },
      answer: {
        status: 201,
        description: 'The intent.',
        schema: answers.newPaymentIntentResponse,
        example: examples.newIntentAnswer,
      },
    },
    {
      id: 'retrievePaymentIntent',
      method: 'get',
      path: intent,
      summary: 'Retrieves a payment intent, from the browser',
      isSigned: false,
      answer: {
        status: 200,
        description: 'The intent.',
        schema: answers.paymentIntentResponse,
        example: examples.intentAnswer,
      },
    },
    {
      id: 'payPaymentIntent',
      method: 'post',
      path: `${intent}/payments`,
      summary: 'Pays a payment intent, from the browser',
      description: 'By prepared card fields, a stored card or a wallet’s token: one of them.',
      isSigned: false,
      request: { schema: startRequest, example: examples.intentPayment, isRequired: true },
      answer: {
        status: 200,
        description: 'The intent. With an action link, the cardholder is asked there.',
        schema: answers.paymentIntentResponse,
        example: examples.intentPaidAnswer,
      },
    },
    {
      id: 'listStoredCards',
      method: 'get',
      path: `${intent}/stored-cards`,
      summary: 'Lists the stored cards of the intent’s customer, from the browser',
      isSigned: false,
      answer: {
        status: 200,
        description: 'The cards, masked.',
        schema: answers.storedCardsResponse,
        example: examples.storedCardsAnswer,
      },
    },
    {
      id: 'forgetStoredCard',
      method: 'delete',
      path: `${intent}/stored-cards/{encryptedCardData}`,
      summary: 'Forgets a stored card, from the browser',
      isSigned: false,
      answer: {
        status: 200,
        description: 'It is forgotten.',
        schema: answers.forgottenCardResponse,
        example: examples.forgottenCardAnswer,
      },
    },
  ],
}
