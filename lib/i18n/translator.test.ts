import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { vatPercentageOf } from '@/lib/tax/vat-rates'
import { isTest, typescriptFiles } from '@/lib/testing/typescript-files'
import { locales } from './locales'
import { messages, translator } from './translator'

function textsOf(value: unknown, path = ''): Map<string, string> {
  if (typeof value === 'string') return new Map([[path, value]])
  if (typeof value !== 'object' || value === null)
    throw new Error(`${path} is neither a text nor a group of texts`)
  return new Map(
    Object.entries(value).flatMap(([key, inner]) => [...textsOf(inner, path ? `${path}.${key}` : key)]),
  )
}

const argumentsOf = (text: string) =>
  [...new Set([...text.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name))].sort()

const english = textsOf(messages['en-GB'])

/** Whether a key is asked for in the sources: by a literal, or by a template whose gaps hold one word each. */
function keysInUse(): (key: string) => boolean {
  const source = readSources(['app', 'components', 'lib'])
  const templates = [...source.matchAll(/\bt\(`([^`]+)`/g)].map(
    ([, template = '']) => new RegExp(`^${template.replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '\\w+')}$`),
  )
  return (key) => source.includes(`'${key}'`) || templates.some((template) => template.test(key))
}

function readSources(folders: string[]): string {
  return typescriptFiles(...folders)
    .filter((file) => !isTest(file) && !/i18n.messages/.test(file))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
}

describe('messages', () => {
  it.each(locales)('has every text of en-GB in %s, and no other', (locale) => {
    expect([...textsOf(messages[locale]).keys()].sort()).toEqual([...english.keys()].sort())
  })

  it.each(locales)('takes the same arguments in %s as in en-GB', (locale) => {
    for (const [key, text] of textsOf(messages[locale])) {
      expect(argumentsOf(text), key).toEqual(argumentsOf(english.get(key) ?? ''))
    }
  })

  it('has no text that nothing shows', () => {
    const isUsed = keysInUse()
    expect([...english.keys()].filter((key) => !isUsed(key))).toEqual([])
  })

  it.each(locales)('has no empty text in %s', (locale) => {
    for (const [key, text] of textsOf(messages[locale])) expect(text.trim(), key).not.toBe('')
  })

  it.each(['el-GR', 'nl-NL', 'es-ES'] as const)('leaves no sentence in English in %s', (locale) => {
    const sentences = [...textsOf(messages[locale])].filter(([, text]) => text.includes(' '))
    expect(sentences.filter(([key, text]) => text === english.get(key))).toEqual([])
  })
})

it.each(locales)('in %s the prices of a country without VAT say where they include it', (locale) => {
  const t = translator(locale)
  // The country that the checkout shows first.
  const hasVat = vatPercentageOf('standard', locale.slice(-2)) > 0
  for (const key of ['product.includesVat', 'vat.included'] as const)
    expect(/UK and the EU/.test(t(key)) || hasVat, t(key)).toBe(true)
})

describe('translator', () => {
  it('fills in arguments and chooses the plural', () => {
    const t = translator('en-GB')
    expect(t('header.cartWithCount', { count: 1 })).toBe('Basket, 1 item')
    expect(t('header.cartWithCount', { count: 2 })).toBe('Basket, 2 items')
    expect(t('checkout.pay', { amount: '£24.00' })).toBe('Pay £24.00')
  })

  it('speaks every language', () => {
    expect(locales.map((locale) => translator(locale)('cart.title'))).toEqual([
      'Basket',
      'Cart',
      'Καλάθι',
      'Winkelmand',
      'Cesta',
    ])
  })
})
