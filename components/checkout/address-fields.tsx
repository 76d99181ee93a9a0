import { SelectField, TextField } from '@/components/ui/field'
import type { AddressField } from '@/lib/checkout/details'

/** A country to choose, and what its addresses have, where that is known. */
export interface ShownCountry {
  code: string
  name: string
  hasStates?: boolean
  hasPostcodes?: boolean
  /** Whether the carrier wants a phone number there. */
  needsPhone?: boolean
}

/** What a field of an address shows. */
export interface ShownField {
  name: string
  label: string
  error: string | undefined
  defaultValue: string
}

interface Props {
  field: (field: AddressField) => ShownField
  countries: ShownCountry[]
  /** Those that no parcel goes to, for the billing address. */
  otherCountries?: ShownCountry[]
  /** What autofill is told of the address: `billing` or `shipping`. */
  section: 'billing' | 'shipping'
  texts: Record<'countryChoose' | 'deliveryCountries' | 'otherCountries' | 'optional' | 'phoneHint', string>
}

/**
 * The fields of a postal address. Those that only some countries have are shown by style sheet alone, by what is marked on
 * the chosen country, so that it needs no JavaScript; see `.address` in app/globals.css.
 */
export function AddressFields({ field, countries, otherCountries, section, texts }: Props) {
  const autofill = (token: string) => `${section} ${token}`
  return (
    <>
      <SelectField {...field('countryIso3166Alpha2')} autoComplete={autofill('country')} required>
        {/* Before a country is chosen, what most have is asked for. */}
        {option({ code: '', name: texts.countryChoose, hasStates: false })}
        {otherCountries ? (
          <>
            <optgroup label={texts.deliveryCountries}>{countries.map(option)}</optgroup>
            <optgroup label={texts.otherCountries}>{otherCountries.map(option)}</optgroup>
          </>
        ) : (
          countries.map(option)
        )}
      </SelectField>
      <div className="grid grid-cols-1 gap-5 sm:grid-cols-2">
        <TextField {...field('firstName')} autoComplete={autofill('given-name')} required />
        <TextField {...field('lastName')} autoComplete={autofill('family-name')} required />
      </div>
      <TextField {...field('addressLine1')} autoComplete={autofill('address-line1')} required />
      <TextField {...field('addressLine2')} autoComplete={autofill('address-line2')} />
      <div className="grid grid-cols-1 gap-5 sm:grid-cols-[2fr_1fr]">
        <TextField {...field('city')} autoComplete={autofill('address-level2')} required />
        <TextField
          {...field('zipCode')}
          optional={texts.optional}
          autoComplete={autofill('postal-code')}
          className="postcode-field"
        />
      </div>
      <TextField
        {...field('stateProvince')}
        optional={texts.optional}
        autoComplete={autofill('address-level1')}
        className="state-field"
      />
      <TextField
        {...field('phoneNumber1')}
        type="tel"
        autoComplete={autofill('tel')}
        hint={texts.phoneHint}
        className="phone-field"
      />
    </>
  )
}

const option = ({ code, name, hasStates, hasPostcodes, needsPhone }: ShownCountry) => (
  <option
    key={code}
    value={code}
    data-states={hasStates}
    data-postcodes={hasPostcodes}
    data-phone={needsPhone || undefined}
  >
    {name}
  </option>
)
