import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { cookies } from '@/lib/cookies'
import { locales } from '@/lib/i18n/locales'
import { formatMoney } from '@/lib/money'
import { textPages } from '@/lib/paths'
import { deliveryPrices, shop } from '@/lib/shop'
import { isTest, typescriptFiles } from '@/lib/testing/typescript-files'
import { parseTextPage, readTextPage } from './text-page'
import { textPageTitle } from './text-page-file'

const parse = (text: string, facts = {}) =>
  parseTextPage({ path: 'content/en-GB/terms.md', text, facts: () => facts })

describe('a page of text', () => {
  it.each(locales)('can be shown in %s, without a placeholder left', (locale) => {
    for (const page of textPages) {
      const { title, description, html } = readTextPage(page, locale)
      expect(title).toBe(textPageTitle(page, locale))
      expect(description.length, page).toBeGreaterThan(10)
      expect(html, page).not.toMatch(/\{\{|undefined|<td><\/td>/)
    }
  })

  it('has the facts of the shop', () => {
    expect(readTextPage('contact', 'nl-NL').html).toContain(`href="mailto:${shop.email}"`)
    expect(readTextPage('imprint', 'el-GR').html).toContain(shop.legalName)
    const { price } = deliveryPrices.USD
    expect(readTextPage('delivery', 'en-US').html).toContain(formatMoney(price, 'USD', 'en-US'))
    expect(readTextPage('delivery', 'es-ES').html).toContain('<td>Reino Unido</td>\n<td>2–3</td>')
    expect(readTextPage('returns', 'nl-NL').html).toContain('href="/nl-NL/withdrawal"')
  })

  it('stands in British English where American English has none of its own', () => {
    expect(readTextPage('imprint', 'en-US').title).toBe(readTextPage('imprint', 'en-GB').title)
    expect(readTextPage('delivery', 'en-US').title).toBe('Shipping')
  })

  it.each(locales)('says in %s what each cookie is for', (locale) => {
    const { html } = readTextPage('cookies', locale)
    for (const { name } of Object.values(cookies)) expect(html).toContain(`<td><code>${name}</code></td>`)
  })

  it('has a file for no page that is not one', () => {
    for (const locale of locales) {
      const files = readdirSync(`content/${locale}`).map((file) => file.replace(/\.md$/, ''))
      expect(files.filter((file) => !textPages.some((page) => page === file))).toEqual([])
    }
  })
})

it('a wrong file is rejected with its name, the line and what is wrong', () => {
  expect(() => parse('# Terms\n\nWrite to {{emial}}.', { email: 'a@example.com' })).toThrow(
    'content/en-GB/terms.md:3: {{emial}} is unknown. There are email.',
  )
  expect(() => parse('# Terms\nA\n<script>alert(1)</script>')).toThrow(/terms\.md:3: .*<script>/)
  expect(() => parse('Terms')).toThrow(/terms\.md:1: the first line must be the heading/)
  expect(() => parse('# Terms\n\n# More')).toThrow(/terms\.md:3: /)
})

it('a fact is shown as it is, whatever Markdown would make of it', () => {
  expect(parse('# Terms\n\n{{name}}', { name: 'A\\*B\\*' }).html).toBe('<p>A*B*</p>\n')
})

it('every cookie that the shop sets stands in lib/cookies.ts', () => {
  const sources = typescriptFiles('app', 'components', 'lib')
    .filter((file) => !isTest(file))
    .concat('proxy.ts')
  const setting = sources.filter((file) =>
    /\bcookies(\(\))?\.set\(|store\.set\(/.test(readFileSync(file, 'utf8')),
  )
  expect(setting).toEqual(['lib/sealed-cookie.ts', 'proxy.ts'])
})
