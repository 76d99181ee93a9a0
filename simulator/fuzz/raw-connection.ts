import { connect } from 'node:net'

/** What came back for bytes that may be no request at all. */
export type Reply = { status: number } | { failure: 'no response' | 'hang' }

/** Who takes longer hangs. */
const timeoutMs = 30_000

/**
 * Sends bytes to a server as they are, and reads the status of what it answers.
 *
 * @param isOver says that there will be no more, so that the server does not wait for the rest of a request; it then
 *   closes the connection when it has not answered yet
 */
export function sendBytes(address: URL, bytes: Uint8Array, isOver: boolean): Promise<Reply> {
  return new Promise((resolve) => {
    let received = ''
    const socket = connect(Number(address.port), address.hostname)
    const finish = (reply: Reply) => {
      clearTimeout(timer)
      socket.destroy()
      resolve(reply)
    }
    const status = () => /^HTTP\/1\.[01] (\d{3})/.exec(received)?.[1]
    const end = () => finish(status() ? { status: Number(status()) } : { failure: 'no response' })
    const timer = setTimeout(() => finish({ failure: 'hang' }), timeoutMs)
    socket.setEncoding('latin1')
    socket.on('data', (chunk) => {
      // The rest of a long answer is read, so that the server can finish it, but not kept.
      if (received.length < 64) received += chunk
    })
    // A server may reject a body that it has not read to its end; what it said before still counts.
    socket.on('error', end)
    socket.on('close', end)
    if (isOver) socket.end(bytes)
    else socket.write(bytes)
  })
}
