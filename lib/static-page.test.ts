import { expect, it } from 'vitest'
import { finishPage, staticPageResponse } from './static-page'

it('a static page names the hashes of the inline scripts that run, and of nothing else', () => {
  const html = [
    '<script src="/a.js" async=""></script>',
    '<script type="application/ld+json">{}</script>',
    '<script id="_R_">alert("<é>")</script>',
  ].join('')
  expect(staticPageResponse(html).policy).toContain(
    "script-src 'self' 'sha256-+n9QfKG+nWSU6jkzlXp65a2Fft78nU4tH68f8sbbhAo=';",
  )
})

it('a page that the running shop made keeps its headers, and has the status that its mark says', () => {
  const page = {
    html: '<meta name="status" content="404"/>',
    headers: { 'x-next-cache-tags': 'a' },
    status: 200,
  }
  finishPage(page)
  expect(page).toMatchObject({
    status: 404,
    headers: { 'x-next-cache-tags': 'a', 'content-security-policy': expect.stringContaining('script-src') },
  })
  // Of a page that only carries what it would show, as data of a script.
  const carrying = { html: '<script>self.__next_f.push([1,"{\\"name\\":\\"status\\"}"])</script>' }
  finishPage(carrying)
  expect(carrying).not.toHaveProperty('status')
})
