import { McpServer } from '@modelcontextprotocol/server'
import { serveStdio } from '@modelcontextprotocol/server/stdio'
import { createControlClient } from '../kit/control-client.ts'
import { packageVersion } from '../package-files.ts'
import { addTools, sentenceOf } from './tools.ts'
import { AnsweringTransport } from './transport.ts'

/**
 * Serves the Model Context Protocol over standard input and output, until the input ends and every request has its
 * answer. Where no simulator answers it says so on stderr, and again in answer to each call, until there is one: clients start
 * their servers before anything else.
 *
 * @param url where the simulator stands, such as http://localhost:4000 or http://localhost:3000/simulator
 */
export async function serveMcp(url: string): Promise<void> {
  const control = createControlClient({ url })
  const createServer = () => {
    const server = new McpServer(
      { name: 'cashflows-simulator', title: 'Cashflows simulator', version: packageVersion() },
      { instructions: instructions(url) },
    )
    addTools(server, url, control)
    return server
  }
  serveStdio(createServer, { transport: new AnsweringTransport() })
  await control.readClock().catch((error: unknown) => console.error(sentenceOf(error, url)))
}

const instructions = (url: string) =>
  `A simulator of the Cashflows payment gateway at ${url}, to test a shop against. ${url}/llms.txt says how a shop calls it. Without a configurationId, the configuration is meant that the simulator was started with. Payment jobs, payments and notifications are named by references of 18 digits, as text.`
