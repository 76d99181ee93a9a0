// Every page works without this script. It checks a card before it is sent, as the server would; groups the card number
// as it is typed, marks its brand, writes the expiry date as MM / YY, fills in test cards, sends a form only once, and
// reloads a page that waits for the app of the bank. It stores nothing and sends nothing.

const resendAfterMs = 8000
const pollIntervalMs = 2000

let sentAt = -Infinity
document.addEventListener('submit', (event) => {
  if (event.defaultPrevented) return
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

/** @param words undefined takes the problem away */
function showProblem(input, words) {
  const problem = document.getElementById(`${input.name}-problem`)
  if (!problem) return
  problem.textContent = words ?? ''
  if (words) input.setAttribute('aria-invalid', 'true')
  else input.removeAttribute('aria-invalid')
}
document.querySelector('[aria-invalid]')?.focus()
document.addEventListener('input', (event) => showProblem(event.target))

const digitsIn = (text) => withPlainDigits(text).replace(/\D/g, '')

/** Rewrites what is typed, and leaves the caret behind the same digit as before. */
function rewrite(input, format) {
  const before = input.value
  const digitsBeforeCaret = digitsIn(before.slice(0, input.selectionStart)).length
  const after = format(digitsIn(before))
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

const isTyped = ({ inputType }) => inputType === 'insertText' || inputType === 'insertCompositionText'
const writeExpiry = (month, year) => `${String(month).padStart(2, '0')} / ${year}`

function enhanceCardForm(form) {
  const { number, holderName, expiry, securityCode } = form.elements
  const words = JSON.parse(form.dataset.problems)
  const now = new Date(form.dataset.now)
  const cells = [...document.querySelectorAll('[data-card]')]
  const testCards = cells.map((cell) => ({ number: digitsIn(cell.textContent), brand: cell.dataset.brand }))

  form.addEventListener('submit', (event) => {
    const typed = Object.fromEntries(new FormData(form))
    const problems = cardProblems(typed, { testCards, now })
    for (const { field, code } of problems) showProblem(form.elements[field], words[code])
    if (problems.length === 0) return
    event.preventDefault()
    form.elements[problems[0].field].focus()
  })

  function formatNumber() {
    const digits = withoutSeparators(number.value)
    const brand = /\D/.test(digits) ? undefined : brandIn(digits, testCards)
    if (!/\D/.test(digits)) {
      rewrite(number, () => {
        // Digits that are too many stay, so that it can be said.
        const starts = brand === 'American Express' ? [0, 4, 10] : [0, 4, 8, 12, 16]
        const groups = starts.map((start, index) => digits.slice(start, starts[index + 1]))
        return groups.filter(Boolean).join(' ')
      })
    }
    form.querySelector('output').value = brand ?? ''
    for (const mark of form.querySelectorAll('[data-mark]')) {
      mark.classList.toggle('other', brand !== undefined && mark.dataset.mark !== brand)
    }
    securityCode.maxLength = brand === 'American Express' || !brand ? 4 : 3
  }
  number.addEventListener('input', formatNumber)
  formatNumber()

  function formatExpiry() {
    const read = readExpiry(expiry.value)
    if (!read) return
    expiry.value = writeExpiry(read.month, read.year > 1999 ? String(read.year).slice(2) : read.year)
  }
  // While it is typed, it may still become a year that stands first.
  expiry.addEventListener('input', (event) => {
    if (!isTyped(event)) return String(event.inputType).startsWith('delete') || formatExpiry()
    const plain = withPlainDigits(expiry.value)
    if (!/^(0[1-9]|1[0-2]|[4-9]|\d\s*[/.-])[\d\s/.-]*$/.test(plain)) return
    if (/^\d\s*[/.-]/.test(plain)) expiry.value = `0${plain}`
    rewrite(expiry, (digits) => {
      const padded = /^[4-9]/.test(digits) ? `0${digits}` : digits
      return padded.length < 2 ? padded : `${padded.slice(0, 2)} / ${padded.slice(2, 6)}`
    })
  })
  expiry.addEventListener('change', formatExpiry)

  for (const cell of cells) {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = cell.textContent
    button.setAttribute('aria-label', cell.dataset.label)
    button.addEventListener('click', () => {
      // Beside saved cards the form is folded up.
      const fold = form.closest('details')
      if (fold) fold.open = true
      number.value = cell.textContent
      formatNumber()
      securityCode.value = cell.dataset.code
      holderName.value ||= form.dataset.holder
      expiry.value ||= form.dataset.expiry
      for (const input of [number, holderName, expiry, securityCode]) showProblem(input)
      form.querySelector('button.main-action').focus()
    })
    cell.replaceChildren(button)
  }
}

const cardForm = document.querySelector('form[data-problems]')
if (cardForm) enhanceCardForm(cardForm)
