'use client'

import { type ReactNode, useActionState, useState } from 'react'
import { CheckboxField, TextField } from '@/components/ui/field'
import { FormOutcome } from '@/components/ui/form-outcome'
import { SubmitButton } from '@/components/ui/submit-button'
import type { AddressField, DetailsField } from '@/lib/checkout/details'
import { AddressFields, type ShownCountry } from './address-fields'
import { type CheckoutState, untouched } from './checkout-state'

export interface CheckoutTexts {
  contact: string
  billing: string
  delivery: string
  hasShippingAddress: string
  labels: Record<'email' | AddressField, string>
  emailHint: string
  countryChoose: string
  deliveryCountries: string
  otherCountries: string
  optional: string
  phoneHint: string
  remember: string
  rememberHint: string
  pay: string
  paying: string
  payHint: string
}

interface Props {
  action: (state: CheckoutState, form: FormData) => Promise<CheckoutState>
  texts: CheckoutTexts
  countries: ShownCountry[]
  /** Those that no parcel goes to. */
  otherCountries: ShownCountry[]
  /** The VAT that the order contains, by country of delivery, and what is true of each: without JavaScript none is known. */
  vatNotes: Partial<Record<string, string[]>>
  vatNoteOfAll: string
  /** What the fields hold before the shopper types. */
  known: CheckoutState['values']
  locale: string
  /** Of the cart that is shown beside the form, as is its fingerprint. */
  cartId: string
  cartFingerprint: string
  /** What is bought and what it costs. */
  children: ReactNode
}

/** The checkout: who orders and where to, what is bought, and the button to pay. Works without JavaScript, too. */
export function CheckoutForm(props: Props) {
  const {
    action,
    texts,
    countries,
    otherCountries,
    vatNotes,
    vatNoteOfAll,
    known,
    locale,
    cartId,
    cartFingerprint,
    children,
  } = props
  const [state, send] = useActionState(action, untouched)
  const values = { ...known, ...state.values }
  const [country, setCountry] = useState(countryOfDelivery(values))
  const errors = Object.entries(state.errors).map(([field, message]) => ({
    field,
    message: field.startsWith('shipping-') ? `${texts.delivery}: ${message}` : message,
  }))

  const field = (name: DetailsField, label: string) => ({
    name,
    label,
    error: state.errors[name],
    defaultValue: values[name] ?? '',
  })

  return (
    <form
      action={send}
      onChange={({ currentTarget }) =>
        setCountry(countryOfDelivery(Object.fromEntries(new FormData(currentTarget))))
      }
      noValidate
      className="grid grid-cols-1 gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,1fr)_24rem] lg:grid-rows-[auto_1fr]"
    >
      <div className="flex max-w-2xl flex-col gap-8">
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="cartId" value={cartId} />
        <input type="hidden" name="cartFingerprint" value={cartFingerprint} />

        <FormOutcome state={state} untouched={untouched} errors={errors} />

        <fieldset className="flex flex-col gap-5">
          <legend className="section-legend">{texts.contact}</legend>
          <TextField
            {...field('email', texts.labels.email)}
            type="email"
            autoComplete="email"
            hint={texts.emailHint}
            required
          />
        </fieldset>

        <fieldset className="address billing-address flex flex-col gap-5">
          <legend className="section-legend">{texts.billing}</legend>
          <AddressFields
            section="billing"
            field={(name) => field(name, texts.labels[name])}
            countries={countries}
            otherCountries={otherCountries}
            texts={texts}
          />
        </fieldset>

        <CheckboxField
          name="hasShippingAddress"
          label={texts.hasShippingAddress}
          isChecked={Boolean(values.hasShippingAddress)}
        />
        <fieldset className="address shipping-address flex flex-col gap-5">
          <legend className="section-legend">{texts.delivery}</legend>
          <AddressFields
            section="shipping"
            field={(name) => field(`shipping-${name}`, texts.labels[name])}
            countries={countries}
            texts={texts}
          />
        </fieldset>

        <CheckboxField
          name="isRemembered"
          label={texts.remember}
          hint={texts.rememberHint}
          isChecked={Boolean(values.isRemembered)}
        />
      </div>

      <div className="lg:col-start-2 lg:row-span-2 lg:row-start-1">
        {children}
        <div role="status" className="noscript:hidden">
          {(vatNotes[country] ?? [vatNoteOfAll]).map((note) => (
            <VatNote key={note} text={note} />
          ))}
        </div>
        <noscript>
          <VatNote text={vatNoteOfAll} />
        </noscript>
      </div>

      <div className="flex flex-col gap-3">
        <SubmitButton pendingLabel={texts.paying} className="w-full sm:w-auto sm:self-start sm:px-8">
          {texts.pay}
        </SubmitButton>
        <p className="measure text-small text-muted">{texts.payHint}</p>
      </div>
    </form>
  )
}

const VatNote = ({ text }: { text: string }) => <p className="mt-1 text-small text-muted">{text}</p>

/** Of what the form holds, by the names of its fields. */
function countryOfDelivery(values: Record<string, unknown>): string {
  const name = values.hasShippingAddress ? 'shipping-countryIso3166Alpha2' : 'countryIso3166Alpha2'
  return String(values[name] ?? '')
}
