import { maxFormBytes } from './form-size'

/** Why a request is rejected, to its sender. */
interface Rejection {
  status: 400 | 413
  text: string
}

const malformed: Rejection = { status: 400, text: 'This is no form of the shop.' }
const tooLong: Rejection = { status: 413, text: `This form has more than ${maxFormBytes} bytes.` }

/**
 * Looks at what a page is sent before Next decodes it: Next calls an error of the shop what it cannot decode, and decodes
 * far more than a form needs. A call of a Server Action is written by React: with JavaScript its arguments stand in the
 * field `0`, or are the whole body, and a form among them in fields of its own; without it the bound arguments stand in
 * fields beside those of the form.
 *
 * @returns why the request cannot be what a page of the shop sends, if it cannot
 */
export async function findRejection(request: Request): Promise<Rejection | undefined> {
  if (Number(request.headers.get('content-length')) > maxFormBytes) return tooLong
  const type = request.headers.get('content-type') ?? ''
  const body = await request.arrayBuffer().catch(() => undefined)
  if (body === undefined) return malformed
  if (body.byteLength > maxFormBytes) return tooLong
  const isCall = request.headers.has('next-action')
  if (!type.startsWith('multipart/form-data')) {
    return isCall && !areArguments(Buffer.from(body).toString()) ? malformed : undefined
  }
  if (!isAsBrowsersWrite(Buffer.from(body).toString('latin1'), type)) return malformed
  const form = await new Response(body, { headers: { 'content-type': type } })
    .formData()
    .catch(() => undefined)
  if (form && (isCall ? isCallWithForms(form) : hasBoundArguments(form))) return undefined
  return malformed
}

/**
 * Whether each part of a multipart body has the headers that browsers write, as the HTML standard says in "Multipart form
 * data", and no others. Next reads the body by another parser than this file does; these bodies both read alike.
 */
function isAsBrowsersWrite(body: string, type: string): boolean {
  const boundary = /^multipart\/form-data; ?boundary=([\w'+.-]{1,70})$/.exec(type)?.[1]
  if (boundary === undefined) return false
  const [before, ...parts] = `\r\n${body}`.split(`\r\n--${boundary}`)
  const end = parts.pop() ?? ''
  return before === '' && /^--(\r\n)?$/.test(end) && parts.every((part) => partHeaders.test(part))
}

const partHeaders =
  /^\r\nContent-Disposition: form-data; name="[^"\\\r\n]*"(; filename="[^"\\\r\n]*"\r\nContent-Type: [^\r\n]+)?\r\n\r\n/i

/** Whether a call has its arguments once, and beside them only fields of forms. React reads `00` and `` as `0`, too. */
function isCallWithForms(form: FormData): boolean {
  const others = [...form.keys()].filter((name) => name !== '0')
  return (
    form.getAll('0').length === 1 &&
    others.every((name) => /^_[1-9]\d*_/.test(name)) &&
    areArguments(form.get('0'))
  )
}

const reference = '$ACTION_REF_'

/** Whether each action that a form names has the arguments that are bound to it. */
function hasBoundArguments(form: FormData): boolean {
  const names = [...form.keys()]
    .filter((name) => name.startsWith(reference))
    .map((name) => name.slice(reference.length))
  return names.every((name) => {
    const action = String(form.get(`$ACTION_${name}:0`))
    const [isAction, , field] = /^\{"id":"[0-9a-f]+","bound":(null|"\$@([0-9a-f]+)")\}$/.exec(action) ?? []
    if (field === undefined) return isAction !== undefined
    return areArguments(form.get(`$ACTION_${name}:${Number.parseInt(field, 16)}`))
  })
}

/** Whether this is a list of plain values and forms. In what React writes, `$` begins all that JSON has no word for. */
function areArguments(written: FormDataEntryValue | null): boolean {
  if (typeof written !== 'string') return false
  const isKnown = (part: unknown) =>
    typeof part !== 'string' || !part.startsWith('$') || /^\$(\$|undefined$|K[0-9a-f]+$)/.test(part)
  try {
    let isPlain = true
    const list: unknown = JSON.parse(written, (_, part: unknown) => {
      isPlain &&= isKnown(part)
      return part
    })
    return isPlain && Array.isArray(list)
  } catch {
    return false
  }
}
