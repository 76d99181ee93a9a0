const secretNames =
  /^(card)?_?-?(cvc|cvv|csc|cvn)\d?$|^card_?-?(cvc|cvv|number)$|securitycode|^(number|pan)$/i
const walletNames = /^(apple|google)paytoken(json)?$/i

/**
 * A request or response body as it may be stored: card numbers keep their first six and last four digits, security
 * codes and wallet tokens keep nothing. A body that is no JSON is searched for card numbers only.
 *
 * @param text as it was sent; JSON comes back indented
 */
export function maskCardData(text: string): string {
  if (text === '') return ''
  let json: unknown
  try {
    json = JSON.parse(quoteNumbers(text))
  } catch {
    return maskNumbers(text).replace(/((?:cvc|cvv|code)\W{1,6})\d{3,4}/gi, '$1***')
  }
  return JSON.stringify(masked(json), null, 2)
}

/** Amounts keep the digits that were sent: a bare number becomes text of its digits, and only where it stands as a value. */
function quoteNumbers(text: string): string {
  return text.replace(/("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/g, (all, string, number) =>
    string === undefined && number !== undefined ? `"${number}"` : all,
  )
}

function masked(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => masked(item))
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, masked(member, key)]))
  }
  if (typeof value !== 'string') return value
  if (walletNames.test(name)) return '***'
  const numbersMasked = maskNumbers(value)
  if (!secretNames.test(name) || numbersMasked !== value) return numbersMasked
  return value.replace(/\d/g, '*')
}

/** References have eighteen digits, which no card has: they stay. */
function maskNumbers(text: string): string {
  return text.replace(/(?<![\d])\d(?:[ -]?\d){11,18}(?![\d])/g, (found) => {
    const digits = found.replace(/\D/g, '')
    return digits.length === 18 ? found : `${digits.slice(0, 6)}****${digits.slice(-4)}`
  })
}
