import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { testCards } from '../payments/card.ts'

const brandsByPrefix = Object.fromEntries(testCards.map(({ number, brand }) => [number.slice(0, 4), brand]))

/**
 * Comfort for those who have JavaScript; every page works without it. It groups the card number as it is typed,
 * names its brand, writes the expiry as MM / YY, puts the focus on the first field in error, fills in test cards,
 * lets a form be sent only once, and goes on when the bank's app was used. It keeps nothing and sends nothing.
 */
export const script = `(() => {
const brands = ${JSON.stringify(brandsByPrefix)}
const brandOf = (digits) => brands[digits.slice(0, 4)] || (/^4/.test(digits) ? 'Visa'
  : /^(5[1-5]|2[2-7])/.test(digits) ? 'Mastercard' : /^3[47]/.test(digits) ? 'American Express' : '')
const field = (name) => document.querySelector('input[name=' + name + ']')

let sentAt = -Infinity
document.addEventListener('submit', (event) => {
  if (event.timeStamp - sentAt < 8000) return event.preventDefault()
  sentAt = event.timeStamp
  event.target.classList.add('sent')
  const sending = event.target.querySelector('[data-sending]')
  if (sending) sending.textContent = sending.dataset.sending
})
addEventListener('pageshow', () => {
  sentAt = -Infinity
  document.querySelectorAll('.sent').forEach((form) => form.classList.remove('sent'))
  document.querySelectorAll('[data-sending]').forEach((note) => { note.textContent = '' })
})

/** As soon as the bank's app was used, the address of a waiting page leads elsewhere. */
if (document.querySelector('[data-waiting]')) setInterval(async () => {
  const answer = await fetch(location.href, { redirect: 'manual' }).catch(() => undefined)
  if (answer && answer.type === 'opaqueredirect') location.reload()
}, 2000)

document.querySelector('[aria-invalid]')?.focus()
/** A field that is being mended is no longer shown as wrong. */
const forgive = (input) => {
  input.removeAttribute('aria-invalid')
  document.getElementById(input.name + '-problem')?.remove()
}
document.addEventListener('input', (event) => forgive(event.target))
const number = field('number')
if (!number) return

/** Rewrites a field and leaves the caret behind the same digit as before. */
const rewrite = (input, write) => {
  const before = input.value
  const digitsBeforeCaret = before.slice(0, input.selectionStart).replace(/\\D/g, '').length
  const after = write(before.replace(/\\D/g, ''))
  if (after === before) return
  const atEnd = input.selectionStart === before.length
  input.value = after
  let caret = 0
  for (let seen = 0; caret < after.length && seen < digitsBeforeCaret; caret++) if (/\\d/.test(after[caret])) seen++
  if (document.activeElement === input) input.setSelectionRange(atEnd ? after.length : caret, atEnd ? after.length : caret)
}

const output = document.querySelector('output')
const code = field('securityCode')
const groupNumber = () => {
  if (/[^\\d\\s-]/.test(number.value)) return
  rewrite(number, (digits) => brandOf(digits) === 'American Express'
    ? [digits.slice(0, 4), digits.slice(4, 10), digits.slice(10, 19)].filter(Boolean).join(' ')
    : (digits.slice(0, 19).match(/.{1,4}/g) || []).join(' '))
  const brand = brandOf(number.value.replace(/\\D/g, ''))
  output.value = brand
  code.maxLength = brand === 'American Express' || !brand ? 4 : 3
}
number.addEventListener('input', groupNumber)

const expiry = field('expiry')
expiry.addEventListener('input', (event) => {
  if (String(event.inputType).startsWith('delete') || /[^\\d\\s/.-]/.test(expiry.value)) return
  if (/^\\d\\s*[/.-]/.test(expiry.value)) expiry.value = '0' + expiry.value
  rewrite(expiry, (digits) => {
    const full = /^[2-9]/.test(digits) ? '0' + digits : digits
    return full.length < 2 ? full : full.slice(0, 2) + ' / ' + full.slice(2, 6)
  })
})

document.querySelectorAll('[data-card]').forEach((cell) => {
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = cell.textContent
  button.setAttribute('aria-label', cell.dataset.label)
  button.addEventListener('click', () => {
    number.value = cell.textContent
    groupNumber()
    code.value = cell.dataset.code
    ;[number, code].forEach(forgive)
    if (!expiry.value) expiry.value = '12 / ' + String(new Date().getFullYear() + 3).slice(2)
    const name = field('holderName')
    ;(name.value ? document.querySelector('button.main') : name).focus()
  })
  cell.replaceChildren(button)
})
})()
`

/** Changes with the script, so that a browser may keep each version for ever. */
export const scriptVersion = createHash('sha256').update(script).digest('hex').slice(0, 12)

export const sendScript = (c: Context) =>
  c.body(script, 200, {
    'Content-Type': 'text/javascript; charset=utf-8',
    'Cache-Control': 'public, max-age=31536000, immutable',
    'X-Content-Type-Options': 'nosniff',
  })
