import { domainToASCII, domainToUnicode } from 'node:url'

/** Letters of every language count, too. Source: RFC 5321 and, for all beyond ASCII, RFC 6531. */
const atom = /^[\p{L}\p{M}\p{N}\p{So}!#$%&'*+/=?^_`{|}~-]+$/u
const quoted = /^"(?:[^"\\\p{Cc}]|\\[^\p{Cc}])*"$/u
const domainLabel = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/** How long each part may be, in bytes of UTF-8. Source: RFC 5321, 4.5.3.1. */
const maxBytes = { local: 64, domain: 255 }

/**
 * An email address as it is written and read by people. A domain that browsers have turned into letters of ASCII is turned
 * back: xn--bcher-kva.example is bücher.example.
 *
 * @returns undefined when no mail can be sent to it: the domain needs a dot
 */
export function readEmailAddress(typed: string): string | undefined {
  const at = typed.lastIndexOf('@')
  const local = typed.slice(0, at).normalize('NFC')
  const ascii = domainToASCII(typed.slice(at + 1))
  const labels = ascii.split('.')
  const isLocal = quoted.test(local) || local.split('.').every((part) => atom.test(part))
  const isDomain =
    labels.length > 1 &&
    labels.every((label) => domainLabel.test(label)) &&
    !/^\d+$/.test(labels.at(-1) ?? '')
  const isShort = Buffer.byteLength(local) <= maxBytes.local && ascii.length <= maxBytes.domain
  return at > 0 && isLocal && isDomain && isShort ? `${local}@${domainToUnicode(ascii)}` : undefined
}
