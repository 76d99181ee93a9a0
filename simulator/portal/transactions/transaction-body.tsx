import { parse, stringify } from 'lossless-json'
import type { ActivityEvent } from '../../activity/activity-events.ts'
import { readAcquiringDetails } from '../../payments/acquiring-details.ts'
import { jobStatus } from '../../payments/lifecycle.ts'
import { authenticationNames, reasonNames } from '../../payments/outcome-names.ts'
import type { Payment, PaymentJob } from '../../payments/payment-job.ts'
import type { ConfigurationSettings } from '../../payments/settings.ts'
import { languageName } from '../languages.ts'
import { Fact, Moment, money, Panel, Reference, Status } from '../ui/elements.tsx'
import { DataTable } from '../ui/table.tsx'
import { useViewer } from '../ui/viewer.ts'
import { optionNames, walletName } from './names.ts'
import { PaymentActions } from './payment-actions.tsx'
import { addressText } from './postal-address.ts'

/** What it is, how it stands, and what can be done about it: first on a phone too. */
export function TransactionHead(props: { job: PaymentJob; settings: ConfigurationSettings; now: Date }) {
  const { job } = props
  return (
    <div class="head">
      <div>
        <p>
          <a href={useViewer().to('/transactions')}>Transactions</a>
        </p>
        <h1>{money(job.amountToCollect, job.currency)}</h1>
        <p class="row">
          <Status status={jobStatus(job.payments)} />
          <Reference text={job.reference} name="the payment job’s reference" />
        </p>
      </div>
      <PaymentActions {...props} />
    </div>
  )
}

interface Props {
  job: PaymentJob
  pageUrl: string
  events: ActivityEvent[]
}

/** What is known of it beside what happened; on a phone before it. */
export function TransactionBody({ job, pageUrl, events }: Props) {
  return (
    <div class="pair log">
      <div class="stack side-column">
        {[...job.payments].reverse().map((payment, index) => (
          <Panel title={job.payments.length > 1 ? `Payment ${job.payments.length - index}` : 'Payment'}>
            <PaymentFacts payment={payment} job={job} />
          </Panel>
        ))}
        <JobFacts job={job} pageUrl={pageUrl} />
        <OrderFacts job={job} />
      </div>
      <Panel title="Activity" hint="Times are London time.">
        <ol class="activity">
          {events.map((event) => (
            <Event event={event} />
          ))}
        </ol>
      </Panel>
    </div>
  )
}

function Event({ event }: { event: ActivityEvent }) {
  return (
    <li class={event.tone ?? ''}>
      <p class="what">
        <strong>{event.title}</strong>
        <Moment at={event.at} to="seconds" />
      </p>
      {event.notes.map((note) => (
        <p class="hint">{note}</p>
      ))}
      {event.texts.length > 0 && (
        <details class="more">
          <summary>{event.texts.map(({ name }) => name).join(' and ')}</summary>
          <div>
            {event.texts.map(({ name, text }) => (
              <>
                <h3>{name}</h3>
                <pre>{readable(text)}</pre>
              </>
            ))}
          </div>
        </details>
      )}
    </li>
  )
}

/** JSON is easier to read with its lines apart; numbers keep their digits. */
function readable(text: string): string {
  try {
    return stringify(parse(text), null, 2) ?? text
  } catch {
    return text || '(empty)'
  }
}

function JobFacts({ job, pageUrl }: { job: PaymentJob; pageUrl: string }) {
  const { order } = job
  return (
    <Panel title="Payment job">
      <dl class="facts">
        {order.orderNumber && (
          <Fact name="Order number">
            <Reference text={order.orderNumber} name="the order number" />
          </Fact>
        )}
        <Fact name="Created">
          <Moment at={job.createdAt} />
        </Fact>
        <Fact name="Expires">
          <Moment at={job.expiresAt} />
        </Fact>
        <Fact name="Language">{languageName(job.locale)}</Fact>
        {job.options.length > 0 && (
          <Fact name="Options">{job.options.map((option) => optionNames[option]).join(', ')}</Fact>
        )}
        {job.parentPaymentJobReference && (
          <Fact name="Parent job">
            <Reference text={job.parentPaymentJobReference} />
          </Fact>
        )}
        <Fact name="Hosted page">
          <a href={pageUrl}>Open the shopper’s page</a>
        </Fact>
      </dl>
    </Panel>
  )
}

function PaymentFacts({ payment, job }: { payment: Payment; job: PaymentJob }) {
  const { card, authentication, error, paidAmount, paidAt } = payment
  const { eWalletType } = payment.attributes
  const { Eci: eci, AuthCode: authCode } = readAcquiringDetails(payment) ?? {}
  return (
    <dl class="facts">
      <Fact name="Status">
        <Status status={payment.status} />
      </Fact>
      <Fact name="Reference">
        <Reference text={payment.reference} name="the payment’s reference" />
      </Fact>
      {card && (
        <Fact name="Card">
          {card.brand} {card.type.toLowerCase()}
          <br />
          <span class="code">{card.maskedNumber}</span>, {card.expiryMonth} / {card.expiryYear.slice(-2)}
          <br />
          <bdi>{card.holderName}</bdi>
        </Fact>
      )}
      {eWalletType && <Fact name="Wallet">{walletName(eWalletType)}</Fact>}
      {authentication && (
        <Fact name="3-D Secure">
          {authenticationNames[authentication]}
          {eci && `, ECI ${eci}`}
        </Fact>
      )}
      {authCode && <Fact name="Authorisation">{authCode}</Fact>}
      {error && <Fact name="Reason">{reasonNames[error.code]}</Fact>}
      {paidAmount && <Fact name="Captured">{money(paidAmount, job.currency)}</Fact>}
      {paidAt && (
        <Fact name="Paid">
          <Moment at={paidAt} />
        </Fact>
      )}
    </dl>
  )
}

function OrderFacts({ job }: { job: PaymentJob }) {
  const { orderLines, billingIdentity, billingAddress, shippingAddress, note } = job.order
  const addresses = [
    ['Billing', billingAddress],
    ['Shipping', shippingAddress],
  ] as const
  if (!orderLines.length && !billingIdentity && !billingAddress && !note) return null
  return (
    <Panel title="Order">
      {orderLines.length > 0 && (
        <DataTable
          name="Order lines"
          columns={[
            { head: 'Quantity', class: 'num', cell: ({ quantity }) => quantity ?? 1 },
            { head: 'Item', class: 'long', cell: ({ name }) => <bdi>{name}</bdi> },
            {
              head: 'Amount',
              class: 'num',
              cell: ({ totalLineAmount, unitPriceInclVat, unitPriceExclVat }) =>
                money(String(totalLineAmount ?? unitPriceInclVat ?? unitPriceExclVat ?? ''), job.currency),
            },
          ]}
          rows={orderLines}
        />
      )}
      <dl class="facts">
        {billingIdentity?.emailAddress && (
          <Fact name="Email">
            <Reference text={billingIdentity.emailAddress} name="the email address" />
          </Fact>
        )}
        {addresses.map(
          ([name, address]) =>
            address && (
              <Fact name={name}>
                <bdi>{addressText(address)}</bdi>
              </Fact>
            ),
        )}
        {note && (
          <Fact name="Note">
            <bdi>{note}</bdi>
          </Fact>
        )}
      </dl>
    </Panel>
  )
}
