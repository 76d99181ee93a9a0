import { pageMethods } from '../../payments/page-methods.ts'
import { Field, Problem, type Problems, Select, Tick } from '../ui/form.tsx'
import { methodField, methodNames, type SettingsForm, sourceAddresses } from './read-settings.ts'

interface Fields {
  form: SettingsForm
  problems: Problems
  /** Where a test notification is asked for. */
  test: string
}

/** Everything that can be set, with a line on what it does. */
export function SettingsFields({ form, problems, test }: Fields) {
  const field = (name: string, label: string, hint?: string, isAddressField = false) => (
    <Field
      name={name}
      label={label}
      hint={hint}
      value={form[name]}
      problem={problems[name]}
      {...(isAddressField && { type: 'url' as const })}
    />
  )
  const tick = (name: string, label: string, hint: string) => (
    <Tick name={name} label={label} hint={hint} checked={form[name] === 'yes'} />
  )
  return (
    <div class="pair even">
      <div class="stack">
        <section class="panel">
          <h2>Shoppers</h2>
          {field('merchantName', 'Merchant name', 'On the hosted page and in this Portal.')}
          {field(
            'attempts',
            'Attempts to pay',
            'After so many failures, the shopper goes to the failed return URL.',
          )}
          <fieldset class="choices" aria-describedby={problems.paymentMethods && 'paymentMethods-problem'}>
            <legend>Payment methods</legend>
            <p class="hint">
              What the hosted page offers, as far as a payment job allows it. All are simulated.
            </p>
            {pageMethods.map((method) => (
              <Tick
                name={methodField(method)}
                label={methodNames[method]}
                checked={form[methodField(method)] === 'yes'}
              />
            ))}
            <Problem id="paymentMethods" text={problems.paymentMethods} />
          </fieldset>
        </section>
        <section class="panel">
          <h2>Payments</h2>
          {tick(
            'autoCapture',
            'Auto Capture',
            'An authorised payment is captured at once. Off, it stays Reserved until it is captured by a call or here.',
          )}
          {tick(
            'threeDSecureRequired',
            '3D Secure Required',
            'When 3-D Secure is unavailable, the payment is declined. Off, it goes on without.',
          )}
          {tick(
            'avs',
            'AVS',
            'For experts only: leave it off unless you know what each answer means. The issuer is asked whether the billing address is the card’s; its answer stands in the acquiring details of a payment, and refuses nothing here.',
          )}
          {tick(
            'refundsNeedSettlement',
            'Refunds wait for settlement',
            'As in production: refunds are refused until midnight, London time; before, a payment is cancelled. Off, they succeed at once.',
          )}
        </section>
      </div>
      <div class="stack">
        <section class="panel">
          <h2>Return URLs</h2>
          <p class="hint">
            Where a shopper goes when a payment job names no address of its own. The payment’s references are
            added.
          </p>
          {field('returnUrlSuccess', 'Success', undefined, true)}
          {field('returnUrlFailed', 'Failed', undefined, true)}
          {field('returnUrlCancelled', 'Cancelled', undefined, true)}
        </section>
        <section class="panel">
          <h2>Notifications</h2>
          {field(
            'notificationUrl',
            'Notification URL',
            'For payment jobs that name none of their own.',
            true,
          )}
          <div>
            <button type="submit" formaction={test}>
              Send a test notification
            </button>
          </div>
          {tick(
            'notifyRefunds',
            'Notify refunds',
            'Also a completed refund is notified, though it changes no status.',
          )}
          {tick(
            'notificationsInPascalCase',
            'Names in PascalCase',
            'As some accounts get them: PaymentJobReference instead of paymentJobReference.',
          )}
          <Select
            name="sourceAddress"
            label="Source address"
            hint="What a proxy in front of your shop would add, to try a list of allowed addresses."
            value={form.sourceAddress}
            options={sourceAddresses}
          />
        </section>
        <section class="panel">
          <h2>Calls</h2>
          {field(
            'wrongHashesBeforeLock',
            'Wrong hashes before the lock',
            'So many in a row lock this configuration.',
          )}
          {tick(
            'suffixedCustomerReferenceCode',
            'Suffix of a customer’s code',
            'An unknown customer reference is answered with InvalidCustomerReference_1 instead of InvalidCustomerReference.',
          )}
        </section>
      </div>
    </div>
  )
}
