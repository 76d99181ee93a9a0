/** As much of JSON Schema as the document has. */
export interface JsonSchema {
  $ref?: string
  type?: string | string[]
  description?: string
  enum?: unknown[]
  const?: unknown
  format?: string
  pattern?: string
  items?: JsonSchema
  properties?: Record<string, JsonSchema>
  additionalProperties?: boolean | JsonSchema
  required?: string[]
}

/** The name of the schema that another refers to; empty where it is one of its own. */
export const nameIn = (schema: JsonSchema | undefined): string => schema?.$ref?.split('/').at(-1) ?? ''

/** What a value is, in a few words; a schema with a name leads to its members. */
export function SchemaType({ schema }: { schema: JsonSchema | undefined }) {
  const name = nameIn(schema)
  if (name) return <a href={`#schema-${name}`}>{name}</a>
  if (schema?.items) {
    return (
      <>
        list of <SchemaType schema={schema.items} />
      </>
    )
  }
  if (schema?.const !== undefined) return <>{String(schema.const)}</>
  if (schema?.enum) return <>{schema.enum.join(', ')}</>
  const type = [schema?.type ?? 'any'].flat().join(' or ')
  return <>{schema?.format ? `${type} (${schema.format})` : type}</>
}

/** The members of an object, one below the other; those of an object without a name of its own below it. */
export function Members({ schema, within = '' }: { schema: JsonSchema | undefined; within?: string }) {
  const members = Object.entries(schema?.properties ?? {})
  if (members.length === 0) return <p class="muted">No members.</p>
  return (
    <>
      {!within && schema?.description && <p>{schema.description}</p>}
      <dl class="members">
        <Rows schema={schema} within={within} />
      </dl>
    </>
  )
}

function Rows({ schema, within }: { schema: JsonSchema | undefined; within: string }) {
  return (
    <>
      {Object.entries(schema?.properties ?? {}).map(([name, member]) => (
        <>
          <div>
            <dt>
              <code>{`${within}${name}`}</code>
              <span class="muted">
                <SchemaType schema={member} />
              </span>
              {schema?.required?.includes(name) && <span>required</span>}
            </dt>
            {member.description && <dd>{member.description}</dd>}
          </div>
          {member.properties && <Rows schema={member} within={`${within}${name}.`} />}
        </>
      ))}
    </>
  )
}
