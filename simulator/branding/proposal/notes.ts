import type { Found } from './page.ts'

/** How a theme was proposed, for whoever accepts or changes it. The `from` of each is in words that follow “from”. */
export interface ProposalNotes {
  /** The host of the website, or the name of the file. */
  source: string
  /** Where each was found. */
  from: { businessName: string; logo?: string | undefined; favicon?: string | undefined }
  /** As `#rrggbb`, of which the first makes the theme. */
  colours: Found<string>[]
  /** Where that colour could not be read or seen, and what stands there instead, as `#rrggbb`. */
  repairs: Repair[]
  /** What was not found or could not be taken, in sentences. */
  missing: string[]
}

export interface Repair {
  scheme: 'light' | 'dark'
  use: 'accent' | 'link'
  instead: string
}

/** What was found, and where, in words. */
export function findingsOf({ from, colours: [colour] }: ProposalNotes): [name: string, text: string][] {
  const found: [string, string | undefined][] = [
    ['Business name', from.businessName],
    ['Logo', from.logo],
    ['Favicon', from.favicon],
  ]
  return [
    ...found.flatMap(([name, place]): [string, string][] => (place ? [[name, `from ${place}`]] : [])),
    ...(colour ? [['Colour', `${colour.value}, from ${colour.from}`] satisfies [string, string]] : []),
  ]
}

/** What was done to a colour so that everybody can read it, in a sentence. */
export const repairText = ({ scheme, use, instead }: Repair): string =>
  `${scheme === 'light' ? 'Light' : 'Dark'}: ${useTexts[use]} ${instead}, so that everybody can ${use === 'link' ? 'read' : 'see'} them.`

const useTexts = { accent: 'buttons are', link: 'links are' }
