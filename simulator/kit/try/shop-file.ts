import { existsSync, readFileSync } from 'node:fs'
import { dirname, extname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseDocument } from 'yaml'
import { z } from 'zod'
import { referencePattern } from '../../payments/references.ts'
import { pageAction, stepsOf, wording } from './page-actions.ts'
import { orderStates, type Shop, type ShopSteps } from './shop.ts'

/** What is wrong with the file of a shop, in sentences that say how to mend it. */
export class ShopFileError extends Error {
  override name = 'ShopFileError'
}

const text = (what: string) => z.coerce.string({ error: `must be ${what}` }).min(1, `must be ${what}`)

const about = {
  name: text('what the shop is called in the report').default('The shop'),
  address: z.url({
    protocol: /^https?$/,
    error: 'must be the address of the shop, such as http://localhost:3000',
  }),
  start: z
    .strictObject({
      command: text('the command that starts the shop'),
      folder: text('a folder, as seen from this file').default('.'),
      environment: z
        .record(z.string(), z.coerce.string(), { error: 'must map names of variables to their values' })
        .default({}),
      ready: text('an address that answers 200 when the shop can sell, such as /health').optional(),
    })
    .optional(),
  configurationId: z.coerce
    .string()
    .regex(referencePattern, 'must be a Configuration ID of 18 digits, in quotation marks')
    .optional(),
}

const actions = (example: string) =>
  z.array(pageAction, { error: `must be a list of actions, such as\n      - ${example}` }).min(1)

const byLabels = z.strictObject({
  ...about,
  putIntoCart: actions('click: Add to basket'),
  checkOut: actions('click: Pay'),
  readState: z
    .partialRecord(
      z.enum(orderStates),
      z.union([z.array(wording), wording]).transform((given) => [given].flat()),
      {
        error: 'must say by which words of the page an order is known as paid, unpaid and pending',
      },
    )
    .refine((given) => given.paid !== undefined && given.unpaid !== undefined, {
      error: 'must say by which words of the page an order is known as paid, and by which as unpaid',
    }),
  tryAgain: actions('click: Try again'),
  openOrder: actions('open: /orders/{orderNumber}'),
})

const step = (what: string) =>
  z.custom<(...given: never[]) => Promise<never>>((given) => typeof given === 'function', {
    error: `must be a function that ${what}`,
  })

const byFunctions = z.looseObject({
  ...about,
  putIntoCart: step('puts something into the cart: async (page) => …'),
  checkOut: step('goes to the payment page: async (page) => …'),
  readState: step(`gives one of ${orderStates.join(', ')}, or undefined: async (page) => …`),
  tryAgain: step('goes to the payment page again: async (page) => …'),
  openOrder: step('opens the page of an order: async (page, { orderNumber, paymentJobReference }) => …'),
})

/**
 * Reads how a shop is used: from YAML or JSON that describes its five steps by addresses and labels, or from a JavaScript
 * module whose default export has them as functions.
 *
 * @param address of the shop, where it is not the one in the file
 * @throws ShopFileError with a line for each thing that is wrong
 */
export async function readShopFile(path: string, address?: string): Promise<Shop> {
  if (!existsSync(path))
    throw new ShopFileError(`There is no file ${path}. --shop names the description of your shop.`)
  const isModule = /^\.[cm]?[jt]s$/.test(extname(path))
  const read = isModule ? await readModule(path) : readDocument(path)
  const given = address === undefined || typeof read !== 'object' ? read : { ...read, address }
  const result = (isModule ? byFunctions : byLabels).safeParse(given)
  if (!result.success) throw problems(path, result.error.issues)
  const { start, ...shop } = result.data
  const steps = isModule ? (shop as unknown as ShopSteps) : stepsOf(shop as z.output<typeof byLabels>)
  return {
    ...shop,
    ...steps,
    address: shop.address.replace(/\/+$/, ''),
    start: start && { ...start, folder: resolve(dirname(path), start.folder) },
  }
}

async function readModule(path: string): Promise<unknown> {
  try {
    return { ...(await import(pathToFileURL(resolve(path)).href)).default }
  } catch (error) {
    throw new ShopFileError(`${path} cannot be loaded: ${error instanceof Error ? error.message : error}`)
  }
}

function readDocument(path: string): unknown {
  const document = parseDocument(readFileSync(path, 'utf8'))
  if (document.errors.length === 0) return document.toJS() ?? {}
  throw new ShopFileError(
    `${path} is no YAML:\n${document.errors.map(({ message }) => `  ${message}`).join('\n')}`,
  )
}

function problems(path: string, issues: readonly z.core.$ZodIssue[]): ShopFileError {
  const lines = issues.map((issue) => {
    if (issue.code !== 'unrecognized_keys')
      return `  ${[issue.path.join('.'), sentence(issue)].filter(Boolean).join(' ')}`
    const place = issue.path.length > 0 ? ` in ${issue.path.join('.')}` : ''
    return `  ${issue.keys.join(', ')}${place} is not known: correct its spelling, or remove it`
  })
  return new ShopFileError(`${path} does not describe a shop yet. Mend these:\n${lines.join('\n')}`)
}

const sentence = ({ message }: z.core.$ZodIssue) => message
