import { connect } from 'node:net'
import fc from 'fast-check'

/** What is sent to a server. */
export interface Input {
  /** For a person who reads of a failure. */
  what: string
  bytes: Buffer
  /** It is no HTTP, so that the server may close the connection without a response. */
  isNoHttp?: boolean
}

/** What came back for bytes that may be no request at all. */
export type Reply = { status: number; text: string } | { failure: 'no response' | 'hang' }

/** Who takes longer hangs. */
const timeoutMs = 60_000
/** Enough for a stack trace. */
const keptLength = 64_000

/**
 * Sends bytes to a server as they are, and reads what it responds. After what is no HTTP it says that there will be no
 * more, so that the server does not wait for the rest of a request.
 */
function send(address: URL, { bytes, isNoHttp }: Input): Promise<Reply> {
  return new Promise((resolve) => {
    let received = ''
    const socket = connect(Number(address.port), address.hostname)
    const finish = (reply: Reply) => {
      clearTimeout(timer)
      socket.destroy()
      resolve(reply)
    }
    const end = () => {
      const status = /^HTTP\/1\.[01] (\d{3})/.exec(received)?.[1]
      finish(status ? { status: Number(status), text: received } : { failure: 'no response' })
    }
    const timer = setTimeout(() => finish({ failure: 'hang' }), timeoutMs)
    socket.setEncoding('latin1')
    socket.on('data', (chunk) => {
      // The rest of a long response is read, so that the server can finish it, but not kept.
      if (received.length < keptLength) received += chunk
    })
    // A server may reject a body that it has not read to its end; what it said before still counts.
    socket.on('error', end)
    socket.on('close', end)
    if (isNoHttp) socket.end(bytes)
    else socket.write(bytes)
  })
}

const inputsPerRound = 1_000
const maxConcurrent = 8

/**
 * Sends inputs to a server until all are through, or as many as are wanted.
 *
 * @param options.inputs is called for each round, as inputs may use up what exists
 * @param options.seed the same seed draws the same inputs
 * @param options.onReply returns false when no more are wanted
 * @param options.onRound is called with how many are through
 */
export async function sendInputs(
  address: URL,
  options: {
    inputs: () => fc.Arbitrary<Input> | Promise<fc.Arbitrary<Input>>
    count: number
    seed: number
    onReply: (input: Input, reply: Reply) => boolean
    onRound?: (done: number) => void
  },
): Promise<void> {
  let [done, isWanted] = [0, true]
  while (done < options.count && isWanted) {
    const numRuns = Math.min(inputsPerRound, options.count - done)
    const waiting = fc.sample(await options.inputs(), { seed: options.seed + done, numRuns }).values()
    const work = async () => {
      for (const input of waiting) {
        const reply = await send(address, input)
        done++
        isWanted = options.onReply(input, reply) && isWanted
        if (!isWanted) return
      }
    }
    await Promise.all(Array.from({ length: maxConcurrent }, work))
    options.onRound?.(done)
  }
}

/** The beginning of an input, for a person who reads of a failure. */
export const shown = ({ bytes }: Input): string => JSON.stringify(bytes.subarray(0, 2_000).toString('latin1'))
