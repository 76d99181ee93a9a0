import { Hono } from 'hono'
import { openApiDocument } from './openapi.ts'
import { showDocumentation } from './page.tsx'

/** The documentation to which the links of the gateway's answers lead: as a page, and for programs. */
export function documentation(publicUrl: (request: Request) => string): Hono {
  return new Hono()
    .get('/index.html', (c) => showDocumentation(c, publicUrl(c.req.raw)))
    .get('/openapi.json', (c) => c.json(openApiDocument(publicUrl(c.req.raw))))
}
