import { gzipSync } from 'node:zlib'
import { expect, it, test } from 'vitest'
import { presets } from '../branding/presets.ts'
import { defaultTheme } from '../branding/theme.ts'
import { shopperAt } from '../testing/shopper.ts'
import { script } from './script.ts'
import { styleOf } from './style.ts'

const kilobytes = (text: string) => gzipSync(text).length / 1024

it('the style of a page is at most 10 KB, compressed, in every preset', () => {
  for (const { theme } of presets) {
    expect(kilobytes(styleOf({ ...defaultTheme, ...theme }).css)).toBeLessThan(10)
  }
})

it('the script of a page is at most 5 KB, compressed, and a browser can read it', () => {
  expect(kilobytes(script.text)).toBeLessThan(5)
  expect(() => new Function(script.text)).not.toThrow()
})

test('a browser may keep the script for ever, because its address changes with it', async () => {
  const response = await shopperAt().get('/payment/script.js')
  expect(response.status).toBe(200)
  expect(response.headers.get('Content-Type')).toBe('text/javascript; charset=utf-8')
  expect(response.headers.get('Cache-Control')).toContain('immutable')
  expect(await response.text()).toBe(script.text)
})

test('two themes give two styles that differ in their custom properties only', () => {
  const { css } = styleOf(defaultTheme)
  const other = styleOf({
    ...defaultTheme,
    corners: 'square',
    light: { ...defaultTheme.light, accent: 'oklch(0.4 0.1 20)' },
  })
  expect(other.css).toContain('--accent:oklch(0.4 0.1 20)')
  const withoutProperties = (text: string) => text.split('\n').filter((line) => !line.startsWith(':root'))
  expect(withoutProperties(other.css)).toEqual(withoutProperties(css))
})
