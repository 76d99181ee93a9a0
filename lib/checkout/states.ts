/**
 * The states, provinces and territories of the countries whose addresses name one, by the code that stands in an address.
 * Source: ISO 3166-2 and, for the United States, Publication 28 of its Postal Service.
 */
const statesByCountry: Readonly<Record<string, string>> = {
  AU: `ACT Australian Capital Territory, NSW New South Wales, NT Northern Territory, QLD Queensland, SA South Australia,
    TAS Tasmania, VIC Victoria, WA Western Australia`,
  CA: `AB Alberta, BC British Columbia, MB Manitoba, NB New Brunswick, NL Newfoundland and Labrador, NS Nova Scotia,
    NT Northwest Territories, NU Nunavut, ON Ontario, PE Prince Edward Island, QC Quebec, SK Saskatchewan, YT Yukon`,
  US: `AL Alabama, AK Alaska, AZ Arizona, AR Arkansas, CA California, CO Colorado, CT Connecticut, DE Delaware,
    DC District of Columbia, FL Florida, GA Georgia, HI Hawaii, ID Idaho, IL Illinois, IN Indiana, IA Iowa, KS Kansas,
    KY Kentucky, LA Louisiana, ME Maine, MD Maryland, MA Massachusetts, MI Michigan, MN Minnesota, MS Mississippi,
    MO Missouri, MT Montana, NE Nebraska, NV Nevada, NH New Hampshire, NJ New Jersey, NM New Mexico, NY New York,
    NC North Carolina, ND North Dakota, OH Ohio, OK Oklahoma, OR Oregon, PA Pennsylvania, RI Rhode Island,
    SC South Carolina, SD South Dakota, TN Tennessee, TX Texas, UT Utah, VT Vermont, VA Virginia, WA Washington,
    WV West Virginia, WI Wisconsin, WY Wyoming, PR Puerto Rico, GU Guam, VI Virgin Islands, AS American Samoa,
    MP Northern Mariana Islands, AA Armed Forces Americas, AE Armed Forces Europe, AP Armed Forces Pacific`,
}

const statesOf = (country: string): [code: string, name: string][] =>
  (statesByCountry[country]?.split(/,\s+/) ?? []).map((state) => {
    const [code = '', ...name] = state.split(' ')
    return [code, name.join(' ')]
  })

/** Whether addresses in a country name a state or province. */
export const hasStates = (country: string): boolean => country in statesByCountry

/** The code of a state or province by its code or name, in any case and without accents; undefined when there is none. */
export function readState(typed: string, country: string): string | undefined {
  const plain = plainText(typed)
  return statesOf(country).find(([code, name]) => plain === plainText(code) || plain === plainText(name))?.[0]
}

/** A state or province of a country, to show what is asked for. */
export function stateExample(country: string): string {
  const [code, name] = statesOf(country).at(1) ?? []
  return `${name} (${code})`
}

const plainText = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}|[.]/gu, '')
    .toLowerCase()
    .trim()
