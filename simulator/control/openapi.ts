import { z } from 'zod'
import { failure, type Operation, type OperationName, operations } from './operations.ts'

const jsonOf = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema, ...document } = z.toJSONSchema(schema, { io })
  return document
}

const content = (schema: z.ZodType, io: 'input' | 'output') => ({
  content: { 'application/json': { schema: jsonOf(schema, io) } },
})

const failures = {
  400: 'What was asked is wrong or not possible.',
  403: 'The caller is a page of another site.',
  404: 'There is no such thing.',
  409: 'There is one already.',
  413: 'The body is too large.',
}

function parameters(schema: z.ZodObject | undefined, place: 'path' | 'query') {
  if (!schema) return []
  const { properties = {}, required = [] } = jsonOf(schema, 'input')
  return Object.entries(properties).map(([name, of]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: of,
  }))
}

function operationObject(name: OperationName) {
  const operation: Operation = operations[name]
  const answers = Object.entries(failures).map(([status, description]) => [
    status,
    { description, ...content(failure, 'output') },
  ])
  return {
    operationId: name,
    summary: operation.summary,
    parameters: [...parameters(operation.params, 'path'), ...parameters(operation.query, 'query')],
    ...(operation.body && { requestBody: content(operation.body, 'input') }),
    responses: {
      200: { description: 'Done.', ...content(operation.answer, 'output') },
      ...Object.fromEntries(answers),
    },
  }
}

function paths() {
  const described: Record<string, Record<string, ReturnType<typeof operationObject>>> = {}
  for (const name of Object.keys(operations) as OperationName[]) {
    const { path, method } = operations[name]
    described[path] = { ...described[path], [method.toLowerCase()]: operationObject(name) }
  }
  return described
}

/** The OpenAPI document of control, made from the schemas that its routes check with. */
export const openApiDocument = {
  openapi: '3.1.0',
  info: {
    title: 'Control of the Cashflows simulator',
    version: '1',
    description: 'For tests: reset, look, let time pass, let things go wrong, pay without a browser.',
  },
  servers: [{ url: '.' }],
  paths: paths(),
}
