import { createRoute } from '@hono/zod-openapi'
import { HTTPException } from 'hono/http-exception'
import { z } from 'zod'
import { injectedFault, injectedFaults } from '../faults/injected-fault.ts'
import { type Configuration, validKeys } from '../payments/configuration.ts'
import { referenceSchema } from '../payments/references.ts'
import { settingsChange, settingsSchema } from '../payments/settings.ts'
import { checkHash } from '../signature/hash-check.ts'
import {
  body,
  byAnyConfiguration,
  byConfiguration,
  type ControlContext,
  expectAllowed,
  findConfiguration,
  limit,
  moment,
  responses,
  routes,
  text,
} from './api.ts'

const configuration = z.strictObject({
  configurationId: referenceSchema,
  isDefault: z
    .boolean()
    .describe('Whether the simulator was started with it: it is meant wherever none is named.'),
  apiKey: z.string(),
  nextApiKey: z.string().nullable(),
  wrongHashes: z.number().int(),
  locked: z.boolean(),
  settings: settingsSchema,
  faults: z.array(injectedFault),
})

export const newConfiguration = z.strictObject({
  configurationId: referenceSchema.optional(),
  apiKey: text.max(200).optional(),
  settings: settingsChange.default({}),
})

export const rejectedSignatureFilter = byAnyConfiguration.extend({ limit })

const rejectedSignature = z.strictObject({
  at: moment,
  method: z.string(),
  path: z.string(),
  explanation: z.string(),
})

export const hashQuestion = byAnyConfiguration.extend({
  body: z.string().describe('The exact text of the body that was sent; empty where none was.'),
  hash: z.string().describe('What was sent as the header Hash.'),
  path: z
    .string()
    .describe(
      'With its query, as it was requested, such as /api/gateway/payment-jobs: it may have been hashed, too.',
    )
    .optional(),
  apiKey: text
    .max(200)
    .describe('The key with which the hash was made, where that is not the configuration’s.')
    .optional(),
})

const hashAnswer = z.strictObject({
  isRight: z.boolean().describe('Whether the gateway would accept it.'),
  explanation: z.string(),
  expectedHash: z.string().describe('What the hash has to be, where it fits no key.').optional(),
})

