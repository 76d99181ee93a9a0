'use client'

import { useActionState, useEffect, useRef } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SelectField, TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import type { DetailsField } from '@/lib/checkout/details'
import { type CheckoutState, untouched } from './checkout-state'

export interface CheckoutTexts {
  contact: string
  billing: string
  labels: Record<DetailsField, string>
  emailHint: string
  countryChoose: string
  pay: string
  paying: string
  payHint: string
}

interface Props {
  action: (state: CheckoutState, form: FormData) => Promise<CheckoutState>
  texts: CheckoutTexts
  countries: { code: string; name: string }[]
  /** What the fields hold before the shopper types. */
  known: CheckoutState['values']
  locale: string
  /** Of the cart that is shown beside the form, as is its fingerprint. */
  cartId: string
  cartFingerprint: string
}

/** Who orders and where to. Works without JavaScript: the page then comes back with the same state. */
export function CheckoutForm({ action, texts, countries, known, locale, cartId, cartFingerprint }: Props) {
  const [state, send] = useActionState(action, untouched)
  const values = { ...known, ...state.values }
  const outcome = useRef<HTMLDivElement>(null)
  const errors = Object.entries(state.errors).map(([field, message]) => ({ field, message }))

  useEffect(() => {
    if (state !== untouched) outcome.current?.focus()
  }, [state])

  const field = (name: DetailsField) => ({
    name,
    label: texts.labels[name],
    error: state.errors[name],
    defaultValue: values[name] ?? '',
  })

  return (
    <form action={send} noValidate className="flex flex-col gap-8">
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="cartId" value={cartId} />
      <input type="hidden" name="cartFingerprint" value={cartFingerprint} />

      <div ref={outcome} tabIndex={-1} className="outline-none empty:hidden">
        {state.errorTitle && <ErrorSummary title={state.errorTitle} errors={errors} />}
        {state.problem && (
          <Notice tone="danger" title={state.problem.title} announce>
            <p>{state.problem.text}</p>
            {state.problem.orderNumber && (
              <p className="mt-2 text-small text-muted tabular-nums">{state.problem.orderNumber}</p>
            )}
          </Notice>
        )}
      </div>

      <fieldset className="flex flex-col gap-5">
        <legend className="mb-4 font-serif text-large">{texts.contact}</legend>
        <TextField {...field('email')} type="email" autoComplete="email" hint={texts.emailHint} required />
        <div className="grid grid-cols-1 gap-5 sm:grid-cols-2">
          <TextField {...field('firstName')} autoComplete="given-name" required />
          <TextField {...field('lastName')} autoComplete="family-name" required />
        </div>
      </fieldset>

      <fieldset className="flex flex-col gap-5">
        <legend className="mb-4 font-serif text-large">{texts.billing}</legend>
        <TextField {...field('addressLine1')} autoComplete="address-line1" required />
        <TextField {...field('addressLine2')} autoComplete="address-line2" />
        <div className="grid grid-cols-1 gap-5 sm:grid-cols-[2fr_1fr]">
          <TextField {...field('city')} autoComplete="address-level2" required />
          <TextField {...field('zipCode')} autoComplete="postal-code" required />
        </div>
        <SelectField
          {...field('countryIso3166Alpha2')}
          // React empties a form that was sent and forgets what was chosen in a list that stays.
          key={values.countryIso3166Alpha2}
          autoComplete="country"
          required
        >
          {[{ code: '', name: texts.countryChoose }, ...countries].map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
      </fieldset>

      <div className="flex flex-col gap-3">
        <SubmitButton pendingLabel={texts.paying} className="w-full sm:w-auto sm:self-start sm:px-8">
          {texts.pay}
        </SubmitButton>
        <p className="measure text-small text-muted">{texts.payHint}</p>
      </div>
    </form>
  )
}
