import { z } from 'zod'
import { locales } from '../../payments/payment-job.ts'
import { signatureRule } from '../../signature/signature.ts'
import { tokenisationRequest } from '../card-tokenisation.ts'
import { createRequest, recurrenceCriteria } from '../create-request.ts'
import { identity, orderLine, orderRequest, postalAddress } from '../order-request.ts'
import { startRequest } from '../payment-intents.ts'
import { captureRequest, refundRequest } from '../payments.ts'
import * as answers from '../response-schemas.ts'
import { errorAnswer } from './examples.ts'
import { type Operation, operations, pathParameters } from './operations.ts'
import type { JsonSchema } from './schema-view.tsx'

interface Parameter {
  name: string
  in: 'path' | 'query'
  required?: true
  description: string
  schema: JsonSchema
}

interface Body {
  content?: { 'application/json': { schema: JsonSchema; example?: object } }
}

/** An operation as OpenAPI writes it. */
interface DescribedOperation {
  operationId: string
  tags: string[]
  summary: string
  description?: string
  security: Record<string, string[]>[]
  parameters: Parameter[]
  requestBody?: Body & { required: boolean }
  responses: Record<string, Body & { description: string }>
}

const place = (name: string) => `#/components/schemas/${name}`

/** The schemas of a document by the names that generated clients use. */
function registryOf(schemas: Record<string, z.ZodType>) {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(schemas)) registry.add(schema, { id })
  return registry
}

const requests = registryOf({
  CreatePaymentJobRequest: createRequest,
  OrderRequest: orderRequest,
  OrderLineRequest: orderLine,
  AddressRequest: postalAddress,
  IdentityRequest: identity,
  RecurrenceCriteriaRequest: recurrenceCriteria,
  CaptureRequest: captureRequest,
  RefundRequest: refundRequest,
  CardTokenisationRequest: tokenisationRequest,
  PayPaymentIntentRequest: startRequest,
})

const responses = registryOf({
  PaymentJob: answers.paymentJob,
  Order: answers.order,
  OrderLine: orderLine,
  Address: postalAddress,
  Identity: identity,
  RecurrenceCriteria: answers.recurrence,
  Payment: answers.payment,
  PaymentStep: answers.paymentStep,
  Capture: answers.capture,
  Refund: answers.refund,
  RefundStep: answers.refundStep,
  PaymentIntent: answers.paymentIntent,
  ErrorReport: answers.errorReport,
  ErrorEntry: answers.errorEntry,
  PaymentJobResponse: answers.paymentJobResponse,
  PaymentResponse: answers.paymentResponse,
  CaptureResponse: answers.captureResponse,
  RefundResponse: answers.refundResponse,
  PaymentMethodsResponse: answers.paymentMethodsResponse,
  CardTokenResponse: answers.cardTokenResponse,
  NewPaymentIntentResponse: answers.newPaymentIntentResponse,
  PaymentIntentResponse: answers.paymentIntentResponse,
  StoredCardsResponse: answers.storedCardsResponse,
  ForgottenCardResponse: answers.forgottenCardResponse,
  ErrorResponse: answers.errorResponse,
})

function schemasOf(registry: typeof requests, io: 'input' | 'output'): Record<string, JsonSchema> {
  const { schemas } = z.toJSONSchema(registry, { io, uri: place, unrepresentable: 'any' })
  return Object.fromEntries(
    // No schema here is one of those that JSON Schema writes as true or false, or as a list of schemas.
    Object.entries(schemas).map(([name, { $schema: _, $id: __, ...schema }]) => [name, schema as JsonSchema]),
  )
}

/** A schema by its name. @throws Error where it has none */
function refTo(schema: z.ZodType): JsonSchema {
  const id = (requests.get(schema) ?? responses.get(schema))?.id
  if (id === undefined) throw new Error('A schema of the documentation has no name.')
  return { $ref: place(id) }
}

const json = (schema: z.ZodType, example: object | undefined): Body => ({
  content: { 'application/json': { schema: refTo(schema), ...(example && { example }) } },
})

