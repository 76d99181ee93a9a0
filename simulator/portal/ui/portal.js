// Comfort for those who have JavaScript; every page works without it. It adds a button that copies to every
// reference, shows the pages that ask something in a dialog, lets a form be sent only once, and reads two keys: Control
// and K (or Command and K) go to the search, Escape closes the menu.
;(() => {
  const announcement = document.createElement('p')
  announcement.className = 'visually-hidden'
  announcement.setAttribute('aria-live', 'polite')
  document.body.append(announcement)
  const addCopyButton = (holder) => {
    const button = document.createElement('button')
    const code = holder.querySelector('code')
    const text = code.textContent
    button.type = 'button'
    button.className = 'copy'
    button.textContent = 'Copy'
    button.setAttribute('aria-label', `Copy ${holder.dataset.copy || text}`)
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(text)
        button.textContent = 'Copied'
      } catch {
        getSelection().selectAllChildren(code)
        button.textContent = 'Selected'
      }
      announcement.textContent = button.textContent
      setTimeout(() => {
        button.textContent = 'Copy'
        announcement.textContent = ''
      }, 1500)
    })
    holder.append(button)
  }
  document.querySelectorAll('[data-copy]').forEach(addCopyButton)
  let isLoading = false
  document.addEventListener('click', async (event) => {
    const { target, button, ctrlKey, metaKey, shiftKey } = event
    if (button !== 0 || ctrlKey || metaKey || shiftKey) return
    const closing = target.closest('dialog [data-closes]')
    if (closing) {
      event.preventDefault()
      closing.closest('dialog').close()
    }
    const link = target.closest('a[data-dialog]')
    if (!link) return
    event.preventDefault()
    if (isLoading || document.querySelector('dialog')) return
    isLoading = true
    const response = await fetch(link.href).catch(() => null)
    const main =
      response?.ok &&
      !response.redirected &&
      new DOMParser().parseFromString(await response.text(), 'text/html').querySelector('main')
    if (!main) return location.assign(link.href)
    const dialog = document.createElement('dialog')
    dialog.setAttribute('aria-label', main.querySelector('h1').textContent)
    dialog.append(...main.children)
    dialog.querySelectorAll('[data-copy]').forEach(addCopyButton)
    // Outside an open dialog, nothing is announced.
    dialog.append(announcement)
    dialog.addEventListener('close', () => {
      document.body.append(announcement)
      dialog.remove()
    })
    document.body.append(dialog)
    dialog.showModal()
    isLoading = false
  })
  let sentAt = -Infinity
  document.addEventListener('submit', (event) => {
    if (event.target.method !== 'post') return
    if (event.timeStamp - sentAt < 8000) return event.preventDefault()
    sentAt = event.timeStamp
    event.target.classList.add('sent')
  })
  addEventListener('pageshow', () => {
    isLoading = false
    sentAt = -Infinity
    document.querySelectorAll('.sent').forEach((form) => {
      form.classList.remove('sent')
    })
  })
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape')
      document.querySelectorAll('.menu[open]').forEach((menu) => {
        menu.removeAttribute('open')
      })
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
    const search = document.querySelector('input[type=search]')
    if (!search) return
    event.preventDefault()
    search.select()
    search.focus()
  })
  const problem = document.querySelector('[aria-invalid]')
  if (problem) problem.focus()
})()
