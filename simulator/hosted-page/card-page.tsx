/** @jsxImportSource hono/jsx */

import type { Addresses } from '../pages/addresses'
import type { Texts } from '../pages/texts/texts'
import type { CardField, CardProblem } from '../payments/card'
import { TestCards } from './test-cards'

interface CardPanelProps {
  texts: Texts
  to: Addresses
  amount: string
  cancellable: boolean
  anotherTry: boolean
  problems: CardProblem[]
  /** What may be shown again. The number and the security code never are. */
  kept: { holderName?: string; expiry?: string }
}

/** The form in which a shopper types a card. */
export function CardPanel({ texts, to, amount, cancellable, anotherTry, problems, kept }: CardPanelProps) {
  const words = texts.card
  const first = problems[0]?.field
  const fieldProps = (field: CardField) => ({
    problem: problems.find((problem) => problem.field === field),
    first: field === first,
    texts,
  })
  return (
    <section class="panel">
      <header>
        <h1>{words.heading}</h1>
        {anotherTry && problems.length === 0 && <p class="problem">{texts.anotherTry}</p>}
        {problems.length > 0 && <p class="muted">{words.typeAgain}</p>}
      </header>
      <form method="post" action={to.card} novalidate>
        <Field
          {...fieldProps('number')}
          name="number"
          label={words.number}
          autocomplete="cc-number"
          numeric
          brand
        />
        <Field
          {...fieldProps('holderName')}
          name="holderName"
          label={words.holderName}
          autocomplete="cc-name"
          value={kept.holderName}
        />
        <div class="pair">
          <Field
            {...fieldProps('expiry')}
            name="expiry"
            label={words.expiry}
            hint={words.expiryHint}
            autocomplete="cc-exp"
            value={kept.expiry}
            numeric
          />
          <Field
            {...fieldProps('securityCode')}
            name="securityCode"
            label={words.securityCode}
            hint={words.securityCodeHint}
            autocomplete="cc-csc"
            numeric
          />
        </div>
        <button type="submit" class="main">
          {words.pay} <span class="money">{amount}</span>
        </button>
      </form>
      {cancellable && (
        <form method="post" action={to.cancel}>
          <button type="submit" class="quiet">
            {words.cancel}
          </button>
        </form>
      )}
      <TestCards texts={texts} to={to} />
    </section>
  )
}

interface FieldProps {
  name: CardField
  label: string
  hint?: string
  autocomplete: 'cc-number' | 'cc-name' | 'cc-exp' | 'cc-csc'
  value?: string | undefined
  numeric?: boolean
  /** Whether there is room for the brand of the card. */
  brand?: boolean
  problem: CardProblem | undefined
  /** Whether this is the first field in error, which gets the focus. */
  first: boolean
  texts: Texts
}

const longest: Record<CardField, number> = { number: 30, holderName: 60, expiry: 9, securityCode: 4 }

function Field({
  name,
  label,
  hint,
  autocomplete,
  value,
  numeric,
  brand,
  problem,
  first,
  texts,
}: FieldProps) {
  const described = [problem && `${name}-problem`, hint && `${name}-hint`].filter(Boolean).join(' ')
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {hint && (
        <p id={`${name}-hint`} class="hint">
          {hint}
        </p>
      )}
      <div class="box">
        <input
          id={name}
          name={name}
          type="text"
          autocomplete={autocomplete}
          inputmode={numeric ? 'numeric' : 'text'}
          autocapitalize={numeric ? undefined : 'words'}
          spellcheck={false}
          maxlength={longest[name]}
          value={value}
          required
          aria-describedby={described || undefined}
          aria-invalid={problem ? 'true' : undefined}
          autofocus={first || undefined}
        />
        {brand && <output for={name} />}
      </div>
      {problem && (
        <p id={`${name}-problem`} class="problem">
          {texts.card.problems[problem.code]}
        </p>
      )}
    </div>
  )
}
