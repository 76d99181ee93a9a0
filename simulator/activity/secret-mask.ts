import { isLosslessNumber, parse, stringify } from 'lossless-json'
import { mayHoldPassword, withoutPasswords } from '../destinations/credentials.ts'

const secretNames = /^card[_-]?number$|^(number|pan)$|(cvc|cvv|csc|cvn)\d?$|securitycode/i
const walletNames = /^(apple|google)paytoken(json)?$/i
/** What a text has to hold for a closer look to be worth its time. */
const suspicious = /card|cvc|cvv|csc|cvn|"pan"|securitycode|paytoken|\d(?:[ -]?\d){11}/i

/**
 * A body as it may be stored: card numbers keep their first six and last four digits, security codes and wallet
 * tokens keep nothing, nor do passwords in addresses. A body that is no JSON is searched for what shows itself.
 */
export function maskSecrets(text: string): string {
  if (!suspicious.test(text) && !mayHoldPassword(text)) return text
  let json: unknown
  try {
    json = parse(text)
  } catch {
    return withoutPasswords(maskNumbers(text)).replace(/((?:cvc|cvv|csc|code)\W{1,6})\d{3,4}/gi, '$1***')
  }
  return stringify(masked(json)) ?? ''
}

function masked(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => masked(item, name))
  if (isLosslessNumber(value)) {
    const digits = value.toString()
    const safe = maskedText(digits, name)
    return safe === digits ? value : safe
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, masked(member, key)]))
  }
  return typeof value === 'string' ? maskedText(value, name) : value
}

function maskedText(text: string, name: string): string {
  if (walletNames.test(name)) return '***'
  const numbersMasked = withoutPasswords(maskNumbers(text))
  if (!secretNames.test(name) || numbersMasked !== text) return numbersMasked
  return text.replace(/\d/g, '*')
}

/** References have eighteen digits, which no card has: they stay. */
function maskNumbers(text: string): string {
  return text.replace(/(?<!\d)\d(?:[ -]?\d){11,18}(?!\d)/g, (found) => {
    const digits = found.replace(/\D/g, '')
    return digits.length === 18 && digits === found ? found : `${digits.slice(0, 6)}****${digits.slice(-4)}`
  })
}
