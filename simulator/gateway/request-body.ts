import { assumptions } from '../assumptions.ts'
import { invalid } from './call.ts'
import { Rejection } from './errors.ts'
import { problem } from './problems.ts'

/**
 * The bytes of a request's body, empty where it has none.
 *
 * @throws Rejection when there are more than the limit, or when the caller goes away before the end
 */
export async function readBody(request: Request): Promise<Uint8Array> {
  if (request.method === 'GET' || request.method === 'HEAD') return new Uint8Array()
  const announced = request.headers.get('content-length')
  if (Number(announced) > assumptions.maxRequestBytes) throw tooLarge()
  try {
    // HTTP lets no more come than was announced, and a body as a whole is read faster than a stream.
    return announced === null ? await readStream(request) : new Uint8Array(await request.arrayBuffer())
  } catch (error) {
    if (error instanceof Rejection) throw error
    throw new Rejection(400, [invalid('body', problem('notWhole'))])
  }
}

async function readStream(request: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength
    if (length > assumptions.maxRequestBytes) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const tooLarge = () =>
  new Rejection(413, [{ code: 'RequestTooLarge', parameters: [String(assumptions.maxRequestBytes)] }])
