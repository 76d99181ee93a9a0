'use client'

import { type ReactNode, useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { CheckboxField, SelectField, TextAreaField, TextField } from '@/components/ui/field'
import { FormOutcome } from '@/components/ui/form-outcome'
import { Notice } from '@/components/ui/notice'
import { type ActionState, untouched } from './action-state'

/** A field of a form: as data, since what was typed comes back with the form's state. */
export interface ActionField {
  /** No two fields of a form have the same. */
  name: string
  label: string
  hint?: string | undefined
  kind?: 'text' | 'text-area' | 'checkbox' | 'choice'
  /** What can be chosen, of a choice. */
  options?: readonly { value: string; label: string }[]
  /** What it holds before somebody types; `yes` of a box that is checked. */
  value?: string
  input?: {
    type?: string
    inputMode?: 'numeric' | 'decimal' | 'email' | 'url'
    autoComplete?: string
    required?: boolean
  }
}

interface Props {
  /** What it is for, where the form is opened by that. */
  title?: string
  action: (state: ActionState, form: FormData) => Promise<ActionState>
  /** What is sent along. */
  hidden?: Record<string, string>
  fields?: readonly ActionField[]
  button: string
  /** The whole name of the button, where a page has several of the same. It begins with what the button shows. */
  buttonName?: string
  variant?: 'primary' | 'secondary'
  children?: ReactNode
}

/**
 * A form of the back office. Where the action asks for a confirmation, the form comes back as that: a text, a button that does
 * it and one that leads back to the fields. What went wrong stands at the form, and nothing that was typed is
 * lost. Works without JavaScript: the page then comes back with the same state.
 */
export function ActionForm({
  title,
  action,
  hidden = {},
  fields = [],
  button,
  buttonName,
  variant,
  children,
}: Props) {
  const [state, send, isPending] = useActionState(action, untouched)
  const { values, done, confirmation } = state
  // What was typed is sent again with what is confirmed.
  const sentAlong = confirmation
    ? values
    : Object.fromEntries(Object.entries(hidden).map(([name, value]) => [name, values[name] ?? value]))
  const form = (
    <form action={send} noValidate className="flex flex-col items-start gap-4">
      {Object.entries(sentAlong).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <FormOutcome state={state} untouched={untouched} errors={[]}>
        {done && (
          <Notice tone="success" announce>
            <p className="whitespace-pre-line [overflow-wrap:anywhere]">{done}</p>
          </Notice>
        )}
        {confirmation && (
          <Notice title="This cannot be undone" announce>
            <p className="whitespace-pre-line [overflow-wrap:anywhere]">{confirmation.text}</p>
          </Notice>
        )}
      </FormOutcome>
      {confirmation ? (
        <div className="flex flex-wrap gap-4">
          <Button name="confirmed" value={confirmation.token} disabled={isPending}>
            {confirmation.button}
          </Button>
          <Button name="confirmed" value="no" variant="secondary" disabled={isPending}>
            Go back
          </Button>
        </div>
      ) : (
        <>
          {children}
          {fields.map((field) => (
            <FormField key={field.name} field={field} state={state} />
          ))}
          <Button disabled={isPending} {...(variant && { variant })} aria-label={buttonName}>
            {button}
          </Button>
        </>
      )}
    </form>
  )
  if (title === undefined) return form
  return (
    <details open={state !== untouched}>
      <summary className="min-h-11 cursor-pointer py-2.5 font-medium">{title}</summary>
      <div className="pt-1 pb-5">{form}</div>
    </details>
  )
}

function FormField({ field, state }: { field: ActionField; state: ActionState }) {
  const { name, label, hint, kind = 'text', options = [], input } = field
  // A form that is new, or was done, holds what it held before somebody typed.
  const isFresh = Object.keys(state.values).length === 0
  const value = (isFresh ? field.value : state.values[name]) ?? ''
  const texts = { name, label, hint, className: 'w-full max-w-md' }
  switch (kind) {
    case 'checkbox':
      return <CheckboxField name={name} label={label} hint={hint} isChecked={value === 'yes'} />
    case 'text-area':
      return <TextAreaField {...texts} defaultValue={value} rows={3} />
    case 'choice':
      return (
        <SelectField {...texts} defaultValue={value}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </SelectField>
      )
    case 'text':
      return <TextField {...texts} defaultValue={value} {...input} />
  }
}
