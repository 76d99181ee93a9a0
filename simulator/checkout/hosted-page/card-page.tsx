import { type CardField, type CardProblem, maxCardholderNameLength } from '../../payments/card.ts'
import type { PageMethod } from '../../payments/page-methods.ts'
import type { Addresses } from '../addresses.ts'
import type { Texts } from '../texts/texts.ts'
import { CardMarks } from './card-marks.tsx'
import { isExpired, type StoredCard, StoredCards } from './stored-cards.tsx'
import { TestCards, typicalExpiry, typicalHolder } from './test-cards.tsx'
import { Wallets } from './wallets.tsx'

export interface CardPanelProps {
  texts: Texts
  to: Addresses
  amount: string
  methods: PageMethod[]
  storedCards: StoredCard[]
  now: Date
  cancellable: boolean
  /** Why the shopper is asked to pay again; undefined on the first try. */
  anotherTry: string | undefined
  heading: string
  /** Whether a saved card has just been removed. */
  cardRemoved: boolean
  /** The merchant's own words. */
  note: string | undefined
  /** Whether the shopper may have the card stored, or has agreed to that with the merchant. */
  cardStorage: 'offered' | 'agreed' | 'none'
  problems: CardProblem[]
  storedChoiceMissing: boolean
  /** What may be shown again. The number and the security code never are. */
  kept: { holderName?: string; expiry?: string; keep?: boolean }
}

/** The ways to pay: wallets and banks, cards kept from before, and the form in which a shopper types a card. */
export function CardPanel(props: CardPanelProps) {
  const { texts, to, methods, storedCards, problems } = props
  const wallets = methods.filter((method) => method !== 'Card')
  const hasCard = methods.includes('Card')
  return (
    <section class="panel">
      <header>
        <h1>{props.heading}</h1>
        {props.cardRemoved && (
          <p role="status" tabindex={-1} autofocus>
            {texts.storedCards.removed}
          </p>
        )}
        {props.anotherTry && problems.length === 0 && <p class="problem">{props.anotherTry}</p>}
        {problems.length > 0 && <p class="muted">{texts.card.typeAgain}</p>}
        {props.note && <p class="muted">{props.note}</p>}
      </header>
      {wallets.length > 0 && <Wallets methods={wallets} texts={texts} to={to} />}
      {wallets.length > 0 && hasCard && <p class="or">{texts.card.or}</p>}
      {hasCard && storedCards.length > 0 && (
        <StoredCards
          cards={storedCards}
          texts={texts}
          to={to}
          amount={props.amount}
          now={props.now}
          choiceMissing={props.storedChoiceMissing}
        />
      )}
      {hasCard &&
        (storedCards.length === 0 ? (
          <CardForm {...props} />
        ) : (
          <details open={problems.length > 0 || storedCards.every(({ card }) => isExpired(card, props.now))}>
            <summary>{texts.storedCards.another}</summary>
            <CardForm {...props} />
          </details>
        ))}
      {props.cancellable && (
        <form method="post" action={to.cancel}>
          <button type="submit" class="quiet">
            {texts.card.cancel}
          </button>
        </form>
      )}
      <TestCards texts={texts} to={to} now={props.now} />
    </section>
  )
}

function CardForm({ texts, to, amount, now, cardStorage, problems, kept }: CardPanelProps) {
  const words = texts.card
  const first = problems[0]?.field
  const fieldProps = (field: CardField) => ({
    problem: problems.find((problem) => problem.field === field),
    first: field === first,
    texts,
  })
  return (
    <form
      method="post"
      action={to.card}
      novalidate
      data-problems={JSON.stringify(words.problems)}
      data-now={now.toISOString()}
      data-holder={typicalHolder}
      data-expiry={typicalExpiry(now)}
    >
      <Field
        {...fieldProps('number')}
        name="number"
        label={words.number}
        autocomplete="cc-number"
        numeric
        marks
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
      {cardStorage === 'offered' && (
        <div class="checkbox">
          <input
            id="keep"
            type="checkbox"
            name="keep"
            value="yes"
            checked={kept.keep}
            aria-describedby="keep-hint"
          />
          <div>
            <label for="keep">{words.keep}</label>
            <p id="keep-hint" class="hint">
              {words.keepHint}
            </p>
          </div>
        </div>
      )}
      {cardStorage === 'agreed' && <p class="hint">{words.kept}</p>}
      <button type="submit" class="main-action">
        {words.pay(amount)}
      </button>
      <p class="sending" role="status" data-sending={words.sending} />
    </form>
  )
}

interface CardFieldProps {
  name: CardField
  label: string
  hint?: string
  autocomplete: 'cc-number' | 'cc-name' | 'cc-exp' | 'cc-csc'
  value?: string | undefined
  numeric?: boolean
  /** Whether the marks of the accepted cards stand beside the label, and the brand of the number is said. */
  marks?: boolean
  problem: CardProblem | undefined
  /** Whether this is the first field in error, which gets the focus. */
  first: boolean
  texts: Texts
}

/** The number with blanks or dashes, the expiry with a year of four digits and blanks around its stroke. */
const maxLengths: Record<CardField, number> = {
  number: 30,
  holderName: maxCardholderNameLength,
  expiry: 12,
  securityCode: 4,
}

function Field({
  name,
  label,
  hint,
  autocomplete,
  value,
  numeric,
  marks,
  problem,
  first,
  texts,
}: CardFieldProps) {
  return (
    <div class="field">
      <div class="label">
        <label for={name}>{label}</label>
        {marks && <CardMarks />}
      </div>
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
          maxlength={maxLengths[name]}
          value={value}
          required
          aria-describedby={[`${name}-problem`, hint && `${name}-hint`].filter(Boolean).join(' ')}
          aria-invalid={problem ? 'true' : undefined}
          autofocus={first || undefined}
        />
        {marks && <output class="visually-hidden" for={name} />}
      </div>
      <p id={`${name}-problem`} class="problem">
        {problem && texts.card.problems[problem.code]}
      </p>
    </div>
  )
}
