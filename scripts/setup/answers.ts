import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Currency, knownCurrencies, type Locale, localeNames } from '@/lib/i18n/locales'

/** What a merchant wants, as far as they said it; the rest stays as it is. */
export interface Answers {
  name?: string
  /** In their order: the first is for shoppers whose browser names none of them. */
  languages?: readonly (readonly [Locale, Currency])[]
  brand?: Brand
  catalogue?: 'sample' | 'empty'
}

interface Brand {
  from: 'url' | 'logo' | 'theme' | 'colour'
  value: string
}

/** An answer cannot be used: a sentence for the terminal. */
export class SetupError extends Error {
  override name = 'SetupError'
}

const usage = `How to use it:
  npm run setup                                        asks each question
  npm run setup -- --languages en-GB,nl-NL --yes       asks nothing, and changes what is named
Options: --name "Mill & Kiln", --languages ${Object.keys(localeNames).join(',')}, --currencies EUR (one for all, or one
for each language), --brand (an address, a logo, a theme.json, or a colour such as "#7a1f4b"), --catalogue sample|empty, --yes`

const text = { type: 'string' } as const

/** Reads the command line. @throws SetupError */
export function readFlags() {
  try {
    return parseArgs({
      options: {
        name: text,
        languages: text,
        currencies: text,
        brand: text,
        catalogue: text,
        yes: { type: 'boolean' },
      },
    }).values
  } catch (error) {
    throw new SetupError(`${error instanceof Error ? error.message : error}\n${usage}`)
  }
}

/**
 * Checks what was typed, or given by flags; what is empty stays as it is.
 *
 * @param current the languages that the shop has, and the currency of each
 * @throws SetupError
 */
export function readAnswers(
  typed: { name?: string; languages?: string; currencies?: string; brand?: string; catalogue?: string },
  current: Partial<Record<Locale, Currency>>,
): Answers {
  const { name = '', languages = '', currencies: money = '', brand = '', catalogue = '' } = typed
  if (catalogue !== '' && catalogue !== 'sample' && catalogue !== 'empty') {
    throw new SetupError(`--catalogue must be sample or empty, not ${catalogue}.`)
  }
  if (name.length > 60 || /[<>\p{Cc}]/u.test(name)) {
    throw new SetupError('--name must be plain text of at most 60 characters, as the payment page shows it.')
  }
  return {
    ...(name.trim() !== '' && { name: name.trim() }),
    ...((languages !== '' || money !== '') && { languages: readLanguages(languages, money, current) }),
    ...(brand !== '' && { brand: readBrand(brand) }),
    ...(catalogue !== '' && { catalogue }),
  }
}

const usual: Record<Locale, Currency> = {
  'en-GB': 'GBP',
  'en-US': 'USD',
  'el-GR': 'EUR',
  'nl-NL': 'EUR',
  'es-ES': 'EUR',
}

function readLanguages(
  languages: string,
  money: string,
  current: Partial<Record<Locale, Currency>>,
): [Locale, Currency][] {
  const chosen = languages === '' ? (Object.keys(current) as Locale[]) : listOf(languages).map(asLocale)
  if (new Set(chosen).size !== chosen.length) throw new SetupError('--languages names one twice.')
  const given = listOf(money).map(asCurrency)
  if (given.length > 1 && given.length !== chosen.length) {
    throw new SetupError(
      `--currencies must name one currency for all languages, or one for each of the ${chosen.length}.`,
    )
  }
  return chosen.map((locale, place) => [locale, given[place] ?? given[0] ?? current[locale] ?? usual[locale]])
}

const listOf = (list: string) => list.split(/[\s,]+/).filter((word) => word !== '')

function asLocale(word: string): Locale {
  const known = (Object.keys(localeNames) as Locale[]).find(
    (locale) => locale.toLowerCase() === word.toLowerCase(),
  )
  if (known) return known
  throw new SetupError(
    `There are no texts in ${word}. There are: ${Object.keys(localeNames).join(', ')}. docs/setup.md says how to add a language.`,
  )
}

function asCurrency(word: string): Currency {
  const known = knownCurrencies.find((currency) => currency === word.toUpperCase())
  if (known) return known
  throw new SetupError(
    `The project has no prices in ${word}. It has: ${knownCurrencies.join(', ')}. docs/setup.md says how to add a currency.`,
  )
}

function readBrand(value: string): Brand {
  if (/^#([0-9a-f]{3}){1,2}$/i.test(value)) return { from: 'colour', value }
  // npm runs scripts in the folder of the project, wherever it was called.
  const file = resolve(process.env.INIT_CWD ?? '.', value)
  if (existsSync(file)) return { from: file.endsWith('.json') ? 'theme' : 'logo', value: file }
  if (/^(https?:\/\/)?[\w-]+(\.[\w-]+)+(\/|$)/i.test(value)) return { from: 'url', value }
  throw new SetupError(`--brand must be an address, a file or a colour such as "#7a1f4b", not ${value}.`)
}
