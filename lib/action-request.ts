import { maxFormBytes } from './form-size'

/** Why a request is rejected, to its sender. */
interface Rejection {
  status: 400 | 413
  text: string
}

const malformed: Rejection = { status: 400, text: 'This is no form of the shop.' }
const tooLong: Rejection = { status: 413, text: `This form has more than ${maxFormBytes} bytes.` }

/**
 * Looks at what a page is sent before Next decodes it, since Next calls an error of the shop what it cannot decode: a
 * body that is not what its header says, and one that is no call of a Server Action. Such calls are written by React:
 * with JavaScript the arguments stand in the field `0`, or are the whole body, and refer to the other fields; without it
 * the bound arguments stand in fields beside those of the form.
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
    return isCall && !isList(new TextDecoder().decode(body)) ? malformed : undefined
  }
  const form = await new Response(body, { headers: { 'content-type': type } })
    .formData()
    .catch(() => undefined)
  if (form && (isCall ? isList(form.get('0')) : hasArguments(form))) return undefined
  return malformed
}

/** Whether each action that a form names has the arguments that are bound to it. */
function hasArguments(form: FormData): boolean {
  const names = [...form.keys()].flatMap((name) => /^\$ACTION_REF_(.*)$/.exec(name)?.[1] ?? [])
  return names.every((name) => {
    const { bound } = Object(read(form.get(`$ACTION_${name}:0`)))
    const reference = /^\$@([0-9a-f]+)$/.exec(bound)?.[1]
    return (
      bound === null || (reference && isList(form.get(`$ACTION_${name}:${Number.parseInt(reference, 16)}`)))
    )
  })
}

const isList = (value: FormDataEntryValue | null) => Array.isArray(read(value))

function read(value: FormDataEntryValue | null): unknown {
  try {
    return typeof value === 'string' ? JSON.parse(value) : undefined
  } catch {
    return undefined
  }
}