/** Configurations: their settings, their API keys, their lock, and the signatures that were rejected. */
export function configurationRoutes(context: ControlContext) {
  const { configurations, defaultConfiguration } = context
  const configurationResponse = (of: Configuration) =>
    response(of, of.configurationId === defaultConfiguration.configurationId)
  const read = async (configurationId?: string) =>
    configurationResponse(await findConfiguration(context, configurationId))
  const change = async (configurationId: string, act: () => Promise<unknown>) => {
    await findConfiguration(context, configurationId)
    await act()
    return read(configurationId)
  }
  return routes()
    .openapi(
      createRoute({
        operationId: 'listConfigurations',
        method: 'get',
        path: '/configurations',
        summary: 'Lists the configurations.',
        responses: responses(z.strictObject({ configurations: z.array(configuration) })),
      }),
      async (c) => c.json({ configurations: (await configurations.list()).map(configurationResponse) }, 200),
    )
    .openapi(
      createRoute({
        operationId: 'createConfiguration',
        method: 'post',
        path: '/configurations',
        summary: 'Makes a configuration, with an id and an API key of its own where none are given.',
        request: { body: body(newConfiguration) },
        responses: responses(configuration),
      }),
      async (c) => {
        const { settings, ...given } = c.req.valid('json')
        expectAllowed(context, settings)
        const made = await configurations.create(given, new Date())
        if (!made) {
          throw new HTTPException(409, {
            message: `There is a configuration ${given.configurationId} already.`,
          })
        }
        await configurations.set(made.configurationId, settings)
        return c.json(await read(made.configurationId), 200)
      },
    )
    .openapi(
      createRoute({
        operationId: 'readConfiguration',
        method: 'get',
        path: '/configurations/{configurationId}',
        summary: 'Reads a configuration: its keys, its settings, whether it is locked.',
        request: { params: byConfiguration },
        responses: responses(configuration),
      }),
      async (c) => c.json(await read(c.req.valid('param').configurationId), 200),
    )
    .openapi(
      createRoute({
        operationId: 'changeSettings',
        method: 'patch',
        path: '/configurations/{configurationId}/settings',
        summary: 'Changes some settings; the others stay.',
        request: { params: byConfiguration, body: body(settingsChange) },
        responses: responses(configuration),
      }),
      async (c) => {
        const { configurationId } = c.req.valid('param')
        const settings = c.req.valid('json')
        expectAllowed(context, settings)
        return c.json(await change(configurationId, () => configurations.set(configurationId, settings)), 200)
      },
    )
    .openapi(
      createRoute({
        operationId: 'generateApiKey',
        method: 'post',
        path: '/configurations/{configurationId}/generate-api-key',
        summary: 'Generates a new API key: until it is confirmed, both keys are valid.',
        request: { params: byConfiguration },
        responses: responses(configuration),
      }),
      async (c) => {
        const { configurationId } = c.req.valid('param')
        return c.json(
          await change(configurationId, () => configurations.generateApiKey(configurationId)),
          200,
        )
      },
    )
    .openapi(
      createRoute({
        operationId: 'confirmApiKey',
        method: 'post',
        path: '/configurations/{configurationId}/confirm-api-key',
        summary: 'Lets the generated API key take the place of the old one, which is no longer valid.',
        request: { params: byConfiguration },
        responses: responses(configuration),
      }),
      async (c) => {
        const { configurationId } = c.req.valid('param')
        const { nextApiKey } = await findConfiguration(context, configurationId)
        if (nextApiKey === null) {
          throw new HTTPException(400, { message: 'There is no generated API key to confirm.' })
        }
        return c.json(await change(configurationId, () => configurations.confirmApiKey(configurationId)), 200)
      },
    )
    .openapi(
      createRoute({
        operationId: 'unlock',
        method: 'post',
        path: '/configurations/{configurationId}/unlock',
        summary: 'Unlocks a configuration that wrong signatures have locked.',
        request: { params: byConfiguration },
        responses: responses(configuration),
      }),
      async (c) => {
        const { configurationId } = c.req.valid('param')
        return c.json(await change(configurationId, () => configurations.unlock(configurationId)), 200)
      },
    )
    .openapi(
      createRoute({
        operationId: 'listRejectedSignatures',
        method: 'get',
        path: '/rejected-signatures',
        summary: 'Lists calls whose signature was rejected, and what was wrong with it, newest first.',
        request: { query: rejectedSignatureFilter },
        responses: responses(z.strictObject({ rejectedSignatures: z.array(rejectedSignature) })),
      }),
      async (c) => {
        const { configurationId, limit: maxRows } = c.req.valid('query')
        const found = await findConfiguration(context, configurationId)
        const rows = await configurations.rejectedSignatures(found.configurationId, maxRows)
        const rejectedSignatures = rows.map(({ at, method, path, explanation }) => ({
          at: at.toISOString(),
          method,
          path,
          explanation,
        }))
        return c.json({ rejectedSignatures }, 200)
      },
    )
    .openapi(
      createRoute({
        operationId: 'explainHash',
        method: 'post',
        path: '/explain-hash',
        summary: 'Says whether the hash of a call is right, and what was hashed instead where it is not.',
        request: { body: body(hashQuestion) },
        responses: responses(hashAnswer),
      }),
      async (c) => {
        const { configurationId, apiKey, ...sent } = c.req.valid('json')
        const found = await findConfiguration(context, configurationId)
        const wrong = await configurations.wrongKeys(found.configurationId)
        const isOwn = (key: (typeof wrong)[number]) => key.configurationId === found.configurationId
        const keys = {
          valid: validKeys(found),
          former: wrong.filter(isOwn),
          others: wrong.filter((key) => !isOwn(key)),
        }
        const {
          isRight,
          text: explanation,
          expected: expectedHash,
        } = checkHash({ ...sent, key: apiKey }, keys)
        return c.json({ isRight, explanation, expectedHash }, 200)
      },
    )
}

function response(
  { configurationId, apiKey, nextApiKey, wrongHashes, locked, settings, faults }: Configuration,
  isDefault: boolean,
): z.output<typeof configuration> {
  return {
    configurationId,
    isDefault,
    apiKey,
    nextApiKey,
    wrongHashes,
    locked,
    // With their passwords, as it has the API keys: a test writes back what it has read.
    settings,
    faults: injectedFaults({ faults }),
  }
}
