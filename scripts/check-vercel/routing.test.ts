import { expect, it } from 'vitest'
import type { Route } from './build-output'
import { follow, match, phasesOf, type Routed, type RoutedRequest } from './routing'

const request = (values: Partial<RoutedRequest> = {}): RoutedRequest => ({
  method: 'GET',
  host: 'shop.invalid',
  path: '/',
  headers: new Map(),
  ...values,
})

/** Where a route leads a request, with the query; undefined where it is not about it. */
function leads(route: Route, path: string, asked = request({ path })): string | undefined {
  const routed: Routed = { path, query: new URLSearchParams(), headers: new Map(), status: undefined }
  const found = match(route, routed, asked)
  if (!found) return undefined
  follow(found, routed)
  return `${routed.path}?${routed.query}`
}

it('leads to what a pattern finds, by number and by name', () => {
  expect(leads({ src: '/(.+)/old', dest: '/$1/new' }, '/a/old')).toBe('/a/new?')
  const route = { src: '^/(?<nxtPlocale>[^/]+?)/cart(?:/)?$', dest: '/[locale]/cart?nxtPlocale=$nxtPlocale' }
  expect(leads(route, '/en-GB/cart')).toBe('/[locale]/cart?nxtPlocale=en-GB')
  expect(leads(route, '/en-GB/cart/more')).toBeUndefined()
})

it('is about requests with what it asks for, and without what may not be there', () => {
  const route: Route = { src: '/(.*)', has: [{ type: 'header', key: 'RSC', value: '1' }], dest: '/$1.rsc' }
  expect(leads(route, '/page')).toBeUndefined()
  expect(leads(route, '/page', request({ headers: new Map([['rsc', '1']]) }))).toBe('/page.rsc?')
  const missing: Route = { src: '/.*', missing: [{ type: 'cookie', key: 'seen' }], dest: '/first' }
  expect(leads(missing, '/page')).toBe('/first?')
  expect(leads(missing, '/page', request({ headers: new Map([['cookie', 'a=b; seen=1']]) }))).toBeUndefined()
})

it('fills named groups of a header into the address', () => {
  const has = [{ type: 'header', key: 'segment', value: '/(?<name>.+)' }]
  const asked = request({ headers: new Map([['segment', '/_tree']]) })
  expect(leads({ src: '/(?<path>.+?)', has, dest: '/$path.segments/$name.rsc' }, '/a', asked)).toBe(
    '/a.segments/_tree.rsc?',
  )
})

it('keeps the routes of each phase apart', () => {
  const phases = phasesOf([{ src: '/first' }, { handle: 'filesystem' }, { src: '/then' }])
  expect([...phases]).toEqual([
    ['', [{ src: '/first' }]],
    ['filesystem', [{ src: '/then' }]],
  ])
})
