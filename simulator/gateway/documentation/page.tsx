import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { html, raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { colourRules } from '../../branding/colour-rules.ts'
import { defaultTheme } from '../../branding/theme.ts'
import { enGB } from '../../checkout/texts/en-gb.ts'
import { signatureRule } from '../../signature/signature.ts'
import { readStyleSheets } from '../../web/asset.ts'
import { failures, openApiDocument } from './openapi.ts'
import { type Operation, operations } from './operations.ts'
import { type JsonSchema, Members, nameIn, SchemaType } from './schema-view.tsx'

const css = `${colourRules(defaultTheme)}\n${readStyleSheets(['web/base.css', 'web/skip-link.css', 'gateway/documentation/page.css'])}`
const digest = createHash('sha256').update(css).digest('base64')

const headers = {
  'Cache-Control': 'no-cache',
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${digest}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
}

/** Answers with the documentation as a page. @param publicUrl where the simulator stands, without a slash at the end */
export function showDocumentation(c: Context, publicUrl: string): Response | Promise<Response> {
  return c.html(html`<!doctype html>${<Page publicUrl={publicUrl} />}`, 200, headers)
}

type Document = ReturnType<typeof openApiDocument>

function Page({ publicUrl }: { publicUrl: string }) {
  const document = openApiDocument(publicUrl)
  const { schemas } = document.components
  return (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Gateway API · Cashflows simulator</title>
        <meta name="description" content="Every call of the Cashflows gateway, as this simulator knows it." />
        <link rel="icon" href="data:," />
        <style>{raw(css)}</style>
      </head>
      <body>
        <a class="skip" href="#calls">
          Skip to the calls
        </a>
        <header>
          <p class="mark">{enGB.mark}</p>
        </header>
        <div class="frame">
          <Contents schemas={Object.keys(schemas).length} />
          <main id="calls">
            <Introduction publicUrl={publicUrl} />
            {Object.entries(operations).map(([subject, calls]) => (
              <section class="subject" aria-labelledby={idOf(subject)}>
                <h2 id={idOf(subject)}>{subject}</h2>
                {calls.map((call) => (
                  <Call call={call} document={document} publicUrl={publicUrl} />
                ))}
              </section>
            ))}
            <section class="subject" aria-labelledby="schemas">
              <h2 id="schemas">What the bodies hold</h2>
              {Object.entries(schemas).map(([name, schema]) => (
                <article class="panel call" id={`schema-${name}`} aria-labelledby={`name-${name}`}>
                  <h3 id={`name-${name}`}>
                    <code>{name}</code>
                  </h3>
                  <Members schema={schema} />
                </article>
              ))}
            </section>
          </main>
        </div>
      </body>
    </html>
  )
}

const idOf = (subject: string) => subject.toLowerCase().replace(/\W+/g, '-')

function Contents({ schemas }: { schemas: number }) {
  return (
    <nav aria-label="Calls">
      <ul>
        {Object.entries(operations).map(([subject, calls]) => (
          <li>
            <a href={`#${idOf(subject)}`}>
              <strong>{subject}</strong>
            </a>
            <ul>
              {calls.map(({ id, summary }) => (
                <li>
                  <a href={`#${id}`}>{summary}</a>
                </li>
              ))}
            </ul>
          </li>
        ))}
        <li>
          <a href="#schemas">
            <strong>What the bodies hold</strong>
          </a>{' '}
          <span class="muted">{schemas} schemas</span>
        </li>
      </ul>
    </nav>
  )
}

function Introduction({ publicUrl }: { publicUrl: string }) {
  return (
    <section class="subject">
      <h1>The gateway’s API</h1>
      <p>
        Every call of the Cashflows gateway, as this simulator knows it: made of the schemas by which it reads
        requests, and held to every answer of its conformance suite. It is not a document of Cashflows. For
        programs, it is <a href="openapi.json">openapi.json</a> (OpenAPI 3.1).
      </p>
      <dl class="members">
        <Row name="Address">
          <code>{publicUrl}/api/gateway</code>
        </Row>
        <Row name="ConfigurationId" kind="header">
          The account: 18 digits, in the Portal under Configuration, API data.
        </Row>
        <Row name="Hash" kind="header">
          {signatureRule}
        </Row>
        <Row name="Content-Type" kind="header">
          <code>application/json</code>, for a call with a body
        </Row>
        <Row name="locale" kind="query">
          The language of <code>translatedMessage</code>: el_GR, en_GB, en_US, es_ES or nl_NL.
        </Row>
        <Row name="Errors">
          An answer of 400 or more has an <a href="#schema-ErrorResponse">ErrorResponse</a>: read{' '}
          <code>errorReport.errors[0].code</code>.
        </Row>
        {Object.entries(failures).map(([status, words]) => (
          <Row name={status}>{words}</Row>
        ))}
        <Row name="Notifications">
          When a status changes, the gateway posts{' '}
          <code>
            {'{"notifyType":"PaymentStatusChange","paymentJobReference":"…","paymentReference":"…"}'}
          </code>{' '}
          to the job’s webhookUrl, until the answer is 200 with both references in JSON. It is not signed:
          retrieve the job to learn the status.
        </Row>
      </dl>
    </section>
  )
}

const Row = ({ name, kind, children }: { name: string; kind?: string; children?: Child }) => (
  <div>
    <dt>
      <code>{name}</code>
      {kind && <span class="muted">{kind}</span>}
    </dt>
    <dd>{children}</dd>
  </div>
)

function Call(props: { call: Operation; document: Document; publicUrl: string }) {
  const { call, document, publicUrl } = props
  const { paths, components } = document
  const { id, method, path, summary, description, isSigned, request, answer, notFound } = call
  const described = paths[path]?.[method]
  const { parameters = [], responses = {}, requestBody } = described ?? {}
  return (
    <article class="panel call" id={id} aria-labelledby={`${id}-name`}>
      <h3 id={`${id}-name`}>{summary}</h3>
      <p>
        <code>
          <span class="method">{method}</span> {path}
        </code>
      </p>
      {description && <p>{description}</p>}
      {!isSigned && (
        <p class="muted">Without ConfigurationId and Hash: whoever knows the token of the path may call.</p>
      )}
      <div class="pair">
        <div>
          <h4>Call</h4>
          <pre>{commandOf(call, publicUrl)}</pre>
        </div>
        <div>
          <h4>Answer {answer.status}</h4>
          <pre>{answer.example ? JSON.stringify(answer.example, null, 2) : 'No body.'}</pre>
        </div>
      </div>
      <dl class="members">
        {parameters
          .filter(({ name }) => name !== 'locale')
          .map(({ name, in: place, description: words }) => (
            <Row name={name} kind={place}>
              {words}
            </Row>
          ))}
        {request && (
          <Row name="body">
            <SchemaType schema={schemaIn(requestBody)} />
          </Row>
        )}
        <Row name="answers">
          {answer.status}: {answer.description}{' '}
          {schemaIn(responses[answer.status]) && <SchemaType schema={schemaIn(responses[answer.status])} />}
        </Row>
        <Row name="errors">
          {Object.keys(responses)
            .filter((status) => status !== String(answer.status))
            .join(', ')}
          {notFound && ` (404: ${notFound})`}
        </Row>
      </dl>
      {request && (
        <details>
          <summary>Members of the body</summary>
          <Members schema={components.schemas[nameIn(schemaIn(requestBody))]} />
        </details>
      )}
    </article>
  )
}

const schemaIn = (part: { content?: { 'application/json': { schema: JsonSchema } } } | undefined) =>
  part?.content?.['application/json'].schema

/** The call as a command of a shell, with its signature. */
function commandOf({ method, path, isSigned, request }: Operation, publicUrl: string): string {
  const verb = method === 'head' ? '--head' : `-X ${method.toUpperCase()}`
  const address = `${publicUrl}/api/gateway${path}`.replace(/\{(\w+)\}/g, '$$$1')
  const parts = [
    `curl ${verb} "${address}"`,
    ...(request ? ["-H 'Content-Type: application/json'"] : []),
    ...(isSigned
      ? [
          '-H "ConfigurationId: $id"',
          `-H "Hash: $(printf %s "$key${request ? '$body' : ''}" | sha512sum | cut -d' ' -f1)"`,
        ]
      : []),
    ...(request ? ['-d "$body"'] : []),
  ]
  const body = request ? `body='${JSON.stringify(request.example)}'\n` : ''
  return `${body}${parts.join(' \\\n  ')}`
}
