/** @jsxImportSource hono/jsx */
import { desc, eq } from 'drizzle-orm'
import { Hono } from 'hono'
import type { TestNotification } from '../../notifications/sender'
import { readForm } from '../../pages/shopper'
import { isAddress } from '../../payments/is-address'
import { currentPayment } from '../../payments/payment-job'
import { newReference } from '../../payments/references'
import { paymentJob } from '../../store/schema'
import { allow } from '../guards'
import { Message } from '../look/elements'
import { Field, PostForm, type Problems, Select, Tick } from '../look/form'
import { showPage } from '../look/page'
import type { PortalContext, PortalEnv, PortalParts } from '../portal-env'
import { badAddress, readSettings, type SettingsForm, settingsForm, sourceAddresses } from './read-settings'
import { Tabs } from './tabs'

/** What a merchant sets: name, addresses, capture, 3-D Secure, and what the simulator may do in two ways. */
export function settingsPages(parts: PortalParts): Hono<PortalEnv> {
  const { configurations, configurationId, database, sender, clock } = parts
  const app = new Hono<PortalEnv>()

  const show = (c: PortalContext, form: SettingsForm, problems: Problems = {}, tested?: TestNotification) => {
    const hasProblem = Object.values(problems).some(Boolean)
    return showPage(c, {
      title: hasProblem ? 'Error: Settings' : 'Settings',
      status: hasProblem ? 400 : 200,
      body: (
        <>
          <Tabs view={c.var.view} current="Settings" />
          {c.req.query('done') === 'saved' && !tested && !hasProblem && (
            <Message tone="good">The settings are saved. They hold from the next payment job on.</Message>
          )}
          {tested && <TestResult tested={tested} />}
          <PostForm view={c.var.view} action="/configuration" class="sections">
            <SettingsFields
              form={form}
              problems={problems}
              test={c.var.to('/configuration/test-notification')}
            />
            <div>
              <button type="submit" class="main-action">
                Save settings
              </button>
            </div>
          </PostForm>
        </>
      ),
    })
  }

  app.get('/configuration', allow('configure'), (c) => show(c, settingsForm(c.var.configuration.settings)))

  app.post('/configuration', allow('configure'), async (c) => {
    const form = await readForm(c)
    const read = readSettings(form)
    if ('problems' in read) return show(c, form, read.problems)
    await configurations.set(configurationId, read.settings)
    return c.redirect(c.var.to('/configuration?done=saved'), 303)
  })

  app.post('/configuration/test-notification', allow('configure'), async (c) => {
    const form = await readForm(c)
    const url = form.notificationUrl?.trim() ?? ''
    if (!isAddress(url)) return show(c, form, { notificationUrl: badAddress })
    const pascal = form.notificationsInPascalCase === 'yes'
    const sourceAddress = sourceAddresses.find(([value]) => value === form.sourceAddress)?.[0] ?? 'none'
    const settings = { notificationsInPascalCase: pascal, sourceAddress }
    return show(c, form, {}, await sender.sendTest(url, await aboutWhat(), settings))
  })

  /** The newest payment, which a shop knows; or references of nothing. */
  async function aboutWhat() {
    const [row] = await database
      .select({ document: paymentJob.document })
      .from(paymentJob)
      .where(eq(paymentJob.configurationId, configurationId))
      .orderBy(desc(paymentJob.createdAt), desc(paymentJob.reference))
      .limit(1)
    const now = clock.now()
    return {
      paymentJobReference: row?.document.reference ?? newReference('paymentJob', now),
      paymentReference: row ? currentPayment(row.document).reference : newReference('payment', now),
    }
  }

  return app
}

function TestResult({ tested }: { tested: TestNotification }) {
  const { answer, received, verdict, milliseconds, requestBody } = tested
  return (
    <Message tone={received ? 'good' : 'bad'}>
      <p>
        <strong>{received ? 'The notification was received.' : 'The notification was not received.'}</strong>{' '}
        {verdict} ({milliseconds} ms). The settings below are not saved yet.
      </p>
      <details class="more">
        <summary>Request and response</summary>
        <div>
          <h3>Request</h3>
          <pre>{requestBody}</pre>
          {'status' in answer && (
            <>
              <h3>Response {answer.status}</h3>
              <pre>{answer.body || '(empty)'}</pre>
            </>
          )}
        </div>
      </details>
    </Message>
  )
}

function SettingsFields({ form, problems, test }: { form: SettingsForm; problems: Problems; test: string }) {
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
      <section class="panel">
        <h2>Shoppers</h2>
        {field('merchantName', 'Merchant name', 'On the hosted page and in this Portal.')}
        {field(
          'attempts',
          'Attempts to pay',
          'After so many failures, the shopper goes to the failed return URL.',
        )}
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
          'refundsNeedSettlement',
          'Refunds wait for settlement',
          'As in production: refunds are refused until midnight, London time; before, a payment is cancelled. Off, they succeed at once.',
        )}
      </section>
      <section class="panel">
        <h2>Notifications</h2>
        {field('notificationUrl', 'Notification URL', 'For payment jobs that name none of their own.', true)}
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
  )
}
