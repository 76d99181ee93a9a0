import { Hono } from 'hono'
import { dayOf, nextMidnight } from '../../clock/business-day.ts'
import { tooFarText } from '../../clock/clock.ts'
import { isScenarioName } from '../../faults/scenarios.ts'
import { resetStore } from '../../reset.ts'
import { readForm } from '../../web/form.ts'
import { allow } from '../auth/guards.tsx'
import { Once, OnceMark } from '../auth/once.tsx'
import type { PortalContext, PortalEnv, PortalParts, View } from '../portal-env.ts'
import { BatchTable } from '../reports/batch-table.tsx'
import { type Batch, batchOf } from '../reports/totals.ts'
import { typedLine } from '../typed.ts'
import { Message, Moment } from '../ui/elements.tsx'
import { PostForm, type Problems, Tick } from '../ui/form.tsx'
import { showPage } from '../ui/page.tsx'
import { Scenarios } from './scenarios-panel.tsx'

const hour = 60 * 60_000

const winds = {
  minute: ['One minute', 60_000],
  hour: ['One hour', hour],
  midnight: ['To midnight, London', undefined],
  day: ['One day', 24 * hour],
  week: ['One week', 7 * 24 * hour],
  month: ['Thirty days', 30 * 24 * hour],
} as const

const doneTexts: Record<string, string> = {
  wound: 'The clock is wound. What became due on the way has happened, each at its own time.',
  added: 'The scenario is switched on.',
  cleared: 'It is switched off.',
  reset: 'All payments are removed, and the settings are as new.',
}

interface Shown {
  form?: Record<string, string | undefined>
  problems?: Problems
  problem?: string
}

/** The simulator itself: its clock, what waits to be settled, what goes wrong on demand, and a fresh start. */
export function simulationPages(parts: PortalParts): Hono<PortalEnv> {
  const { clock, timekeeper, faults, configurationId, configurations, database } = parts
  const app = new Hono<PortalEnv>()
  const once = new Once<void>()

  const show = async (c: PortalContext, { form = {}, problems = {}, problem }: Shown = {}) => {
    const { view, configuration } = c.var
    const hasProblem = problem !== undefined || Object.keys(problems).length > 0
    const done = doneTexts[c.req.query('done') ?? '']
    const maySteer = view.may('steer the simulation')
    const now = clock.now()
    return showPage(c, {
      title: hasProblem ? 'Error: Simulation' : 'Simulation',
      status: hasProblem ? 400 : 200,
      body: (
        <>
          <h1>Simulation</h1>
          {done && !hasProblem && <Message tone="good">{done}</Message>}
          {problem && <Message tone="bad">{problem}</Message>}
          <div class="pair even">
            <Time view={view} now={now} offset={clock.offset} maySteer={maySteer} />
            <Settlement view={view} now={now} batch={await batchOf(database, configurationId, dayOf(now))} />
          </div>
          <Scenarios
            view={view}
            active={configuration.faults}
            maySteer={maySteer}
            form={form}
            problems={problems}
          />
          {maySteer && <Reset view={view} problem={problems.sure} />}
        </>
      ),
    })
  }

  app.get('/simulation', allow('see the simulation'), (c) => show(c))

  app.post('/simulation/wind', allow('steer the simulation'), async (c) => {
    const form = await readForm(c)
    const { by = '' } = form
    if (!isWind(by)) return show(c, { problem: 'Choose how far to wind the clock.' })
    const now = clock.now()
    const milliseconds = winds[by][1] ?? nextMidnight(now).getTime() - now.getTime() + 1_000
    if (clock.isTooFar(milliseconds)) return show(c, { form, problem: tooFarText })
    await once.do(c, form, () => timekeeper.wind(milliseconds))
    return c.redirect(c.var.to('/simulation?done=wound'), 303)
  })

  app.post('/simulation/scenarios', allow('steer the simulation'), async (c) => {
    const form = await readForm(c)
    const { scenario = '', times: typedTimes } = form
    const [orderNumber, times] = [typedLine(form.orderNumber), typedLine(typedTimes)]
    if (!isScenarioName(scenario)) return show(c, { form, problem: 'There is no such scenario.' })
    const problems: Problems = {}
    if (orderNumber.length > 64) problems.orderNumber = 'Use at most 64 characters.'
    if (!/^(|[1-9]\d{0,3})$/.test(times)) problems.times = 'Write a whole number from 1 to 9999, or nothing.'
    if (Object.keys(problems).length > 0) return show(c, { form, problems })
    await once.do(c, form, async () => {
      await faults.add(configurationId, {
        scenario,
        ...(orderNumber && { orderNumber }),
        ...(times && { times: Number(times) }),
      })
    })
    return c.redirect(c.var.to('/simulation?done=added'), 303)
  })

  app.post('/simulation/scenarios/clear', allow('steer the simulation'), async (c) => {
    await faults.clear(configurationId, (await readForm(c)).id ?? '')
    return c.redirect(c.var.to('/simulation?done=cleared'), 303)
  })

  app.post('/simulation/reset', allow('steer the simulation'), async (c) => {
    if ((await readForm(c)).sure !== 'yes') {
      return show(c, { problems: { sure: 'Tick this first: what is removed cannot be brought back.' } })
    }
    await resetStore(database, configurationId)
    configurations.forget()
    return c.redirect(c.var.to('/simulation?done=reset'), 303)
  })

  return app
}

