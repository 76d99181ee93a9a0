import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'

/** A gateway in a process of its own that answers with what it was told to, and does nothing else. */
export interface RecordedGateway {
  url: string
  stop(): Promise<void>
}

/**
 * Starts a gateway that answers each GET of a path with the body that was recorded for it. A request without the right
 * signature gets 401, as from the gateway that was recorded.
 *
 * @param file of JSON: the signature of a request without a body, and the bodies by their paths
 */
export async function startRecordedGateway(file: string): Promise<RecordedGateway> {
  const child = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(import.meta.url), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [printed] = await once(child.stdout, 'data')
  return {
    url: `http://127.0.0.1:${String(printed).trim()}`,
    stop: async () => {
      child.kill()
      await once(child, 'exit')
    },
  }
}

export interface Recording {
  hash: string
  bodies: Record<string, string>
}

function serve({ hash, bodies }: Recording): void {
  const server = createServer(({ url = '', headers }, response) => {
    const body = bodies[url]
    const status = headers.hash === hash ? (body === undefined ? 404 : 200) : 401
    const text = status === 200 && body !== undefined ? body : '{}'
    response.writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(text),
    })
    response.end(text)
  })
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    console.log(typeof address === 'object' ? address?.port : address)
  })
}

const [, program, file] = process.argv
if (program === fileURLToPath(import.meta.url) && file) serve(JSON.parse(readFileSync(file, 'utf8')))
