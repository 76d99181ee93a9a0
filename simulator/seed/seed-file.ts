import { readFileSync } from 'node:fs'
import { parseDocument, visit } from 'yaml'
import { z } from 'zod'
import { defaultTheme, themeSchema } from '../branding/theme.ts'
import { completion } from '../control/completion.ts'
import { storableText } from '../database/storable-text.ts'
import { createRequest } from '../gateway/create-request.ts'
import { canonicalNames } from '../gateway/json-reader.ts'
import { problemWords } from '../gateway/problems.ts'
import { amountPattern } from '../payments/amount.ts'
import { maxCardholderNameLength } from '../payments/card.ts'
import { referenceSchema } from '../payments/references.ts'
import { settingsChange } from '../payments/settings.ts'
import { threeDSecureWords } from '../payments/three-d-secure-words.ts'
import { passwordSchema } from '../portal/auth/password-rule.ts'
import { roleNames } from '../portal/auth/permissions.ts'

/** What is wrong with a seed file, in sentences that name the place. */
export class SeedError extends Error {
  override name = 'SeedError'
}

const text = storableText.min(1, 'must not be empty').max(200, 'must have no more than 200 characters')
const moment = z.iso
  .datetime({ offset: true, error: 'must be a date and time such as 2026-11-26T12:00:00Z' })
  .transform((value) => new Date(value))

const amount = z.coerce.string().regex(amountPattern, 'must be a decimal such as 10.00')

/** Without it, the configuration that the simulator is started with. */
const configurationId = referenceSchema.optional()

const configuration = z.strictObject({
  configurationId,
  apiKey: text.optional(),
  settings: settingsChange.default({}),
})

const user = z.strictObject({
  email: z.email('must be an email address'),
  name: text,
  role: z.enum(roleNames),
  password: passwordSchema,
})

const paymentPage = z.strictObject({
  configurationId,
  reference: referenceSchema.optional(),
  name: text,
  theme: z
    .record(z.string(), z.unknown())
    .transform((members): unknown => ({ ...defaultTheme, ...members }))
    .pipe(themeSchema),
  isPublished: z.boolean().default(true),
  isDefault: z.boolean().default(false),
})

const customer = z.strictObject({
  configurationId,
  reference: referenceSchema,
  cards: z
    .array(
      z.strictObject({
        token: z
          .string()
          .regex(/^\d{16}$/, 'must be a token of 16 digits')
          .optional(),
        number: text,
        holderName: text.max(maxCardholderNameLength),
        expiry: text,
      }),
    )
    .default([]),
})

const events = {
  complete: completion,
  threeDSecure: z.enum(threeDSecureWords),
  capture: z.strictObject({ amount: amount.optional(), isFinal: z.boolean().optional() }),
  refund: z.strictObject({ amount: amount.optional(), refundNumber: text.optional() }),
  cancel: z.enum(['job', 'payment']),
}
const event = z
  .strictObject({ at: moment.optional(), ...events })
  .partial()
  .refine(
    (given) => Object.keys(events).filter((name) => name in given).length === 1,
    `must have one of ${Object.keys(events).join(', ')}`,
  )

const job = z.strictObject({
  configurationId,
  reference: referenceSchema.optional(),
  createdAt: moment.optional(),
  /** As it is sent to the gateway. */
  request: z
    .unknown()
    .transform((request) => canonicalNames(createRequest, withTexts(request)))
    .pipe(createRequest),
  happened: z.array(event).default([]),
})

const seedSchema = z.strictObject({
  at: moment,
  configurations: z.array(configuration).default([]),
  users: z.array(user).default([]),
  paymentPages: z.array(paymentPage).default([]),
  customers: z.array(customer).default([]),
  jobs: z.array(job).default([]),
})

export type Seed = z.output<typeof seedSchema>
export type SeedJob = Seed['jobs'][number]
export type SeedEvent = SeedJob['happened'][number]

/** @throws SeedError when the file cannot be read, or is no seed */
export function readSeedFile(path: string): Seed {
  let content: string
  try {
    content = readFileSync(path, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new SeedError(`There is no seed file ${path}.`)
    throw new SeedError(
      code === 'EISDIR' ? `The seed file ${path} is a folder.` : `The seed file ${path} cannot be read.`,
    )
  }
  try {
    return readSeed(content)
  } catch (error) {
    if (!(error instanceof SeedError)) throw error
    throw new SeedError(`The seed file ${path} is not used:\n${error.message}`)
  }
}

/**
 * Reads a seed in YAML or JSON.
 *
 * @throws SeedError with a line for each thing that is wrong
 */
export function readSeed(content: string): Seed {
  const document = parseDocument(content)
  // What comes after the first mistake is often a consequence of it.
  const [mistake] = document.errors
  if (mistake) throw new SeedError(mistake.message)
  visit(document, {
    // An amount keeps its digits. So does a reference, a token or the number of a card, each of which is a text.
    Scalar: (_, scalar) => {
      const { value, source } = scalar
      if (typeof value !== 'number' || source === undefined) return
      if (String(value) !== source || source.length > 9) scalar.value = source
    },
  })
  const result = seedSchema.safeParse(document.toJS() ?? {})
  if (result.success) return result.data
  throw new SeedError(
    result.error.issues
      .map(({ path, message }) => {
        const words = path[0] === 'jobs' && path[2] === 'request' ? problemWords(message) : message
        return `  ${[path.join('.'), typeof words === 'string' ? words : words.en_GB].filter(Boolean).join(': ')}`
      })
      .join('\n'),
  )
}

/** The gateway reads the digits of a number as they were sent. */
function withTexts(value: unknown): unknown {
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.map(withTexts)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withTexts(member)]))
}
