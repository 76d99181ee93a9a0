'use client'

import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { Fact, Facts } from '@/components/ui/facts'
import { SelectField, TextAreaField, TextField } from '@/components/ui/field'
import { FormOutcome } from '@/components/ui/form-outcome'
import { Link } from '@/components/ui/link'
import { untouched, type WithdrawalState } from './withdrawal-state'

export interface WithdrawalTexts {
  name: string
  orderNumber: string
  orderNumberHint: string
  email: string
  emailHint: string
  items: string
  itemsHint: string
  lines: string
  anotherOrder: string
  review: string
  reviewTitle: string
  confirm: string
  change: string
}

/** An ordered line, to choose how many are withdrawn from. */
export interface WithdrawableLine {
  field: string
  label: string
  quantity: number
}

interface Props {
  action: (state: WithdrawalState, form: FormData) => Promise<WithdrawalState>
  texts: WithdrawalTexts
  /** What the fields hold before the shopper types. */
  known: Record<string, string>
  /** The order of this browser that the form is about, when it was opened from the order's page. */
  lines?: WithdrawableLine[] | undefined
  /** The form for any order. */
  emptyForm: string
  locale: string
}

/** The statement of withdrawal, and its confirmation. Works without JavaScript: the page then comes back with the same state. */
export function WithdrawalForm({ action, texts, known, lines, emptyForm, locale }: Props) {
  const [state, send] = useActionState(action, untouched)
  const values = { ...known, ...state.values }
  const errors = Object.entries(state.errors).map(([field, message]) => ({ field, message }))

  const field = (name: string, label: string) => ({
    name,
    label,
    error: state.errors[name],
    defaultValue: values[name] ?? '',
  })

  return (
    <form action={send} noValidate className="flex flex-col gap-8">
      <input type="hidden" name="locale" value={locale} />
      <FormOutcome state={state} untouched={untouched} errors={errors}>
        {state.review && <h2>{texts.reviewTitle}</h2>}
      </FormOutcome>
      {state.review ? (
        <>
          {Object.entries(values).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <input type="hidden" name="token" value={state.review.token} />
          <Facts>
            {state.review.facts.map(({ name, value }) => (
              <Fact key={name} name={name}>
                <span className="whitespace-pre-line">{value}</span>
              </Fact>
            ))}
          </Facts>
          <div className="flex flex-wrap gap-4">
            <Button name="step" value="confirm">
              {texts.confirm}
            </Button>
            <Button name="step" value="change" variant="secondary">
              {texts.change}
            </Button>
          </div>
        </>
      ) : (
        <>
          <div className="flex flex-col gap-5">
            <TextField
              {...field('name', texts.name)}
              // The button that led back here is gone, and the focus with it.
              autoFocus={state !== untouched && !state.errorTitle && !state.problem}
              autoComplete="name"
              required
            />
            {lines ? (
              <div>
                <p className="font-medium">{texts.orderNumber}</p>
                <input type="hidden" name="orderNumber" value={values.orderNumber} />
                <p className="break-words">{values.orderNumber}</p>
                <Link
                  href={emptyForm}
                  className="inline-flex min-h-11 items-center underline underline-offset-4"
                >
                  {texts.anotherOrder}
                </Link>
              </div>
            ) : (
              <TextField
                {...field('orderNumber', texts.orderNumber)}
                hint={texts.orderNumberHint}
                autoComplete="off"
                spellCheck={false}
                required
              />
            )}
            <TextField
              {...field('email', texts.email)}
              type="email"
              autoComplete="email"
              hint={texts.emailHint}
              required
            />
          </div>
          {lines ? (
            <fieldset className="flex flex-col gap-5">
              <legend className="section-legend">{texts.lines}</legend>
              {lines.map((line) => (
                <QuantityField key={line.field} line={line} {...field(line.field, line.label)} />
              ))}
            </fieldset>
          ) : (
            <TextAreaField {...field('items', texts.items)} hint={texts.itemsHint} rows={3} />
          )}
          <Button name="step" value="review" className="w-full sm:w-auto sm:self-start sm:px-8">
            {texts.review}
          </Button>
        </>
      )}
    </form>
  )
}

function QuantityField({
  line,
  defaultValue,
  ...rest
}: {
  line: WithdrawableLine
  name: string
  label: string
  error: string | undefined
  defaultValue: string
}) {
  const chosen = defaultValue || String(line.quantity)
  return (
    <SelectField {...rest} defaultValue={chosen}>
      {Array.from({ length: line.quantity + 1 }, (_, count) => String(count)).map((count) => (
        <option key={count}>{count}</option>
      ))}
    </SelectField>
  )
}
