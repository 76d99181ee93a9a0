import { domainToUnicode } from 'node:url'
import { defaultTheme, defaultThemeNamed } from '../theme.ts'
import type { Found } from './page.ts'

/** Of a name that a page gives for itself; what is longer is a sentence about it. */
const maxNameLength = 40

/**
 * What a business is called.
 *
 * @param names that a website gives itself, the best first
 * @param titles of its page, which say more
 * @param host where it stands, without a port
 */
export function chooseName(names: Found<string>[], titles: string[], host: string): Found<string> {
  const given = names
    .map(({ value, from }) => ({ value: cleaned(value), from }))
    .find(({ value }) => isShort(value) && !emptyTitles.test(value))
  if (given) return given
  const titled = partOfTitles(titles.map(cleaned), host)
  return titled
    ? { value: titled, from: 'the page’s title' }
    : { value: nameOfHost(host), from: 'the address' }
}

/** As a theme takes it; empty where nothing is left of it. */
function cleaned(name: string): string {
  const { businessName } = defaultThemeNamed(name)
  return businessName === defaultTheme.businessName ? '' : businessName
}

const isShort = (name: string) => name !== '' && name.length <= maxNameLength

/**
 * Of “Home | Marram”, the part that is the name: the one that the host spells, else the shortest of those that look like a
 * name.
 */
function partOfTitles(titles: string[], host: string): string | undefined {
  const parts = titles
    .flatMap((title) => title.split(/\s+[|–—·•»:-]\s+|\s*[|｜]\s*|:\s+/))
    .map((part) => part.replace(greeting, '').replace(official, '').trim())
    .filter((part) => isShort(part) && !emptyTitles.test(part))
  const spelled = lettersOf(nameOfHost(host))
  const [shortest] = parts
    .filter(looksLikeName)
    .sort((one, other) => wordsOf(one).length - wordsOf(other).length)
  return (
    parts.find((part) => lettersOf(part) === spelled) ??
    parts.find((part) => spelled.includes(lettersOf(part)) && lettersOf(part).length > 2) ??
    parts.find((part) => lettersOf(part).includes(spelled) && spelled.length > 2) ??
    parts.find((part) => isAbbreviation(lettersOf(part), spelled)) ??
    shortest
  )
}

const wordsOf = (text: string) => text.split(/\s+/)

/** Of “Buy shoes online”, the second word is small. Scripts without capitals have neither. */
const looksLikeName = (text: string) =>
  wordsOf(text).length <= 4 && wordsOf(text).every((word) => word.length <= 3 || !/^\p{Ll}/u.test(word))

/** As M&S is one of marksandspencer: few letters that stand in it, in their order, the first in front. */
function isAbbreviation(short: string, long: string): boolean {
  if (short.length < 2 || short.length > 5 || short[0] !== long[0]) return false
  let from = 0
  for (const letter of short) {
    from = long.indexOf(letter, from) + 1
    if (from === 0) return false
  }
  return true
}

/** What pages are called that say nothing of whose they are: greetings, sign-ins, errors, and what guards a website. */
const emptyTitles = new RegExp(
  `^(${[
    'home( ?page)?|online shop|index( of /?)?|welcome|start|startseite|startpagina|inicio|accueil|αρχική( σελίδα)?',
    'トップページ|ホーム|公式サイト|untitled( document)?|new tab|loading|just a moment|one moment( please)?|please wait',
    '(please )?(sign|log)[ -]?(in|on|up)( to continue)?|login|register|(my )?account|anmelden|inloggen|(iniciar|inicia) sesión|connexion|σύνδεση',
    '(error )?[45]\\d\\d([ :-]+\\D*)?|error|oops|(page )?not found|fehler|fout|σφάλμα|η σελίδα δεν βρέθηκε|pagina niet gevonden|página no encontrada',
    'access denied|forbidden|unauthori[sz]ed|bad gateway|service (temporarily )?unavailable|internal server error|too many requests',
    'attention required|are you (a )?(human|robot)|robot check|security check(point)?|verify you are human|captcha|cookies?|consent',
    '(site )?(under construction|under maintenance|maintenance)( mode)?|coming soon|this domain is for sale|domain (for sale|parking)',
    'welcome to nginx|nginx|it works|(apache2? \\w+ )?default (web ?)?(page|site)|iis windows server|cloudflare',
  ].join('|')})\\W*$`,
  'iu',
)

const greeting = /^(welcome to|welkom bij|bienvenid[oa]s? a|καλώς ήρθατε στ\S+)\s+/i
const official = /(^|\s)(the )?official (website|web site|site|store|shop)$/i

const lettersOf = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()

/** Of `www.mill-kiln.co.uk`, Mill Kiln. */
function nameOfHost(host: string): string {
  const labels = (domainToUnicode(host) || host).replace(/^(www\d?|shop|store)\./i, '').split('.')
  if (labels.every((label) => /^\d+$/.test(label)) || host.startsWith('[')) return host
  return inCapitals((labels[0] ?? host).split('-'))
}

/**
 * Of `mill-kiln_logo-white@2x.svg`, Mill Kiln.
 *
 * @returns undefined where the name only says that it is a logo
 */
export function nameOfFile(fileName: string): Found<string> | undefined {
  const words = fileName
    .replace(/\.\w+$/, '')
    .split(/[\s_.@()-]+/)
    .filter((word) => word !== '' && !fileWords.test(word))
  const name = cleaned(inCapitals(words))
  return /\p{L}/u.test(name) && name.length <= maxNameLength
    ? { value: name, from: `the name of the file ${fileName}` }
    : undefined
}

/** What names of logo files say beside the brand. */
const fileWords =
  /^(logo(type|s)?|wordmark|icon|favicon|brand|image|img|picture|download|untitled|final|new|copy|main|primary|horizontal|vertical|square|full|white|black|dark|light|colou?r|rgb|cmyk|transparent|large|small|header|\d+(x\d*|px)?|v\d+|[0-9a-f]{8,})$/i

const inCapitals = (words: string[]) =>
  words.map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`).join(' ')