/** What each status of a failure means. */
export const failures: Record<string, string> = {
  400: 'The request has errors, or is not possible now.',
  401: 'The Hash is wrong, or a header is missing.',
  403: 'The account may not do this, or is locked after wrong hashes.',
  404: 'What is named does not exist.',
  406: 'The Accept header excludes JSON.',
  413: 'The body is too large.',
  415: 'The body is not declared as JSON, where that is required.',
  429: 'This simulator stores no more today.',
  500: 'Something failed.',
}
const failuresWithoutSignature = ['400', '404', '406', '413', '500']

const localeParameter: Parameter = {
  name: 'locale',
  in: 'query',
  description: 'The language of translatedMessage.',
  schema: { type: 'string', enum: [...locales] },
}

const parametersOf = ({ path, query = {} }: Operation): Parameter[] => [
  ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']): Parameter => {
    const { description = '', pattern } = pathParameters[name] ?? {}
    const schema = { type: 'string', ...(pattern && { pattern }) }
    return { name, in: 'path', required: true, description, schema }
  }),
  ...Object.entries(query).map(
    ([name, description]): Parameter => ({ name, in: 'query', description, schema: { type: 'string' } }),
  ),
  localeParameter,
]

function responsesOf({ answer, isSigned, notFound, method }: Operation): DescribedOperation['responses'] {
  const { status, description, schema, example } = answer
  const failed = Object.entries(failures).filter(
    ([code]) => isSigned || failuresWithoutSignature.includes(code),
  )
  return {
    [status]: { description, ...(schema && json(schema, example)) },
    ...Object.fromEntries(
      failed.map(([code, words]) => [
        code,
        {
          description: code === '404' ? (notFound ?? words) : words,
          ...(method !== 'head' && json(answers.errorResponse, code === '400' ? errorAnswer : undefined)),
        },
      ]),
    ),
  }
}

const operationOf = (operation: Operation, tag: string): DescribedOperation => {
  const { id, summary, description, isSigned, request } = operation
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description && { description }),
    security: isSigned ? [{ ConfigurationId: [], Hash: [] }] : [],
    parameters: parametersOf(operation),
    ...(request && {
      requestBody: { required: request.isRequired === true, ...json(request.schema, request.example) },
    }),
    responses: responsesOf(operation),
  }
}

/** What is the same wherever the simulator stands; made when it is first asked for. */
let described: { paths: ReturnType<typeof describedPaths>; schemas: Record<string, JsonSchema> } | undefined

function describedPaths() {
  const paths: Record<string, Partial<Record<Operation['method'], DescribedOperation>>> = {}
  for (const [tag, calls] of Object.entries(operations)) {
    for (const call of calls) {
      paths[call.path] = { ...paths[call.path], [call.method]: operationOf(call, tag) }
    }
  }
  return paths
}

/** The OpenAPI document of the gateway's API. @param publicUrl where the simulator stands, without a slash at the end */
export function openApiDocument(publicUrl: string) {
  described ??= {
    paths: describedPaths(),
    schemas: { ...schemasOf(requests, 'input'), ...schemasOf(responses, 'output') },
  }
  const { paths, schemas } = described
  return {
    openapi: '3.1.0',
    info: {
      title: 'Cashflows gateway, as this simulator knows it',
      version: '1',
      description:
        'Made of the schemas by which the simulator reads requests, and held to every answer of its conformance suite. It is not a document of Cashflows; what is assumed stands in the simulator’s assumptions.',
    },
    servers: [{ url: `${publicUrl}/api/gateway` }],
    tags: Object.keys(operations).map((name) => ({ name })),
    paths,
    components: {
      schemas,
      securitySchemes: {
        ConfigurationId: {
          type: 'apiKey',
          in: 'header',
          name: 'ConfigurationId',
          description: 'Names the account: 18 digits, in the Portal under Configuration, API data.',
        },
        Hash: { type: 'apiKey', in: 'header', name: 'Hash', description: signatureRule },
      },
    },
  }
}
