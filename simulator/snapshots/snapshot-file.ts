import { z } from 'zod'
import { activityKinds } from '../activity/tables.ts'
import { themeSchema } from '../branding/theme.ts'
import { scenario } from '../faults/injected-fault.ts'
import { notificationStates } from '../notifications/tables.ts'
import { paymentStatuses } from '../payments/payment-status.ts'
import { referenceSchema } from '../payments/references.ts'
import { settingsSchema } from '../payments/settings.ts'
import { acceptedCard, moment, paymentJobSchema, text } from './payment-job-schema.ts'

/** Grows with each change by which files of before can no longer be read. */
const snapshotVersion = 1
const format = 'cashflows-simulator-snapshot'

/** Why a file is no snapshot, in a sentence. */
export class SnapshotRejection extends Error {
  override name = 'SnapshotRejection'
}

const owned = { configurationId: referenceSchema }
const wholeNumber = z.int().min(0)
const date = moment.transform((value) => new Date(value))
const ofJob = { paymentJobReference: referenceSchema }
const theme = themeSchema
const milliseconds = wholeNumber

/** Only in a snapshot that has not left its simulator: a shop may sign its calls to Cashflows with the same key. */
const apiKeys = z.strictObject({
  apiKey: text,
  nextApiKey: text.nullable(),
  formerApiKey: text.nullable(),
  appliedApiKey: text.nullable(),
})

const configuration = z.strictObject({
  ...owned,
  keys: apiKeys.optional(),
  wrongHashes: wholeNumber,
  locked: z.boolean(),
  settings: settingsSchema.partial(),
  faults: z.array(
    z.strictObject({ id: text, scenario, orderNumber: text.optional(), times: wholeNumber.optional() }),
  ),
})

const attempt = z
  .strictObject({
    at: date,
    requestBody: text,
    responseStatus: z.int().nullable(),
    responseBody: text.nullable(),
    milliseconds,
    acknowledged: z.boolean(),
    result: text,
  })
  .transform(({ milliseconds: durationMs, ...row }) => ({ ...row, durationMs }))

const notification = z.strictObject({
  ...owned,
  ...ofJob,
  paymentReference: referenceSchema,
  paymentStatus: z.enum(paymentStatuses),
  url: z.url({ protocol: /^https?$/ }),
  state: z.enum(notificationStates),
  fault: scenario.nullable(),
  createdAt: date,
  nextAttemptAt: date.nullable(),
  attempts: z.array(attempt),
})

const activityEntry = z.strictObject({
  ...ofJob,
  at: date,
  kind: z.enum(activityKinds),
  title: text,
  detail: z.strictObject({
    method: text.exactOptional(),
    path: text.exactOptional(),
    status: z.int().exactOptional(),
    milliseconds: milliseconds.exactOptional(),
    request: text.exactOptional(),
    response: text.exactOptional(),
    userAgent: text.exactOptional(),
    by: text.exactOptional(),
    amount: text.exactOptional(),
    reason: text.exactOptional(),
    times: wholeNumber.exactOptional(),
  }),
})

const paymentPage = z.strictObject({
  ...owned,
  reference: referenceSchema,
  name: text,
  isDefault: z.boolean(),
  draft: theme,
  published: theme.nullable(),
  publishedAt: date.nullable(),
  earlier: z.array(z.strictObject({ publishedAt: moment, theme })),
  shareToken: text,
  createdAt: date,
})

const content = z.strictObject({
  format: z.literal(format),
  version: z.literal(snapshotVersion),
  createdAt: moment,
  /** Of one configuration; null for all. */
  configurationId: referenceSchema.nullable(),
  configurations: z.array(configuration),
  clocks: z.array(
    z
      .strictObject({ ...owned, milliseconds })
      .transform(({ milliseconds: offsetMs, ...row }) => ({ ...row, offsetMs })),
  ),
  paymentPages: z.array(paymentPage),
  demonstrations: z.array(
    z.strictObject({
      ...owned,
      pageReference: referenceSchema,
      code: text,
      expiresAt: date,
      payments: wholeNumber,
    }),
  ),
  customers: z.array(z.strictObject({ ...owned, reference: referenceSchema, createdAt: date })),
  storedCards: z.array(
    z.strictObject({
      ...owned,
      token: z.string().regex(/^\d{16}$/),
      customerReference: referenceSchema.nullable(),
      card: acceptedCard,
      createdAt: date,
    }),
  ),
  rejectedSignatures: z.array(
    z.strictObject({ ...owned, at: date, method: text, path: text, explanation: text }),
  ),
  paymentJobs: z.array(paymentJobSchema),
  paymentLinks: z.array(
    z.strictObject({ ...owned, ...ofJob, code: text.nullable(), createdAt: date, createdBy: text }),
  ),
  notifications: z.array(notification),
  activity: z.array(activityEntry),
})

/** A snapshot: everything that configurations have, but for users of the Portal, who belong to none. */
export type SnapshotFile = z.output<typeof content>

/** @returns a snapshot as it is handed on: without API keys */
export function withoutApiKeys(file: Record<string, unknown>): Record<string, unknown> {
  const configurations = z.array(z.looseObject({})).parse(file.configurations)
  return { ...file, configurations: configurations.map(({ keys, ...row }) => row) }
}

/** What says of a file that it is a snapshot. */
export const snapshotHead = { format, version: snapshotVersion } as const

/** @throws SnapshotRejection with what is wrong with a file */
export function readSnapshotFile(json: unknown): SnapshotFile {
  const head = z.looseObject({ format: z.literal(format), version: z.number() }).safeParse(json)
  if (!head.success) throw new SnapshotRejection('The file is no snapshot of this simulator.')
  if (head.data.version !== snapshotVersion) {
    throw new SnapshotRejection(
      `The snapshot has version ${head.data.version}; this simulator reads version ${snapshotVersion}.`,
    )
  }
  const result = content.safeParse(json)
  if (!result.success) {
    const sentences = result.error.issues
      .slice(0, 5)
      .map(({ path, message }) => `${path.join('.')}: ${message.replace(/\.$/, '')}`)
    throw new SnapshotRejection(`The snapshot is malformed. ${sentences.join('. ')}.`)
  }
  expectOwn(result.data)
  return result.data
}

/** @throws SnapshotRejection when something in a file belongs to what is not in it */
function expectOwn(file: SnapshotFile): void {
  const configurations = new Set(file.configurations.map(({ configurationId }) => configurationId))
  const jobs = new Set(file.paymentJobs.map(({ reference: job }) => job))
  if (
    file.configurationId !== null &&
    (configurations.size !== 1 || !configurations.has(file.configurationId))
  ) {
    throw new SnapshotRejection('The snapshot of one configuration must have that one and no other.')
  }
  for (const [name, rows] of Object.entries(file)) {
    if (!Array.isArray(rows)) continue
    for (const [index, row] of rows.entries()) {
      const stray =
        ('configurationId' in row && !configurations.has(row.configurationId)) ||
        ('paymentJobReference' in row && !jobs.has(row.paymentJobReference))
      if (stray) throw new SnapshotRejection(`${name}.${index} belongs to nothing in the snapshot.`)
    }
  }
}
