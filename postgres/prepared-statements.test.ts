import { PGlite } from '@electric-sql/pglite'
import { dataDir } from '@electric-sql/pglite-prepopulatedfs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { prepareStatements } from './prepared-statements.ts'

describe('prepareStatements', () => {
  let pglite: PGlite
  beforeAll(async () => {
    pglite = await PGlite.create({ loadDataDir: await dataDir() })
    prepareStatements(pglite)
    await pglite.query('create table note (text text primary key, number int)')
  })
  beforeEach(() => pglite.query('delete from note'))
  afterAll(() => pglite.close())

  const insert = (text: string, number: number | null = null) =>
    pglite.query('insert into note values ($1, $2)', [text, number])
  const notes = async () => (await pglite.query('select text from note order by text')).rows

  it('has PostgreSQL parse a text once', async () => {
    const count =
      'select generic_plans + custom_plans as plans from pg_prepared_statements where statement = $1'
    for (const text of ['one', 'two', 'three']) await insert(text)
    const { rows } = await pglite.query(count, ['insert into note values ($1, $2)'])
    expect(rows).toMatchObject([{ plans: expect.any(Number) }])
    expect(rows).not.toMatchObject([{ plans: 1 }])
  })

  it('writes and reads values of every kind, each time anew', async () => {
    const text =
      'select $1::int as number, $2::text[] as texts, $3::json as json, $4::bytea as bytes, $5::bool as flag, $6::text as text, $7::varchar as name, $8::jsonb as object'
    for (const number of [1, null]) {
      const values = {
        number,
        texts: ['a', '"b",{'],
        json: { c: ['d', 'Ζωή'] },
        bytes: Uint8Array.of(0, 1),
        flag: false,
        text: 'Ζωή, 5 €, 😀',
        name: '',
        object: { e: 'ñ' },
      }
      expect((await pglite.query(text, Object.values(values))).rows).toEqual([values])
      const inArrays = await pglite.query(text, Object.values(values), { rowMode: 'array' })
      expect(inArrays.rows).toEqual([Object.values(values)])
    }
    expect((await pglite.query("select 'x'::text as x", [], { parsers: { 25: () => 'y' } })).rows).toEqual([
      { x: 'y' },
    ])
  })

  it('says how many rows a statement has changed', async () => {
    await insert('one', 1)
    expect(await pglite.query('update note set number = 2')).toMatchObject({ affectedRows: 1, rows: [] })
  })

  it('rejects with the code of PostgreSQL, and executes the next statement', async () => {
    await insert('one')
    await expect(insert('one')).rejects.toMatchObject({ code: '23505', constraint: 'note_pkey' })
    await expect(pglite.query('this is no SQL')).rejects.toMatchObject({ code: '42601' })
    await expect(pglite.query('select $1::int', ['no number'])).rejects.toMatchObject({ code: '22P02' })
    await expect(pglite.query('select $1::json', ['no JSON'])).rejects.toMatchObject({ code: '22P02' })
    await expect(pglite.query('select $1::text', ['\0'])).rejects.toMatchObject({ code: '22021' })
    await insert('two')
    expect(await notes()).toEqual([{ text: 'one' }, { text: 'two' }])
  })

  it('keeps other statements out of a transaction, and undoes what failed', async () => {
    await insert('before')
    const failed = pglite.transaction(async (transaction) => {
      await transaction.query("insert into note values ('within')")
      throw new Error('on purpose')
    })
    const beside = insert('beside')
    await expect(failed).rejects.toThrow('on purpose')
    await beside
    expect(await notes()).toEqual([{ text: 'before' }, { text: 'beside' }])
  })

  it('goes on after more texts than are kept', async () => {
    for (let number = 0; number < 450; number++) {
      expect((await pglite.query(`select ${number} as number`)).rows).toEqual([{ number }])
    }
    await insert('one')
    const kept = await pglite.query<{ count: number }>('select count(*)::int from pg_prepared_statements')
    expect(kept.rows[0]?.count).toBeLessThanOrEqual(200)
    expect(await notes()).toEqual([{ text: 'one' }])
  })

  it('reads a table that was changed since it was read', async () => {
    const read = () => pglite.query('select * from note')
    await insert('one', 1)
    await read()
    await pglite.query('alter table note add column colour text')
    expect((await read()).rows).toEqual([{ text: 'one', number: 1, colour: null }])
    await pglite.query('alter table note drop column colour')
    expect((await read()).rows).toEqual([{ text: 'one', number: 1 }])
  })
})
