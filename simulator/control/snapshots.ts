import { createRoute } from '@hono/zod-openapi'
import { HTTPException } from 'hono/http-exception'
import { z } from 'zod'
import { isTaken } from '../database/database-error.ts'
import { referenceSchema } from '../payments/references.ts'
import { readSnapshotFile, SnapshotRejection, withoutApiKeys } from '../snapshots/snapshot-file.ts'
import { restoreStore, type SnapshotSummary, Snapshots } from '../snapshots/snapshots.ts'
import {
  body,
  byAnyConfiguration,
  type ControlContext,
  findConfiguration,
  moment,
  nothing,
  responses,
  routes,
} from './api.ts'

const name = z
  .string()
  .regex(/^[\w.-]{1,100}$/, 'must have 1 to 100 letters, digits, hyphens, dots or underscores')
export const bySnapshot = z.strictObject({ name })
export const newSnapshot = byAnyConfiguration.extend({ name })

const snapshot = z.strictObject({
  name,
  configurationId: referenceSchema.nullable().describe('null for a snapshot of all configurations.'),
  createdAt: moment,
  bytes: z.int(),
})

/** A file is checked by its own schema, whose words name the place in it. */
export const snapshotFile = z.looseObject({ format: z.string(), version: z.number() })

/** What configurations had at a moment: to be kept, brought back, and handed on as a file. */
export function snapshotRoutes(context: ControlContext) {
  const { database, activityLog, scheduler, configurations, defaultConfiguration } = context
  const snapshots = new Snapshots(database, activityLog)
  const read = async (of: string) => {
    const found = await snapshots.find(of)
    if (!found) throw notThere(of)
    return found
  }
  return routes()
    .openapi(
      createRoute({
        operationId: 'listSnapshots',
        method: 'get',
        path: '/snapshots',
        summary: 'Lists the snapshots.',
        responses: responses(z.strictObject({ snapshots: z.array(snapshot) })),
      }),
      async (c) => c.json({ snapshots: (await snapshots.list()).map(snapshotResponse) }, 200),
    )
    .openapi(
      createRoute({
        operationId: 'createSnapshot',
        method: 'post',
        path: '/snapshots',
        summary: 'Keeps what one configuration has, or what all of them have where none is named.',
        request: { body: body(newSnapshot) },
        responses: responses(snapshot),
      }),
      async (c) => {
        const { name: wanted, configurationId } = c.req.valid('json')
        if (configurationId !== undefined) await findConfiguration(context, configurationId)
        const made = await accepted(() => snapshots.create(wanted, configurationId))
        if (!made) throw new HTTPException(409, { message: `There is a snapshot ${wanted} already.` })
        return c.json(snapshotResponse(made), 200)
      },
    )
    .openapi(
      createRoute({
        operationId: 'exportSnapshot',
        method: 'get',
        path: '/snapshots/{name}',
        summary: 'Gives a snapshot as a file.',
        request: { params: bySnapshot },
        responses: responses(snapshotFile),
      }),
      async (c) => {
        const of = c.req.valid('param').name
        const file = await read(of)
        c.header('Content-Disposition', `attachment; filename="${of}.json"`)
        return c.json(withoutApiKeys(file) as z.output<typeof snapshotFile>, 200)
      },
    )
    .openapi(
      createRoute({
        operationId: 'importSnapshot',
        method: 'put',
        path: '/snapshots/{name}',
        summary: 'Keeps a file under a name, in place of what has it. Restoring it is another call.',
        request: { params: bySnapshot, body: body(snapshotFile) },
        responses: responses(snapshot),
      }),
      async (c) => {
        const kept = await accepted(() => snapshots.put(c.req.valid('param').name, c.req.valid('json')))
        return c.json(snapshotResponse(kept), 200)
      },
    )
    .openapi(
      createRoute({
        operationId: 'restoreSnapshot',
        method: 'post',
        path: '/snapshots/{name}/restore',
        summary:
          'Brings back what the configuration of a snapshot had, or what all of them had, and removes what they have had since.',
        request: { params: bySnapshot },
        responses: responses(nothing),
      }),
      async (c) => {
        const stored = await read(c.req.valid('param').name)
        await accepted(async () => {
          const file = readSnapshotFile(stored)
          await scheduler.replaceClocks(file.configurationId ?? undefined, () => restoreStore(database, file))
        })
        configurations.clearCache()
        await configurations.ensure(defaultConfiguration.configurationId, defaultConfiguration.apiKey)
        return c.json({}, 200)
      },
    )
    .openapi(
      createRoute({
        operationId: 'deleteSnapshot',
        method: 'delete',
        path: '/snapshots/{name}',
        summary: 'Deletes a snapshot.',
        request: { params: bySnapshot },
        responses: responses(nothing),
      }),
      async (c) => {
        const of = c.req.valid('param').name
        if (!(await snapshots.remove(of))) throw notThere(of)
        return c.json({}, 200)
      },
    )
}

const notThere = (name: string) => new HTTPException(404, { message: `There is no snapshot ${name}.` })

/** @throws HTTPException with why a snapshot cannot be taken, kept or restored */
async function accepted<Result>(act: () => Promise<Result>): Promise<Result> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof SnapshotRejection) throw new HTTPException(400, { message: error.message })
    if (!isTaken(error)) throw error
    throw new HTTPException(409, {
      message: 'Something in the snapshot is there already, and belongs to another configuration.',
    })
  }
}

const snapshotResponse = ({ createdAt, ...rest }: SnapshotSummary): z.output<typeof snapshot> => ({
  ...rest,
  createdAt: createdAt.toISOString(),
})
