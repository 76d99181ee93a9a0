import { isTooFine, product } from '../../payments/amount.ts'
import type { PaymentJob } from '../../payments/payment-job.ts'
import { stageOf } from '../../payments/stage.ts'
import { languageTag } from '../../web/locale.ts'
import { formatMoney } from '../../web/money.ts'
import { textsIn } from '../texts/texts.ts'

type OrderLine = PaymentJob['order']['orderLines'][number]

interface OrderSummaryProps {
  job: PaymentJob
  lines: boolean
  /** On a small screen all but the total folds up, to leave room for what is to be filled in. */
  folds?: boolean
}

/** What is bought and what it costs, as far as the merchant said. */
export function OrderSummary({ job, lines, folds = false }: OrderSummaryProps) {
  const { order: texts, threeDSecure } = textsIn(job.locale)
  const amount = stageOf(job) === 'finished' ? threeDSecure.amount : texts.amount
  const total = formatMoney(job.amountToCollect, job.currency, job.locale)
  const { orderNumber } = job.order
  const orderLines = lines ? job.order.orderLines : []
  const hasDetails = orderNumber || orderLines.length > 0
  return (
    <section class={folds ? 'order folds' : 'order'} aria-labelledby="order">
      <h2 id="order" class="muted">
        {texts.heading}
      </h2>
      <p class="total">
        <span class="muted">{amount}</span>
        <strong class="money">{total}</strong>
      </p>
      {folds && hasDetails && (
        // What it opens and closes stands behind it, so that a wide screen can always show that.
        <details class="fold">
          <summary>{texts.heading}</summary>
        </details>
      )}
      {hasDetails && (
        <dl class="lines">
          {orderNumber && (
            <div>
              <dt class="muted">{texts.number}</dt>
              <dd>
                <bdi>{orderNumber}</bdi>
              </dd>
            </div>
          )}
          {orderLines.map((line) => (
            <Line line={line} job={job} />
          ))}
          {orderLines.length > 0 && (
            <div class="sum">
              <dt>{texts.total}</dt>
              <dd class="money">{total}</dd>
            </div>
          )}
        </dl>
      )}
    </section>
  )
}

function Line({ line, job }: { line: OrderLine; job: PaymentJob }) {
  const quantity = Number(line.quantity ?? 1)
  const amount = line.totalLineAmount ?? priceOf(line, job.currency)
  const texts = textsIn(job.locale).order
  return (
    <div>
      <dt>
        <bdi>{line.name}</bdi>
        {Number.isFinite(quantity) && quantity !== 1 && (
          <small>{texts.quantity(new Intl.NumberFormat(languageTag(job.locale)).format(quantity))}</small>
        )}
      </dt>
      <dd class="money">{amount !== undefined && formatMoney(amount, job.currency, job.locale)}</dd>
    </div>
  )
}

/** The unit price times the quantity; undefined where the currency could not write that exactly. */
function priceOf({ quantity = '1', unitPriceInclVat }: OrderLine, currency: string): string | undefined {
  if (unitPriceInclVat === undefined) return undefined
  const price = product(quantity, unitPriceInclVat)
  return isTooFine(price, currency) ? undefined : price
}
