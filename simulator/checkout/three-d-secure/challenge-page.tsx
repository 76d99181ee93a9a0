import type { ChallengeEnding } from '../../payments/challenge.ts'
import { type AuthenticationOutcome, currentPayment, type PaymentJob } from '../../payments/payment-job.ts'
import { formatMoney } from '../../web/money.ts'
import type { Addresses } from '../addresses.ts'
import { formatMoment } from '../moment.ts'
import type { Texts } from '../texts/texts.ts'

interface ChallengeProps {
  job: PaymentJob
  businessName: string
  texts: Texts
  to: Addresses
  ending: ChallengeEnding
}

/** The page of a bank that asks whether this is the holder of the card; here one chooses what it finds. */
export function Challenge({ job, businessName, texts, to, ending }: ChallengeProps) {
  const words = texts.threeDSecure
  return (
    <section class="panel bank">
      <header>
        <h1>{words.heading}</h1>
        <p class="muted">{words.intro}</p>
      </header>
      <Facts job={job} businessName={businessName} texts={texts} />
      <Choices
        to={to}
        choices={[
          ['Successful', words.successful, words.successfulHint],
          ['Failed', words.failed, words.failedHint],
          ['Unavailable', words.unavailable, words.unavailableHint],
          ['Attempted', words.attempted, words.attemptedHint],
          ['Abandoned', words.leave, words.leaveHint],
        ]}
      />
      <p class="hint">{words.until(formatMoment(ending.at, 'time', job.locale, job.timeZone))}</p>
    </section>
  )
}

/** A challenge that the bank's own app answers: the page waits, and goes on by itself. */
export function DecoupledChallenge({ job, businessName, texts, to }: Omit<ChallengeProps, 'ending'>) {
  const words = texts.decoupled
  const { leave, leaveHint } = texts.threeDSecure
  return (
    <section class="panel bank" data-waiting>
      <header>
        <h1>{words.heading}</h1>
        <p class="muted">{words.intro}</p>
      </header>
      <p class="waiting" role="status">
        {words.waiting}
      </p>
      <Facts job={job} businessName={businessName} texts={texts} />
      <Choices
        to={to}
        choices={[
          ['Successful', words.confirm, words.confirmHint],
          ['Failed', words.refuse, words.refuseHint],
          ['Abandoned', leave, leaveHint],
        ]}
      />
    </section>
  )
}

function Facts({ job, businessName, texts }: Pick<ChallengeProps, 'job' | 'businessName' | 'texts'>) {
  const words = texts.threeDSecure
  const { card } = currentPayment(job)
  const facts: [string, string | undefined][] = [
    [words.merchant, businessName],
    [words.amount, formatMoney(job.amountToCollect, job.currency, job.locale)],
    [words.card, card && words.cardEndingIn(card.brand, card.maskedNumber.slice(-4))],
    [words.holder, card?.holderName],
  ]
  return (
    <dl class="lines">
      {facts.map(
        ([name, value]) =>
          value && (
            <div>
              <dt class="muted">{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}

type Choice = [outcome: AuthenticationOutcome, label: string, hint: string]

function Choices({ to, choices }: { to: Addresses; choices: Choice[] }) {
  return (
    <form method="post" action={to.threeDSecure}>
      <ul class="choices">
        {choices.map(([outcome, label, hint]) => (
          <li>
            <button
              type="submit"
              class={outcome === 'Abandoned' ? 'quiet' : undefined}
              name="outcome"
              value={outcome}
              aria-describedby={outcome}
            >
              {label}
            </button>
            <p id={outcome} class="hint">
              {hint}
            </p>
          </li>
        ))}
      </ul>
    </form>
  )
}

/** Stands where the merchant's name stands on the merchant's pages. */
export function Bank({ texts }: { texts: Texts }) {
  return (
    <>
      <span class="monogram" aria-hidden="true">
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M12 3l8 3v6c0 4.5-3.3 7.6-8 9-4.7-1.4-8-4.5-8-9V6z" />
          <path d="M8.5 12l2.5 2.5 4.5-5" />
        </svg>
      </span>
      {texts.threeDSecure.bank}
    </>
  )
}
