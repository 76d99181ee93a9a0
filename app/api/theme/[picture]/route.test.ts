import { expect, it } from 'vitest'
import { pictureAddress, pictureNames, themePicture } from '@/lib/theme/pictures'
import { GET } from './route'

const request = (picture: string) =>
  GET(new Request(`http://shop.test/api/theme/${picture}`), { params: Promise.resolve({ picture }) })

it.each(pictureNames)('serves the %s of the theme, in which nothing runs', async (name) => {
  const response = await request(name)
  expect(response.headers.get('Content-Type')).toBe('image/svg+xml')
  expect(response.headers.get('Content-Security-Policy')).toMatch(/default-src 'none'.*sandbox/)
  expect(Buffer.from(await response.arrayBuffer())).toEqual(themePicture(name)?.bytes)
  expect(pictureAddress(name)).toMatch(new RegExp(`^/api/theme/${name}\\?v=[0-9a-f]{12}$`))
})

it('knows no other picture', async () => {
  expect((await request('constructor')).status).toBe(404)
})
