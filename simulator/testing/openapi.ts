import { z } from 'zod'

/** What tests read of an OpenAPI document. */
export interface OpenApiDocument {
  openapi: string
  paths: Record<string, Partial<Record<string, Operation>>>
  components?: { schemas?: Record<string, object> }
}

interface Operation {
  operationId: string
  responses: Partial<Record<string, { content?: { 'application/json': { schema: object } } }>>
}

/** An answer as it came. */
export interface Answer {
  method: string
  /** Below the address of the document's server, without its query. */
  path: string
  status: number
  /** Undefined where there is no body that is JSON. */
  json: unknown
}

/** Checks answers against an OpenAPI document. */
export class DocumentedAnswers {
  /** The operation and status of every answer that was checked. */
  readonly seen = new Set<string>()
  readonly #schemas = new Map<string, z.ZodType>()

  constructor(private readonly document: OpenApiDocument) {}

  /** @returns undefined for a call that the document does not know */
  operationOf({ method, path }: Pick<Answer, 'method' | 'path'>): Operation | undefined {
    const isOfPath = (template: string) => new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(path)
    return Object.entries(this.document.paths)
      .filter(([template]) => isOfPath(template))
      .flatMap(([, methods]) => methods[method.toLowerCase()] ?? [])[0]
  }

  /** @throws Error when the document knows the call but not this answer, or a member of it, or misses one in it */
  expectKnown({ method, path, status, json }: Answer): void {
    const operation = this.operationOf({ method, path })
    if (!operation) return
    const response = operation.responses[status]
    if (!response) throw new Error(`${method} ${path} answered ${status}, which is not documented.`)
    const name = `${operation.operationId} ${status}`
    if (response.content) this.schema(name, response.content['application/json'].schema).parse(json)
    else if (json !== undefined)
      throw new Error(`${method} ${path} answered with a body, which is not documented.`)
    this.seen.add(name)
  }

  /** A schema of the document to check with. @param name by which it is kept */
  schema(name: string, schema: object): z.ZodType {
    const made = this.#schemas.get(name) ?? z.fromJSONSchema(this.whole(schema))
    this.#schemas.set(name, made)
    return made
  }

  /** A schema with all others that it may refer to, in the place where JSON Schema has them. */
  private whole(schema: object): Parameters<typeof z.fromJSONSchema>[0] {
    const text = JSON.stringify({ ...schema, $defs: this.document.components?.schemas })
    return JSON.parse(text.replaceAll('#/components/schemas/', '#/$defs/'))
  }
}
