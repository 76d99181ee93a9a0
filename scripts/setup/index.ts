import { spawnSync } from 'node:child_process'
import { stdin } from 'node:process'
import { select, text } from '@clack/prompts'
import { knownCurrencies, localeNames } from '@/lib/i18n/locales'
import { languages } from '@/lib/shop'
import { shopTheme } from '@/lib/theme/theme'
import { readAnswers, readFlags, SetupError } from './answers'
import { catalogueFile, write } from './changes'

// `npm run setup`: makes the shop a merchant's own. docs/setup.md says what it asks and where it writes.

async function run(): Promise<void> {
  const { yes, ...flags } = readFlags()
  const asks = !yes && stdin.isTTY
  if (!yes && !asks) throw new SetupError('Without a terminal, say what to change by options, and add --yes.')
  const changed = write(readAnswers(asks ? await ask(flags) : flags, languages))
  console.log(changed.length > 0 ? `Changed: ${changed.join(', ')}` : 'Everything was so before.')
  if (changed.some((file) => file !== catalogueFile)) drawSocialImages()
  console.log(
    'Still to replace by hand: the facts of the company in lib/shop.ts, the words in lib/content/shop-texts.json, the pages of text in content/, and the pictures public/shelf.svg and public/shelf-narrow.svg of the home page.',
  )
}

/** The pictures that other sites show for a link to the shop. A process of its own reads what was written. */
function drawSocialImages(): void {
  const { status, stderr } = spawnSync('npm', ['run', '--silent', 'artwork', '--', 'social'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new SetupError(`The pictures in public/social could not be drawn: ${stderr}`)
  console.log('Drawn: public/social, which other sites show for a link to the shop')
}

type Flags = Omit<ReturnType<typeof readFlags>, 'yes'>

/** Asks for what no option says; each answer begins as the shop is. */
async function ask(flags: Flags): Promise<Flags> {
  const answered = { ...flags }
  const askFor = async (option: keyof Flags, message: string, initialValue: string) => {
    const validate = (value = '') => problemOf({ ...answered, [option]: value })
    answered[option] ??= unlessCancelled(await text({ message, initialValue, validate }))
  }
  await askFor('name', 'Name of the shop', shopTheme.businessName)
  const known = Object.keys(localeNames).join(', ')
  await askFor('languages', `Languages, of ${known}. The first is the default`, Object.keys(languages).join())
  const chosen = readAnswers(answered, languages).languages?.map(([, currency]) => currency)
  const money = `Currency of all languages, or of each, of ${knownCurrencies.join(', ')}`
  await askFor('currencies', money, (chosen ?? Object.values(languages)).join())
  await askFor('brand', 'Brand: a website, a logo, a theme.json or a colour. Empty: as it is', '')
  answered.catalogue ??= unlessCancelled(
    await select({
      message: 'Catalogue',
      options: [
        { value: '', label: 'as it is' },
        { value: 'sample', label: 'sample' },
        { value: 'empty', label: 'empty' },
      ],
    }),
  )
  return answered
}

function problemOf(typed: Flags): string | undefined {
  try {
    readAnswers(typed, languages)
  } catch (error) {
    if (error instanceof SetupError) return error.message
    throw error
  }
}

/** A prompt that is left by Ctrl+C answers with a symbol. */
function unlessCancelled(answer: string | symbol): string {
  if (typeof answer === 'symbol') throw new SetupError('Nothing was changed.')
  return answer
}

try {
  await run()
} catch (error) {
  if (!(error instanceof SetupError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
