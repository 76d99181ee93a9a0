import { z } from 'zod'
import { chargeBack, chargebackReasons, chargebackRequest, NoChargeback } from '../../activity/chargeback.ts'
import { dayOf, nextMidnight } from '../../clock/business-day.ts'
import { tooFarText } from '../../clock/clock.ts'
import { hourMs } from '../../durations.ts'
import { faultRequest, injectedFaults } from '../../faults/injected-fault.ts'
import { isScenarioName } from '../../faults/scenarios.ts'
import type { PaymentJob } from '../../payments/payment-job.ts'
import { isReference } from '../../payments/references.ts'
import { reset } from '../../reset.ts'
import { FormRejection } from '../form-rejection.ts'
import type { PortalContext } from '../portal-env.ts'
import { BatchTable } from '../reports/batch-table.tsx'
import { type Batch, batchOf } from '../reports/totals.ts'
import { amountField } from '../typed-amount.ts'
import { Moment, Panel } from '../ui/elements.tsx'
import { Checkbox, Field, fieldsOf, PostForm, Select, Submit } from '../ui/form.tsx'
import { type Form, parseForm } from '../ui/form-data.ts'
import { IdempotentAction } from '../ui/idempotency.tsx'
import { type PageState, redirectWithFlash, showPage } from '../ui/page.tsx'
import type { PortalSection } from '../ui/section.ts'
import { useViewer } from '../ui/viewer.ts'
import { Scenarios } from './scenarios-panel.tsx'

const winds = {
  minute: ['One minute', 60_000],
  hour: ['One hour', hourMs],
  midnight: ['To midnight, London', undefined],
  day: ['One day', 24 * hourMs],
  week: ['One week', 7 * 24 * hourMs],
  month: ['Thirty days', 30 * 24 * hourMs],
} as const

const flash = {
  wound: 'The clock is moved forward. Everything that became due on the way has happened.',
  added: 'The scenario is switched on.',
  cleared: 'The scenario is switched off.',
  'charged-back': 'The chargeback stands in the activity log of the transaction.',
  reset:
    'All payments are removed, the clock shows the real time, and the settings are those of a new account.',
}

/** The simulator itself: its clock, what waits to be settled, what goes wrong on demand, and a fresh start. */
export const simulation: PortalSection = {
  path: '/simulation',
  title: 'Simulation',
  permission: 'see the simulation',
  register({ get, post }, dependencies) {
    const { clock, scheduler, faults, configurationId, database, payments, activityLog } = dependencies
    const once = new IdempotentAction<void>()

    const page = async (c: PortalContext, state: PageState = {}) => {
      const now = clock.now()
      const batch = await batchOf(database, configurationId, dayOf(now))
      const mayControl = c.var.viewer.may('control the simulation')
      return showPage(c, {
        title: 'Simulation',
        ...state,
        flash,
        body: (
          <>
            <div class="pair even">
              <Time now={now} offsetMs={clock.offsetMs} mayControl={mayControl} />
              <Settlement now={now} batch={batch} />
            </div>
            <Scenarios active={injectedFaults(c.var.configuration)} mayControl={mayControl} state={state} />
            {mayControl && <Chargeback state={state} />}
            {mayControl && <Reset error={state.errors?.sure} />}
          </>
        ),
      })
    }

    get('/simulation', page)

    const controlAction = (
      path: string,
      done: keyof typeof flash,
      act: (c: PortalContext, form: Form) => Promise<void>,
    ) =>
      post(
        `/simulation${path}`,
        page,
        async (c, form) => {
          await act(c, form)
          return redirectWithFlash(c, '/simulation', done)
        },
        'control the simulation',
      )

    controlAction('/wind', 'wound', async (c, form) => {
      const { by = '' } = form
      if (!isWind(by)) throw new FormRejection('Choose how far to move the clock.')
      const now = clock.now()
      const durationMs = winds[by][1] ?? nextMidnight(now).getTime() - now.getTime() + 1_000
      if (clock.isTooFar(durationMs)) throw new FormRejection(tooFarText)
      await once.run(c, form, () => scheduler.wind(configurationId, durationMs))
    })

    controlAction('/scenarios', 'added', async (c, form) => {
      if (!isScenarioName(form.scenario ?? '')) throw new FormRejection('There is no such scenario.')
      const fault = parseForm(faultRequest, { ...form, orderNumber: form.orderNumber?.trim() })
      await once.run(c, form, async () => {
        await faults.add(configurationId, fault)
      })
    })

    controlAction('/scenarios/clear', 'cleared', async (_, { id = '' }) => {
      await faults.clear(configurationId, id)
    })

    controlAction('/chargeback', 'charged-back', async (c, form) => {
      const reference = form.transaction?.trim() ?? ''
      const found = isReference(reference) ? await payments.find(configurationId, reference) : undefined
      const { transaction: job, ...request } = parseForm(chargebackForm(found), form)
      try {
        await once.run(c, form, async () => {
          await chargeBack(activityLog, job, request, clock.now(), c.var.viewer.user.email)
        })
      } catch (error) {
        if (error instanceof NoChargeback) throw new FormRejection(error.message)
        throw error
      }
    })

    controlAction('/reset', 'reset', async (_, { sure }) => {
      if (sure !== 'yes') {
        throw new FormRejection({ sure: 'Tick this first: what is removed cannot be brought back.' })
      }
      await reset(dependencies, configurationId)
    })
  },
}

