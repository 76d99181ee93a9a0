'use client'

import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { FormOutcome } from '@/components/ui/form-outcome'
import { Notice } from '@/components/ui/notice'
import { type FindOrderState, untouched } from './find-order-state'

interface Props {
  action: (state: FindOrderState, form: FormData) => Promise<FindOrderState>
  texts: { orderNumber: string; orderNumberHint: string; email: string; send: string }
  /** With which the form comes filled in. */
  orderNumber: string
  locale: string
}

/** Asks for number and email address of an order. Works without JavaScript: the page then comes back with the same state. */
export function FindOrderForm({ action, texts, orderNumber, locale }: Props) {
  const [state, send] = useActionState(action, untouched)
  const { values, errors, sent } = state
  return (
    <form action={send} noValidate className="flex flex-col gap-5">
      <input type="hidden" name="locale" value={locale} />
      <FormOutcome
        state={state}
        untouched={untouched}
        errors={Object.entries(errors).map(([field, message]) => ({ field, message }))}
      >
        {sent && (
          <Notice title={sent.title} announce>
            <p>{sent.text}</p>
          </Notice>
        )}
      </FormOutcome>
      <TextField
        name="orderNumber"
        label={texts.orderNumber}
        hint={texts.orderNumberHint}
        error={errors.orderNumber}
        defaultValue={values.orderNumber ?? orderNumber}
        autoComplete="off"
        spellCheck={false}
        required
      />
      <TextField
        name="email"
        label={texts.email}
        error={errors.email}
        defaultValue={values.email ?? ''}
        type="email"
        autoComplete="email"
        required
      />
      <Button className="w-full sm:w-auto sm:self-start sm:px-8">{texts.send}</Button>
    </form>
  )
}
