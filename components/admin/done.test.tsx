import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { Done } from './done'

it.each([
  ['refunded', 'border-l-success', 'status'],
  ['refund-due', 'border-l-edge', 'status'],
  ['repeated', 'border-l-edge', 'status'],
  ['refund-failed', 'border-l-danger', 'alert'],
])('%s is drawn with %s, and read out as %s', (done, edge, role) => {
  const drawn = renderToStaticMarkup(<Done done={done} />)
  expect(drawn).toContain(edge)
  expect(drawn).toContain(`role="${role}"`)
})

it('draws nothing for what no page names', () => {
  expect(renderToStaticMarkup(<Done done="toString" />)).toBe('')
})
