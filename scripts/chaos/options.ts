import { parseArgs } from 'node:util'
import { z } from 'zod'

const wholeNumber = (min: number) => z.coerce.number().int().min(min)

const optionsSchema = z.strictObject({
  payments: wholeNumber(1).default(2_000),
  seed: wholeNumber(0).default(1),
  concurrency: wholeNumber(1).default(16),
  kills: wholeNumber(0).default(100),
  report: z.string().optional(),
})

/** What a run of chaos is asked for. */
export interface ChaosOptions {
  /** How many shoppers there are; each has one purchase in mind. */
  payments: number
  /** Decides what every shopper does, which faults they meet, and what is killed in which order. */
  seed: number
  /** How many shoppers are in the shop at the same time. */
  concurrency: number
  /** How many times a process is killed. */
  kills: number
}

interface CommandLine extends ChaosOptions {
  /** A file for the counts of what was checked. */
  report?: string | undefined
}

/**
 * Reads the command line: `--payments 2000 --seed 1 --concurrency 16 --kills 100`, each with this default, and
 * `--report FILE`.
 *
 * @throws Error that names what is wrong with an option
 */
export function readOptions(words: string[]): CommandLine {
  const names = Object.keys(optionsSchema.shape) as (keyof CommandLine)[]
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]))
  const result = optionsSchema.safeParse(parseArgs({ args: words, options }).values)
  if (result.success) return result.data
  throw new Error(
    result.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('\n'),
  )
}