/** @param job the one whose reference was typed */
const chargebackForm = (job: PaymentJob | undefined) =>
  chargebackRequest.extend({
    transaction: z.string().transform((typed, { addIssue }) => {
      if (job) return job
      addIssue(
        typed.trim()
          ? 'This account has no payment job with that reference.'
          : 'Enter the reference of a payment job.',
      )
      return z.NEVER
    }),
    amount: amountField(job?.currency).optional(),
  })

const isWind = (name: string): name is keyof typeof winds => Object.hasOwn(winds, name)

function Time(props: { now: Date; offsetMs: number; mayControl: boolean }) {
  return (
    <Panel title="Clock">
      <p>
        <strong>
          <Moment at={props.now} to="seconds" />
        </strong>{' '}
        London time
      </p>
      <p class="hint">
        {aheadText(props.offsetMs)} Expiry, settlement and the retry schedule of notifications follow it.
      </p>
      {props.mayControl && (
        <PostForm action="/simulation/wind" idempotent>
          <fieldset>
            <legend>Move forward</legend>
            <div class="row">
              {Object.entries(winds).map(([name, [text]]) => (
                <button type="submit" name="by" value={name}>
                  {text}
                </button>
              ))}
            </div>
          </fieldset>
          <p class="hint">
            It is the clock of this configuration alone. It does not go back; a reset returns it to the
            present.
          </p>
        </PostForm>
      )}
    </Panel>
  )
}

function aheadText(offsetMs: number): string {
  if (offsetMs < 1_000) return 'It shows the real time.'
  const [days, hours, minutes] = [
    Math.floor(offsetMs / (24 * hourMs)),
    Math.floor(offsetMs / hourMs) % 24,
    Math.floor(offsetMs / 60_000) % 60,
  ]
  const parts = [days && `${days} d`, hours && `${hours} h`, minutes && `${minutes} min`].filter(Boolean)
  return `It is ${parts.join(' ') || 'less than a minute'} ahead of the real time.`
}

function Settlement({ now, batch }: { now: Date; batch: Batch[] }) {
  const { may, to } = useViewer()
  return (
    <Panel title="Settlement">
      <p>
        Next at <Moment at={nextMidnight(now)} />
      </p>
      {batch.length > 0 ? (
        <>
          <p class="hint">Today’s captures and refunds are settled then:</p>
          <BatchTable batch={batch} name="Waiting for settlement, by currency" />
        </>
      ) : (
        <p class="hint">
          No payment was captured or refunded today. Until midnight, London time, a payment can be cancelled;
          after that it can only be refunded.
        </p>
      )}
      {may('see reports') && (
        <p>
          <a href={to('/reports')}>Reports of today and earlier days</a>
        </p>
      )}
    </Panel>
  )
}

function Chargeback({ state }: { state: PageState }) {
  const field = fieldsOf(state)
  return (
    <Panel
      title="Chargeback"
      hint="A cardholder disputes a payment at the bank. Cashflows’ API tells a shop nothing of it: it stands in the activity log of the transaction, and changes no status."
    >
      <PostForm action="/simulation/chargeback" idempotent>
        <div class="inline">
          <Field {...field('transaction')} label="Reference of the payment job" code />
          <Field {...field('amount')} label="Amount (optional)" inputmode="decimal" />
          <Select
            {...field('reason')}
            label="Reason"
            class="wide"
            options={chargebackReasons.map((reason) => [reason, reason] as const)}
          />
        </div>
        <Submit>Charge back</Submit>
      </PostForm>
    </Panel>
  )
}

function Reset({ error }: { error: string | undefined }) {
  return (
    <Panel title="Reset">
      <p class="hint">
        Removes every payment job, notification, stored card and payment link of this configuration, switches
        scenarios off, returns the clock to the present, and brings the settings back to those of a new
        account. The API key, the appearance and the users stay.
      </p>
      <PostForm action="/simulation/reset">
        <Checkbox name="sure" label="Remove everything of this configuration" error={error} />
        <Submit kind="danger">Reset</Submit>
      </PostForm>
    </Panel>
  )
}
