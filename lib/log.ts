import { DrizzleQueryError } from 'drizzle-orm'
import { pino, stdTimeFunctions } from 'pino'

/**
 * What a line of the log can name beside its sentence: what the shop or the gateway made up, and no personal data. An
 * address, a name or an email address of a shopper never stands in the log.
 */
interface LogFields {
  orderNumber?: string
  /** The gateway's references. */
  paymentJob?: string
  payment?: string
  /** What went wrong where nobody expected it; its values are left out. */
  err?: unknown
}

/**
 * The log of the shop. In production each line is JSON, for whatever collects it; elsewhere it is the sentence alone. It
 * goes where the console goes, of which hosts make their log.
 */
export const log: Record<'info' | 'warn' | 'error', (fields: LogFields, sentence: string) => void> = pino(
  {
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (level) => ({ level }) },
    serializers: { err: withoutValues },
  },
  { write },
)

interface Line {
  level: 'info' | 'warn' | 'error'
  msg: string
  err?: ReturnType<typeof withoutValues>
}

function write(json: string): void {
  const { level, msg, err }: Line = JSON.parse(json)
  const text =
    process.env.NODE_ENV === 'production' ? json.trimEnd() : [msg, err?.stack].filter(Boolean).join('\n')
  console[level](text)
}

/** An error as it is logged: a failed query says in its message with which values, and those are what shoppers typed. */
function withoutValues(error: unknown): { type: string; message: string; code?: unknown; stack?: string } {
  const shown = error instanceof DrizzleQueryError && error.cause ? error.cause : error
  if (!(shown instanceof Error)) return { type: typeof shown, message: String(shown) }
  const { name: type, message, stack } = shown
  return { type, message, ...('code' in shown && { code: shown.code }), ...(stack && { stack }) }
}
