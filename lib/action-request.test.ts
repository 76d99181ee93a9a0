import { describe, expect, it } from 'vitest'
import { findRejection } from './action-request'

const boundary = '----WebKitFormBoundary0123456789abcdef'
const multipart = `multipart/form-data; boundary=${boundary}`

const written = (fields: Record<string, string>) =>
  `${Object.entries(fields)
    .map(
      ([name, value]) =>
        `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
    .join('')}--${boundary}--\r\n`

/** The fields of a call, behind a part with headers that a client has made up. */
const withHeaders = (headers: string, value: string) =>
  written({ 0: '["$K1"]' }).replace('--', `--${boundary}\r\n${headers}\r\n\r\n${value}\r\n--`)

const disposition = (name: string) => `Content-Disposition: form-data; name="${name}"`

const statusOf = async (body: string, headers: Record<string, string>) =>
  (await findRejection(new Request('http://localhost/en-GB/cart', { method: 'POST', body, headers })))?.status

const without = { 'content-type': multipart }
const withScript = { ...without, 'next-action': '40a0' }
const bound = {
  $ACTION_REF_1: '',
  '$ACTION_1:0': '{"id":"60a0","bound":"$@1"}',
  '$ACTION_1:1': '[{"values":{},"errors":{}}]',
  $ACTION_KEY: 'k1',
  email: 'anna@example.com',
}

describe('a request to a page', () => {
  it.each([
    ['a form', written({ product: 'teapot' }), without],
    ['a form with an action', written({ $ACTION_ID_40a0: '', product: 'teapot' }), without],
    ['a form with an action that has arguments', written(bound), without],
    [
      'a form with an action that needs none',
      written({ ...bound, '$ACTION_1:0': '{"id":"60a0","bound":null}' }),
      without,
    ],
    ['a call with a form', written({ _1_product: 'teapot', 0: '["$K1"]' }), withScript],
    [
      'a call with what the last one returned',
      written({ _1_product: '$1', 0: '[{"values":{"city":"$$1","name":"$undefined"}},"$K1"]' }),
      withScript,
    ],
    [
      'a call with a form that holds a file',
      withHeaders(`${disposition('_1_photo')}; filename="mug.png"\r\nContent-Type: image/png`, 'PNG'),
      withScript,
    ],
    ['a call without one', '[]', { 'content-type': 'text/plain;charset=UTF-8', 'next-action': '00a0' }],
    ['a form that is no action', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }],
  ])('passes with %s', async (_, body, headers) => {
    expect(await statusOf(body, headers)).toBeUndefined()
  })

  it.each([
    ['that ends in the middle', written(bound).slice(0, 200), without],
    ['without its boundary', written(bound), { 'content-type': 'multipart/form-data' }],
    ['with another boundary', written(bound).replaceAll('0123', '9999'), without],
    ['with arguments that are none', written({ ...bound, '$ACTION_1:1': 'null' }), without],
    ['with arguments that nobody can read', written({ ...bound, '$ACTION_1:1': '[' }), without],
    ['that lacks arguments', written({ ...bound, '$ACTION_1:0': '{"id":"60a0","bound":"$@2"}' }), without],
    ['that names an action without saying which', written({ ...bound, '$ACTION_1:0': '7' }), without],
    ['that calls an action without arguments', written(bound), withScript],
    ['that refers to what no form has', written({ ...bound, '$ACTION_1:1': '["$1:constructor"]' }), without],
    ['that calls an action with a reference', written({ 0: '["$1:then"]', 1: '{}' }), withScript],
    ['that calls an action with a promise', written({ 0: '[{"state":["$@1"]}]', 1: '1' }), withScript],
    [
      'that says more of an action',
      written({ ...bound, '$ACTION_1:0': '{"id":"60a0","bound":"$@1","then":"$B1"}' }),
      without,
    ],
    [
      'that names an action by a line feed',
      written({
        '$ACTION_REF_%0Aq': '',
        '$ACTION_%0Aq:0': '{"id":"60a0","bound":"$@1"}',
        '$ACTION_%0Aq:1': '["$1:then"]',
      }),
      without,
    ],
    [
      'whose part has two names',
      withHeaders(`${disposition('0')}\r\n${disposition('_1_z')}`, '["$1:then"]'),
      withScript,
    ],
    [
      'whose part has its name behind another header',
      withHeaders(`X-Other: 1\r\n${disposition('_1_a')}`, '[]'),
      withScript,
    ],
    ['whose part has an escaped name', withHeaders(disposition('\\0'), '["$1:then"]'), withScript],
    [
      'whose field has a type',
      withHeaders(`${disposition('_1_a')}\r\nContent-Type: application/octet-stream`, ''),
      withScript,
    ],
    ['that calls an action with two lists', withHeaders(disposition('0'), '[]'), withScript],
    ['that calls an action with a list of another name', withHeaders(disposition('00'), '[7]'), withScript],
    ['that calls an action with a list without a name', withHeaders(disposition(''), '[7]'), withScript],
    [
      'with two boundaries',
      written({ 0: '[]' }),
      { ...withScript, 'content-type': `${multipart}; boundary=b` },
    ],
    ['that begins with a byte order mark', '\ufeff[]', { 'next-action': '40a0' }],
    ['that calls an action with nothing', '', { 'content-type': 'text/plain', 'next-action': '40a0' }],
    ['that calls an action with what is no list', '{}', { 'next-action': '40a0' }],
  ])('is rejected with a body %s', async (_, body, headers) => {
    expect(await statusOf(body, headers)).toBe(400)
  })

  it('is rejected when it is too long, whether it says so or not', async () => {
    const long = written({ product: 'x'.repeat(70_000) })
    expect(await statusOf(long, without)).toBe(413)
    expect(await statusOf('', { ...without, 'content-length': '70000' })).toBe(413)
  })
})
