// With JavaScript, every change is kept as a draft and seen in the preview at once; without it, a button does both.
// What the server finds wrong with a field, or too alike in two colours, is said as it says it.
;(() => {
  const form = document.getElementById('editor')
  const frame = document.querySelector('iframe')
  const device = document.querySelector('.device')
  const picture = document.getElementById('picture')
  const status = document.getElementById('status')
  if (!form || !frame) return
  const maxPictureBytes = Number(document.currentScript.dataset.maxPictureBytes)
  const value = (name) => form.elements[`view.${name}`].value

  const show = () => {
    device.className = `device ${value('device')}`
    const state = form.elements['view.state'].selectedOptions[0]
    const view = [value('state'), value('locale'), value('scheme')].join('.')
    frame.contentWindow.location.replace(`${frame.dataset.base + view}/${state.dataset.path}`)
    if (picture) picture.search = new URLSearchParams({ view, device: value('device') })
  }

  /** Names what stands at a field: its problem first, then its hint. */
  const nameDescriptions = (input) => {
    const ids = ['problem', 'hint'].map((part) => `${input.id}-${part}`)
    const there = ids.filter((id) => document.getElementById(id))
    if (there.length) input.setAttribute('aria-describedby', there.join(' '))
    else input.removeAttribute('aria-describedby')
  }

  const mark = (errors) => {
    form.querySelectorAll('.field .problem').forEach((note) => {
      note.remove()
    })
    form.querySelectorAll('[aria-invalid]').forEach((field) => {
      field.removeAttribute('aria-invalid')
      nameDescriptions(field)
    })
    for (const { field, message } of errors) {
      const input = field && form.elements[field]
      if (!input?.closest) continue
      input.setAttribute('aria-invalid', 'true')
      const note = document.createElement('p')
      note.className = 'problem'
      note.id = `${input.id}-problem`
      note.textContent = message
      input.insertAdjacentElement('afterend', note)
      nameDescriptions(input)
    }
  }

  /** Says what is wrong: beside its field, or in the status where it belongs to none. */
  const reject = (errors) => {
    mark(errors)
    const { message } = errors.find(({ field }) => field === '') || {
      message: 'correct the fields marked below.',
    }
    status.textContent = `Not saved: ${message}`
  }

  /** Files that would only be sent to be rejected. */
  const tooLarge = () =>
    [...form.querySelectorAll('input[type=file]')]
      .filter(({ files }) => files[0]?.size > maxPictureBytes)
      .map(({ name }) => ({
        field: name,
        message: `The file has more than ${maxPictureBytes / 1024 / 1024} MB. Choose a smaller one.`,
      }))

  const chosenFiles = () =>
    new Map(
      [...form.querySelectorAll('input[type=file]')]
        .filter(({ files }) => files[0])
        .map((input) => [input, input.files[0]]),
    )

  const isJson = (answer) => (answer.headers.get('Content-Type') || '').includes('json')

  let newest = 0
  const save = async () => {
    const turn = ++newest
    const rejected = tooLarge()
    if (rejected.length) return reject(rejected)
    const body = new FormData(form)
    const sent = chosenFiles()
    body.set('action', 'save')
    const answer = await fetch(form.getAttribute('action'), {
      method: 'POST',
      body,
      headers: { Accept: 'application/json' },
    }).catch(() => undefined)
    if (turn !== newest) return
    // A host that takes less than the simulator answers in words of its own.
    if (answer?.status === 413 && !isJson(answer)) {
      status.textContent = 'Not saved: the files are too large. Choose one alone, or a smaller one.'
      return
    }
    if (!answer || !isJson(answer)) {
      status.textContent = 'The draft could not be saved. Reload the page and try again.'
      return
    }
    const { errors, parts, hardToRead } = await answer.json()
    if (errors.length) return reject(errors)
    mark([])
    status.textContent = hardToRead
      ? `Draft saved. Pairs of colours that are hard to read: ${hardToRead}.`
      : 'Draft saved.'
    for (const [id, markup] of Object.entries(parts)) {
      const part = document.getElementById(id)
      if (part.innerHTML !== markup) part.innerHTML = markup
    }
    // What was sent is kept now, and need not be sent again with every change.
    for (const input of sent.keys()) if (input.files[0] === sent.get(input)) input.value = ''
    show()
  }

  let timer
  const later = (event) => {
    if (!event.target.name && !event.target.dataset.picks) return
    if (event.target.name.startsWith('view.')) return show()
    if (event.target.dataset.picks) form.elements[event.target.dataset.picks].value = event.target.value
    const picker = form.querySelector(`[data-picks="${CSS.escape(event.target.name)}"]`)
    if (picker && /^#[0-9a-f]{6}$/i.test(event.target.value)) picker.value = event.target.value
    if (event.target.name === 'base' || event.target.dataset.picks === 'base') return
    // An address that stayed would bring the picture back with the next change.
    const [name, part] = (event.target.name || '').split('.')
    if (part === 'remove') form.elements[`${name}.address`].value = ''
    clearTimeout(timer)
    timer = setTimeout(save, 250)
  }
  form.addEventListener('input', later)
  document.querySelectorAll('[form=editor]').forEach((field) => {
    field.addEventListener('input', later)
  })
  document.querySelectorAll('[data-without-script]').forEach((button) => {
    button.hidden = true
  })
  for (const picker of form.querySelectorAll('[data-picks]')) {
    picker.hidden = false
    picker.previousElementSibling.remove()
  }

  /** As high as the page is, so that nobody has to look for its button. */
  const matchHeight = () => {
    const { contentDocument } = frame
    if (!contentDocument?.body) return
    frame.style.height = ''
    device.style.height = ''
    const height = Math.max(frame.offsetHeight, contentDocument.documentElement.scrollHeight)
    const scale = device.offsetWidth / frame.offsetWidth
    frame.style.height = `${height}px`
    device.style.height = `${Math.ceil(height * scale)}px`
  }
  frame.addEventListener('load', matchHeight)
  window.addEventListener('resize', matchHeight)
  matchHeight()
})()
