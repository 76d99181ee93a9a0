import { load } from 'cheerio'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { AddressFields } from './address-fields'

const texts = {
  countryChoose: 'Choose',
  deliveryCountries: 'Delivery',
  otherCountries: 'Others',
  optional: '(optional)',
  phoneHint: 'Hint',
}

/** The list of countries: of each group its label and its countries, or the countries alone. */
function listOf(section: 'billing' | 'shipping', otherCountries?: { code: string; name: string }[]) {
  const html = renderToStaticMarkup(
    <AddressFields
      section={section}
      field={(name) => ({ name, label: name, error: undefined, defaultValue: '' })}
      countries={[{ code: 'GB', name: 'United Kingdom', hasStates: false, hasPostcodes: true }]}
      {...(otherCountries && { otherCountries })}
      texts={texts}
    />,
  )
  const $ = load(html)
  return $('select > *')
    .map((_, element) => `${$(element).attr('label') ?? ''} ${$(element).text()}`.trim())
    .get()
}

it('a card can be of a country of delivery or of another, in groups that say so', () => {
  expect(listOf('billing', [{ code: 'BR', name: 'Brazil' }])).toEqual([
    'Choose',
    'Delivery United Kingdom',
    'Others Brazil',
  ])
})

it('a parcel goes to a country of delivery, and the list has no groups', () => {
  expect(listOf('shipping')).toEqual(['Choose', 'United Kingdom'])
})
