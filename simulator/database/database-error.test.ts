import { DrizzleQueryError } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { whatFailed } from './database-error.ts'

it('says of a query that failed what the store said, and none of its parameters', () => {
  const error = new DrizzleQueryError('select $1', ['ada@shop.example'], new Error('no such table'))
  expect(whatFailed(error)).toBe('The store has rejected a query: no such table')
})

it('says everything of other errors', () => {
  const error = new TypeError('not a function')
  expect(whatFailed(error)).toBe(error)
})
