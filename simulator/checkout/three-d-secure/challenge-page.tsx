import type { ChallengeEnding } from '../../payments/challenge.ts'
import { type AuthenticationOutcome, currentPayment, type PaymentJob } from '../../payments/payment-job.ts'
import { formatMoney } from '../../web/money.ts'
import type { Addresses } from '../addresses.ts'
import { formatDate } from '../dates.ts'
import type { Texts } from '../texts/texts.ts'

interface ChallengeProps {
  job: PaymentJob
  businessName: string
  texts: Texts
  to: Addresses
  ending: ChallengeEnding
}

/** The challenge by which the issuer authenticates the cardholder; here one chooses its outcome. */
export function Challenge({ job, businessName, texts, to, ending }: ChallengeProps) {
  const words = texts.threeDSecure
  return (
    <section class="panel bank">
      <header>
        <h1>{words.heading}</h1>
        <p class="muted">{words.intro}</p>
      </header>
      <TransactionDetails job={job} businessName={businessName} texts={texts} />
      <Outcomes
        to={to}
        outcomes={[
          ['Successful', words.successful, words.successfulHint],
          ['Failed', words.failed, words.failedHint],
          ['Unavailable', words.unavailable, words.unavailableHint],
          ['Attempted', words.attempted, words.attemptedHint],
          ['Abandoned', words.leave, words.leaveHint],
        ]}
      />
      <p class="hint">{words.until(formatDate(ending.at, 'time', job.locale, job.timeZone))}</p>
    </section>
  )
}

/** A decoupled authentication, which happens in the app of the bank: the page waits, and goes on by itself. */
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
      <TransactionDetails job={job} businessName={businessName} texts={texts} />
      <Outcomes
        to={to}
        outcomes={[
          ['Successful', words.confirm, words.confirmHint],
          ['Failed', words.reject, words.rejectHint],
          ['Abandoned', leave, leaveHint],
        ]}
      />
    </section>
  )
}

function TransactionDetails({
  job,
  businessName,
  texts,
}: Pick<ChallengeProps, 'job' | 'businessName' | 'texts'>) {
  const words = texts.threeDSecure
  const { card } = currentPayment(job)
  const details: [string, string | undefined][] = [
    [words.merchant, businessName],
    [words.amount, formatMoney(job.amountToCollect, job.currency, job.locale)],
    [words.card, card && words.cardEndingIn(card.brand, card.maskedNumber.slice(-4))],
    [words.holder, card?.holderName],
  ]
  return (
    <dl class="lines">
      {details.map(
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

type OutcomeButton = [outcome: AuthenticationOutcome, label: string, hint: string]

function Outcomes({ to, outcomes }: { to: Addresses; outcomes: OutcomeButton[] }) {
  return (
    <form method="post" action={to.threeDSecure}>
      <ul class="choices">
        {outcomes.map(([outcome, label, hint]) => (
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

/** In the header, in place of the merchant. */
export function Issuer({ texts }: { texts: Texts }) {
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
