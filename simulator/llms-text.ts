import { Hono } from 'hono'
import { documentationPath } from './gateway/links.ts'
import { signatureRule } from './signature/signature.ts'

interface LlmsTextOptions {
  configurationId: string
  /** Whether control is there. */
  hasControl: boolean
  /** Where the caller of a request finds the simulator, without a slash at the end. */
  publicUrl(request: Request): string
}

/** `GET /llms.txt`: what this is and where its parts stand, in the Markdown that https://llmstxt.org describes. */
export function llmsText({ publicUrl, ...options }: LlmsTextOptions): Hono {
  return new Hono().get('/', (c) => c.text(textOf({ url: publicUrl(c.req.raw), ...options })))
}

function textOf({
  url,
  configurationId,
  hasControl,
}: { url: string } & Omit<LlmsTextOptions, 'publicUrl'>): string {
  const documentation = `${url}${documentationPath}`
  const key = hasControl
    ? `in ${url}/control/configurations, and in the Portal under Configuration`
    : 'in the Portal, under Configuration'
  return `# Cashflows simulator

> A simulator of the Cashflows payment gateway, to build and test shops against: its API, hosted payment page, 3-D Secure, Portal and notifications. No money moves, and only Cashflows’ test cards are accepted.

- Gateway: ${url}/api/gateway
- Configuration ID: ${configurationId}
- API key: ${key}
- Each call has the header \`ConfigurationId\` and the header \`Hash\`: ${signatureRule} Serialise the body once, and send that very text.
- A payment: \`POST ${url}/api/gateway/payment-jobs\` with \`amountToCollect\`, \`currency\` and \`order.orderNumber\`; lead the shopper to \`links.action.url\` of the answer. The shop is notified of each change at the \`webhookUrl\` of \`parameters\` or of the configuration: it then reads the payment job, and answers 200 with \`paymentJobReference\` and \`paymentReference\` in JSON.

## Documentation

- [Gateway](${documentation}): every call, with examples
- [Gateway as OpenAPI](${new URL('openapi.json', documentation)})
- [Portal](${url}/portal): each payment with its activity log, rejected signatures with what was wrong, settings
${hasControl ? tools(url) : ''}`
}

const tools = (url: string) => `
## Tools

- [Control as OpenAPI](${url}/control/openapi.json): an API for tests, without a signature: payment jobs, completing them without a browser, faults, the clock, notifications, the activity log, what is wrong with a hash
- MCP server: \`npx cashflows-simulator mcp --url ${url}\`, over standard input and output, has the same as tools
`