const isWind = (name: string): name is keyof typeof winds => Object.hasOwn(winds, name)

function Time(props: { view: View; now: Date; offset: number; maySteer: boolean }) {
  return (
    <section class="panel">
      <h2>Clock</h2>
      <p>
        <strong>
          <Moment at={props.now} />
        </strong>
      </p>
      <p class="hint">
        {aheadText(props.offset)} Expiry, settlement and the timetable of notifications follow it.
      </p>
      {props.maySteer && (
        <PostForm view={props.view} action="/simulation/wind">
          <OnceMark />
          <fieldset>
            <legend>Wind forward</legend>
            <div class="row">
              {Object.entries(winds).map(([name, [text]]) => (
                <button type="submit" name="by" value={name}>
                  {text}
                </button>
              ))}
            </div>
          </fieldset>
          <p class="hint">
            Time does not go back: only a reset of the whole simulator through control brings it to the
            present.
          </p>
        </PostForm>
      )}
    </section>
  )
}

function aheadText(offset: number): string {
  if (offset < 1_000) return 'It shows the real time.'
  const [days, hours, minutes] = [
    Math.floor(offset / (24 * hour)),
    Math.floor(offset / hour) % 24,
    Math.floor(offset / 60_000) % 60,
  ]
  const parts = [days && `${days} d`, hours && `${hours} h`, minutes && `${minutes} min`].filter(Boolean)
  return `It is ${parts.join(' ') || 'less than a minute'} ahead of the real time.`
}

function Settlement({ view, now, batch }: { view: View; now: Date; batch: Batch[] }) {
  return (
    <section class="panel">
      <h2>Settlement</h2>
      <p>
        Next at <Moment at={nextMidnight(now)} />
      </p>
      {batch.length > 0 ? (
        <>
          <p class="hint">Then the captures and refunds of today are settled:</p>
          <BatchTable batch={batch} name="Waiting for settlement, by currency" />
        </>
      ) : (
        <p class="hint">
          Nothing waits: no payment was captured or refunded today. Until midnight, London time, a payment can
          be cancelled as a whole; afterwards it can only be refunded.
        </p>
      )}
      {view.may('see reports') && (
        <p>
          <a href={view.to('/reports')}>Reports of today and earlier days</a>
        </p>
      )}
    </section>
  )
}

function Reset({ view, problem }: { view: View; problem?: string | undefined }) {
  return (
    <section class="panel">
      <h2>Reset</h2>
      <p class="hint">
        Removes every payment job, notification, stored card and payment link of this configuration, switches
        scenarios off, and brings the settings back to those of a new account. The API key, the appearance and
        the users stay.
      </p>
      <PostForm view={view} action="/simulation/reset">
        <Tick name="sure" label="Remove everything of this configuration" problem={problem} />
        <div>
          <button type="submit" class="danger">
            Reset
          </button>
        </div>
      </PostForm>
    </section>
  )
}
