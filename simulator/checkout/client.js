// Every page works without this script. It groups the card number as it is typed, names the brand, writes the expiry
// date as MM / YY, focuses the first field in error, fills in test cards, sends a form only once, and reloads a page
// that waits for the app of the bank. It stores nothing and sends nothing.

const resendAfterMs = 8000
const pollIntervalMs = 2000
const field = (name) => document.querySelector(`input[name=${name}]`)

let sentAt = -Infinity
document.addEventListener('submit', (event) => {
  if (event.timeStamp - sentAt < resendAfterMs) return event.preventDefault()
  sentAt = event.timeStamp
  event.target.classList.add('sent')
  const sending = event.target.querySelector('[data-sending]')
  if (sending) sending.textContent = sending.dataset.sending
})
// A browser may show this page again as it was left.
addEventListener('pageshow', () => {
  sentAt = -Infinity
  for (const form of document.querySelectorAll('.sent')) form.classList.remove('sent')
  for (const sending of document.querySelectorAll('[data-sending]')) sending.textContent = ''
})

if (document.querySelector('[data-waiting]')) {
  setInterval(async () => {
    const response = await fetch(location.href, { redirect: 'manual' }).catch(() => undefined)
    if (response?.type === 'opaqueredirect') location.reload()
  }, pollIntervalMs)
}

const clearProblem = (input) => {
  input.removeAttribute('aria-invalid')
  document.getElementById(`${input.name}-problem`)?.remove()
}
document.querySelector('[aria-invalid]')?.focus()
document.addEventListener('input', (event) => clearProblem(event.target))

/** Rewrites what is typed, and leaves the caret behind the same digit as before. */
function rewrite(input, format) {
  const before = input.value
  const digitsBeforeCaret = before.slice(0, input.selectionStart).replace(/\D/g, '').length
  const after = format(before.replace(/\D/g, ''))
  if (after === before) return
  let caret = after.length
  if (input.selectionStart !== before.length) {
    caret = 0
    for (let seen = 0; caret < after.length && seen < digitsBeforeCaret; caret++) {
      if (/\d/.test(after[caret])) seen++
    }
  }
  input.value = after
  if (document.activeElement === input) input.setSelectionRange(caret, caret)
}

function enhanceCardForm(number, expiry, code) {
  const testCards = [...document.querySelectorAll('[data-card]')]
  const testBrands = new Map(testCards.map((cell) => [cell.textContent.slice(0, 4), cell.dataset.brand]))
  const otherBrands = [
    [/^4/, 'Visa'],
    [/^(5[1-5]|2[2-7])/, 'Mastercard'],
    [/^3[47]/, 'American Express'],
  ]
  const brandOf = (digits) =>
    testBrands.get(digits.slice(0, 4)) ?? otherBrands.find(([prefix]) => prefix.test(digits))?.[1] ?? ''

  function formatNumber() {
    if (/[^\d\s-]/.test(number.value)) return
    rewrite(number, (digits) => {
      const starts = brandOf(digits) === 'American Express' ? [0, 4, 10, 19] : [0, 4, 8, 12, 16, 19]
      const groups = starts.slice(1).map((end, index) => digits.slice(starts[index], end))
      return groups.filter(Boolean).join(' ')
    })
    const brand = brandOf(number.value.replace(/\D/g, ''))
    document.querySelector('output').value = brand
    code.maxLength = brand === 'American Express' || !brand ? 4 : 3
  }
  number.addEventListener('input', formatNumber)

  expiry.addEventListener('input', (event) => {
    if (String(event.inputType).startsWith('delete') || /[^\d\s/.-]/.test(expiry.value)) return
    if (/^\d\s*[/.-]/.test(expiry.value)) expiry.value = `0${expiry.value}`
    rewrite(expiry, (digits) => {
      const padded = /^[2-9]/.test(digits) ? `0${digits}` : digits
      return padded.length < 2 ? padded : `${padded.slice(0, 2)} / ${padded.slice(2, 6)}`
    })
  })

  for (const cell of testCards) {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = cell.textContent
    button.setAttribute('aria-label', cell.dataset.label)
    button.addEventListener('click', () => {
      number.value = cell.textContent
      formatNumber()
      code.value = cell.dataset.code
      for (const input of [number, code]) clearProblem(input)
      if (!expiry.value) expiry.value = `12 / ${String(new Date().getFullYear() + 3).slice(2)}`
      const holderName = field('holderName')
      const next = holderName.value ? document.querySelector('button.main') : holderName
      next.focus()
    })
    cell.replaceChildren(button)
  }
}

if (field('number')) enhanceCardForm(field('number'), field('expiry'), field('securityCode'))
