import { headerValue, mostlyOf, oddText } from 'cashflows-postgres/kit/odd-values'
import fc from 'fast-check'
import type { Form } from '../form-browser'
import { oddHeaders } from './odd-values'

export interface Request {
  method: string
  path: string
  headers: [string, string][]
  body: Uint8Array
}

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

const oddAmount = fc.constantFrom('-1', '0', '0.001', '1e3', '1,2,3', '9'.repeat(500), 'a\u0000b')

/**
 * Fields with which nothing is done unless they are as they should be, and what stands in them instead: in each form that
 * changes something there is one of them.
 */
const brokenFields: Record<string, fc.Arbitrary<string>> = {
  email: fc.constant('nobody'),
  key: fc.oneof(oddText, fc.constant('-'.repeat(36))),
  id: fc.oneof(oddText, fc.constant('-'.repeat(36))),
  note: fc.constantFrom('', ' ', '\u0000', 'x'.repeat(5_000)),
  refundAmount: oddAmount,
  trackingUrl: fc.constantFrom('nobody', 'javascript:alert(1)', '//evil.example', 'a\u0000b'),
  available: oddAmount.filter((text) => text !== '0'),
  presentPassword: oddText,
  totpPassword: oddText,
}

/**
 * A form of the shop with some fields that are not what they should be, as a browser sends it with JavaScript or
 * without. Something that it cannot do without is never right, so that it changes nothing.
 */
export function action(forms: readonly Form[], host: string): fc.Arbitrary<Request> {
  const change = (form: Form) =>
    fc.tuple(
      fc.constantFrom(
        ...Object.keys(form.fields),
        'quantity',
        'hasShippingAddress',
        'isRemembered',
        'discountCode',
        'step',
        'note',
        'refundAmount',
        'captureAmount',
        'trackingUrl',
        'of',
        '__proto__',
      ),
      fc.option(oddText, { freq: 5 }),
    )
  const changed = fc
    .constantFrom(...forms)
    .chain((form) => fc.tuple(fc.constant(form), fc.array(change(form), { maxLength: 3 })))
  const broken = fc.record(brokenFields)
  const boundary = mostlyOf(['----boundary'], oddText.map(headerValue))
  const actionId = fc.oneof(oddText.map(headerValue), fc.stringMatching(/^[0-9a-f]{40,42}$/))
  const callArguments = mostlyOf(
    ['["$K1"]', '[{"values":{},"errors":{}},"$K1"]'],
    fc.oneof(
      oddText,
      fc.json(),
      fc.constantFrom(
        '[]',
        '[null]',
        '["$K2"]',
        '["$1"]',
        '["$0"]',
        '["$@1"]',
        '["$1:constructor"]',
        '["$undefined"]',
      ),
    ),
  )
  return fc
    .tuple(
      changed,
      boundary,
      fc.option(actionId, { freq: 2 }),
      fc.nat(9),
      fc.nat(400),
      oddHeaders,
      fc.option(callArguments, { freq: 4 }),
      broken,
      fc.nat(99),
    )
    .map(([[form, changes], boundary, odd, kind, cut, headers, call, instead, which]) => {
      const fields = new Map(Object.entries(form.fields))
      for (const [name, value] of changes) {
        if (value === null) fields.delete(name)
        else fields.set(name, value)
      }
      const breakable = Object.keys(brokenFields).filter((name) => name in form.fields)
      const name = breakable.includes('email') ? 'email' : breakable[which % breakable.length]
      if (name !== undefined) fields.set(name, instead[name] ?? '')
      const known = [...fields]
        .map((pair) => /(?:"id":"|\$ACTION_ID_)([0-9a-f]+)/.exec(pair.join())?.[1])
        .find(Boolean)
      // With JavaScript the form's action stands in a header, and its arguments in a field beside those of the form.
      const id = kind > 5 ? (odd ?? known) : undefined
      const sent = id === undefined || call === null ? fields : asCall(fields, call)
      const whole = multipart(sent, '----boundary')
      const body = kind === 0 ? whole.subarray(0, cut) : whole
      const isEncoded = kind === 1
      return {
        method: 'POST',
        path: form.action.pathname,
        headers: [
          ['Origin', kind === 2 ? 'https://evil.example' : `http://${host}`],
          [
            'Content-Type',
            isEncoded ? 'application/x-www-form-urlencoded' : `multipart/form-data; boundary=${boundary}`,
          ],
          ...(id === undefined ? [] : ([['Next-Action', id]] as [string, string][])),
          ...(kind === 3 ? headers : []),
        ],
        body: isEncoded ? bytes(String(new URLSearchParams([...fields]))) : body,
      }
    })
}

/** A form as React sends it with a call; `$K1` in the arguments stands for it. */
function asCall(fields: ReadonlyMap<string, string>, callArguments: string): ReadonlyMap<string, string> {
  const own = [...fields].filter(([name]) => !name.startsWith('$ACTION'))
  return new Map([...own.map(([name, value]) => [`_1_${name}`, value] as const), ['0', callArguments]])
}

function multipart(fields: ReadonlyMap<string, string>, boundary: string): Buffer {
  const parts = [...fields].map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name.replace(/["\r\n]/g, '_')}"\r\n\r\n${value}\r\n`,
  )
  return Buffer.from(`${parts.join('')}--${boundary}--\r\n`)
}
