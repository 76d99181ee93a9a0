import { desc, eq } from 'drizzle-orm'
import { Hono } from 'hono'
import type { TestNotification } from '../../notifications/sender.ts'
import { currentPayment } from '../../payments/payment-job.ts'
import { newReference } from '../../payments/references.ts'
import { addressSchema, settingsSchema } from '../../payments/settings.ts'
import { paymentJob } from '../../payments/tables.ts'
import { readForm } from '../../web/form.ts'
import { allow } from '../auth/guards.tsx'
import type { PortalContext, PortalEnv, PortalParts } from '../portal-env.ts'
import { Message } from '../ui/elements.tsx'
import { PostForm, type Problems } from '../ui/form.tsx'
import { showPage } from '../ui/page.tsx'
import { SettingsFields } from './settings-fields.tsx'
import { type Fields, formOf, readFields } from './settings-form.ts'
import { Tabs } from './tabs.tsx'

/** What of the form a test notification depends on. */
const testSchema = settingsSchema
  .pick({ notificationsInPascalCase: true, sourceAddress: true })
  .extend({ notificationUrl: addressSchema })

/** What a merchant sets: name, addresses, capture, 3-D Secure, and what the simulator may do in two ways. */
export function settingsPages(parts: PortalParts): Hono<PortalEnv> {
  const { configurations, configurationId, database, sender, clock } = parts
  const app = new Hono<PortalEnv>()

  const show = (c: PortalContext, form: Fields, problems: Problems = {}, tested?: TestNotification) => {
    const hasProblem = Object.values(problems).some(Boolean)
    return showPage(c, {
      title: hasProblem ? 'Error: Settings' : 'Settings',
      status: hasProblem ? 400 : 200,
      body: (
        <>
          <Tabs view={c.var.view} current="Settings" />
          {c.req.query('done') === 'saved' && !tested && !hasProblem && (
            <Message tone="good">
              The settings are saved. Return URLs and attempts hold from the next payment job on, everything
              else at once.
            </Message>
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

  app.get('/configuration', allow('configure'), (c) => show(c, formOf(c.var.configuration.settings)))

  app.post('/configuration', allow('configure'), async (c) => {
    const form = await readForm(c)
    const read = readFields(settingsSchema, form)
    if ('problems' in read) return show(c, form, read.problems)
    await configurations.set(configurationId, read.value)
    return c.redirect(c.var.to('/configuration?done=saved'), 303)
  })

  app.post('/configuration/test-notification', allow('configure'), async (c) => {
    const form = await readForm(c)
    const read = readFields(testSchema, form)
    if ('problems' in read) return show(c, form, read.problems)
    const { notificationUrl, ...settings } = read.value
    return show(c, form, {}, await sender.sendTest(notificationUrl, await aboutWhat(), settings))
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
  const { answer, acknowledged, result, milliseconds, requestBody } = tested
  return (
    <Message tone={acknowledged ? 'good' : 'bad'}>
      <p>
        <strong>
          {acknowledged ? 'The notification was received.' : 'The notification was not received.'}
        </strong>{' '}
        {result} ({milliseconds} ms). Nothing is saved by a test.
      </p>
      <details class="more">
        <summary>Request and response</summary>
        <div>
          <h2>Request</h2>
          <pre>{requestBody}</pre>
          {'status' in answer && (
            <>
              <h2>Response {answer.status}</h2>
              <pre>{answer.body || '(empty)'}</pre>
            </>
          )}
        </div>
      </details>
    </Message>
  )
}
