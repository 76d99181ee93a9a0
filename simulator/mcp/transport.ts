import {
  isJSONRPCNotification,
  isJSONRPCRequest,
  isJSONRPCResponse,
  type JSONRPCMessage,
  type RequestId,
} from '@modelcontextprotocol/server'
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio'

/**
 * Standard input and output. Where the input ends, the requests under way are answered before the connection closes, so that
 * a program can write its requests, end, and read the answers: the SDK's own transport would leave them unanswered.
 */
export class AnsweringTransport extends StdioServerTransport {
  readonly #unanswered = new Set<RequestId>()
  #isClosing = false

  override async start(): Promise<void> {
    const receive = this.onmessage
    this.onmessage = (message) => {
      // A subscription is answered when it ends, which is when the connection does.
      if (isJSONRPCRequest(message) && message.method !== 'subscriptions/listen') {
        this.#unanswered.add(message.id)
      }
      receive?.(message)
      // What is cancelled is not answered.
      if (isJSONRPCNotification(message) && message.method === 'notifications/cancelled') {
        this.#settle(message.params?.requestId as RequestId | undefined)
      }
    }
    await super.start()
  }

  override send(message: JSONRPCMessage): Promise<void> {
    const sent = super.send(message)
    // That it is written is not waited for: where nobody reads any more, it never is.
    if (isJSONRPCResponse(message)) this.#settle(message.id)
    return sent
  }

  override async close(): Promise<void> {
    this.#isClosing = true
    if (this.#unanswered.size === 0) await super.close()
  }

  #settle(id: RequestId | undefined): void {
    if (id !== undefined) this.#unanswered.delete(id)
    if (this.#isClosing) void this.close()
  }
}
