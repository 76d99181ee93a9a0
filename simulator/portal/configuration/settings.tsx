import { desc, eq } from 'drizzle-orm'
import { deniedSentence } from '../../destinations/destinations.ts'
import type { TestNotification } from '../../notifications/sender.ts'
import { currentPayment } from '../../payments/payment-job.ts'
import { newReference } from '../../payments/references.ts'
import {
  addressSchema,
  settingsAddresses,
  settingsSchema,
  shownSettings,
  withKeptPasswords,
} from '../../payments/settings.ts'
import { paymentJob } from '../../payments/tables.ts'
import { FormRejection } from '../form-rejection.ts'
import type { PortalContext, SectionDependencies } from '../portal-env.ts'
import { Message } from '../ui/elements.tsx'
import { PostForm, Submit } from '../ui/form.tsx'
import { formOf, parseForm } from '../ui/form-data.ts'
import { type PageState, redirectWithFlash, showPage } from '../ui/page.tsx'
import type { SectionRoutes } from '../ui/section.ts'
import { SettingsFields } from './settings-fields.tsx'
import { Tabs } from './tabs.tsx'

/** What of the form a test notification depends on. */
const testSchema = settingsSchema
  .pick({ notificationsInPascalCase: true, sourceAddress: true })
  .extend({ notificationUrl: addressSchema })

interface SettingsState extends PageState {
  tested?: TestNotification
}

/** What a merchant sets: name, addresses, capture, 3-D Secure, and what the simulator may do in two ways. */
export function settingsRoutes({ get, post }: SectionRoutes, dependencies: SectionDependencies): void {
  const { configurations, configurationId, database, sender, clock, destinations } = dependencies

  const page = (c: PortalContext, state: SettingsState = {}) =>
    showPage(c, {
      title: 'Settings',
      heading: <Tabs current="Settings" />,
      ...state,
      flash: {
        saved:
          'The settings are saved. Return URLs and attempts hold from the next payment job on, everything else at once.',
      },
      body: (
        <>
          {state.tested && <TestResult tested={state.tested} />}
          <PostForm action="/configuration" class="sections">
            <SettingsFields
              state={{ form: formOf(shownSettings(c.var.configuration.settings)), ...state }}
              test={c.var.to('/configuration/test-notification')}
            />
            <Submit>Save settings</Submit>
          </PostForm>
        </>
      ),
    })

  get('/configuration', page)

  post('/configuration', page, async (c, form) => {
    const settings = parseForm(settingsSchema, form)
    expectAllowed(settingsAddresses(settings))
    await configurations.set(configurationId, settings)
    return redirectWithFlash(c, '/configuration', 'saved')
  })

  post('/configuration/test-notification', page, async (c, form) => {
    const { notificationUrl, ...settings } = withKeptPasswords(
      parseForm(testSchema, form),
      c.var.configuration.settings,
    )
    expectAllowed({ notificationUrl })
    const tested = await sender.sendTest(notificationUrl, await sampleReferences(), settings)
    return page(c, { form, tested })
  })

  /** @throws FormRejection that names each field whose address this simulator may not send to */
  function expectAllowed(addresses: Record<string, string | undefined>): void {
    const denied = destinations.denied(addresses)
    if (denied.length > 0) {
      throw new FormRejection(
        Object.fromEntries(denied.map(({ name, reason }) => [name, deniedSentence(reason)])),
      )
    }
  }

  /** The newest payment, which a shop knows; or references of nothing. */
  async function sampleReferences() {
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
}

function TestResult({ tested }: { tested: TestNotification }) {
  const { response, acknowledged, result, durationMs, requestBody } = tested
  return (
    <Message tone={acknowledged ? 'good' : 'bad'}>
      <p>
        <strong>
          {acknowledged ? 'The notification was received.' : 'The notification was not received.'}
        </strong>{' '}
        {result} ({durationMs} ms). Nothing is saved by a test.
      </p>
      <details class="more">
        <summary>Request and response</summary>
        <div>
          <h2>Request</h2>
          <pre>{requestBody}</pre>
          {'status' in response && (
            <>
              <h2>Response {response.status}</h2>
              <pre>{response.body || '(empty)'}</pre>
            </>
          )}
        </div>
      </details>
    </Message>
  )
}
