import {
  messages,
  type PGlite,
  type PGliteInterface,
  parse,
  protocol,
  type QueryOptions,
  types,
} from '@electric-sql/pglite'

type Message = Awaited<ReturnType<PGlite['execProtocolStream']>>[number]

interface Prepared {
  name: string
  parameterTypes: number[]
  /** What its rows are, where it gives any. */
  described: Message[]
}

/** Their binary form is the text itself, in UTF-8: whose length the serialiser need not count character by character. */
const textTypes: ReadonlySet<number | undefined> = new Set([types.TEXT, types.VARCHAR, types.JSON])

/** So many texts are kept prepared; a further one begins anew. */
const maxStatements = 200

/**
 * Lets PGlite parse each text of a statement once and execute it by name afterwards: its own `query` parses and describes
 * it anew each time, in six calls of PostgreSQL instead of one. Statements in a transaction are left as they are.
 */
export function prepareStatements(pglite: PGlite): void {
  const { serialize } = protocol
  const prepared = new Map<string, Prepared>()

  // Its files are written by each statement, so there is nothing to bring to disk afterwards.
  const send = (...messages: Uint8Array[]) =>
    pglite.execProtocolStream(Buffer.concat([...messages, serialize.sync()]), { syncToFs: false })

  async function forget(): Promise<void> {
    await send(serialize.query('deallocate all'))
    prepared.clear()
  }

  async function prepare(text: string): Promise<Prepared> {
    if (prepared.size >= maxStatements) await forget()
    const name = `statement_${prepared.size}`
    const answer = await send(serialize.parse({ name, text }), serialize.describe({ type: 'S', name }))
    const described = answer.filter((message) => message.name === 'rowDescription')
    const statement = { name, parameterTypes: parse.parseDescribeStatementResults(answer), described }
    prepared.set(text, statement)
    return statement
  }

  async function execute(text: string, parameters: unknown[] = [], options?: QueryOptions) {
    const known = prepared.get(text)
    try {
      return await executePrepared(known ?? (await prepare(text)), parameters, options)
    } catch (error) {
      // What it gives has other columns since its table was changed; it was not executed.
      const isOutdated = error instanceof messages.DatabaseError && error.code === '0A000'
      if (!known || !isOutdated) throw error
      await forget()
      return executePrepared(await prepare(text), parameters, options)
    }
  }

  async function executePrepared(
    { name, parameterTypes, described }: Prepared,
    parameters: unknown[],
    options: QueryOptions | undefined,
  ) {
    const values = parameters.map((value, index) => {
      if (value === null || value === undefined) return null
      const write = pglite.serializers[parameterTypes[index] ?? 0]
      const text = write ? write(value) : String(value)
      return textTypes.has(parameterTypes[index]) ? Buffer.from(text) : text
    })
    const answer = await send(serialize.bind({ statement: name, values }), serialize.execute({}))
    // Given with the options, they would be merged with all others anew: for a short answer, that takes longer than the rest.
    const parsers = Object.assign(Object.create(pglite.parsers), options?.parsers)
    const { parsers: _, ...read } = options ?? {}
    return parse.parseResults([...described, ...answer], parsers, read)[0]
  }

  pglite.query = (async (text, parameters, options) => {
    await pglite.waitReady
    return pglite._runExclusiveTransaction(() =>
      pglite.runExclusive(() => execute(text, parameters, options)),
    )
  }) as PGliteInterface['query']
}
