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

/** What was found and where, and what was done so that everybody can read it, in words. */
export function findingsOf({
  from,
  colours: [colour],
  repairs,
}: ProposalNotes): [name: string, text: string][] {
  const found: [string, string | undefined][] = [
    ['Business name', from.businessName && `from ${from.businessName}`],
    ['Logo', from.logo && `from ${from.logo}`],
    ['Favicon', from.favicon && `from ${from.favicon}`],
    ['Colour', colour && `${colour.value}, from ${colour.from}`],
    ...repairs.map(({ scheme, use, instead }): [string, string] =>
      use === 'link'
        ? [`Links, ${scheme}`, `${instead}, so that everybody can read them`]
        : [`Buttons, ${scheme}`, `${instead}, so that everybody can see them`],
    ),
  ]
  return found.flatMap(([name, text]): [string, string][] => (text ? [[name, text]] : []))
}
