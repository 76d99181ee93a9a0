import type { Child } from 'hono/jsx'
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
    <section class="panel">
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
    <section class="panel" data-waiting>
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
  const amount = formatMoney(job.amountToCollect, job.currency, job.locale)
  const details: [string, Child][] = [
    [words.merchant, <bdi>{businessName}</bdi>],
    [words.amount, <span class="money">{amount}</span>],
    [words.card, card && words.cardEndingIn(card.brand, card.maskedNumber.slice(-4))],
    [words.holder, card && <bdi>{card.holderName}</bdi>],
  ]
  return (
    <dl class="lines long">
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

/** The likeliest answer weighs most, and leaving least. */
const weights = new Map<AuthenticationOutcome, string>([
  ['Successful', 'main-action'],
  ['Abandoned', 'quiet'],
])

type OutcomeButton = [outcome: AuthenticationOutcome, label: string, hint: string]

function Outcomes({ to, outcomes }: { to: Addresses; outcomes: OutcomeButton[] }) {
  return (
    <form method="post" action={to.threeDSecure}>
      <ul class="choices">
        {outcomes.map(([outcome, label, hint]) => (
          <li>
            <button
              type="submit"
              class={weights.get(outcome)}
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
