/** @jsxImportSource hono/jsx */
import { Hono } from 'hono'
import { readForm } from '../../pages/shopper'
import { resetStore } from '../../store/reset'
import { isScenarioName, type Place, scenarioNames, scenarios, type Trouble } from '../../trouble/scenarios'
import { allow } from '../guards'
import { Empty, Message, moment } from '../look/elements'
import { Field, PostForm, type Problems, Select, Tick } from '../look/form'
import { showPage } from '../look/page'
import type { PortalContext, PortalEnv, PortalParts, View } from '../portal-env'

const hour = 60 * 60_000

const winds = {
  minute: ['One minute', 60_000],
  hour: ['One hour', hour],
  midnight: ['To midnight, London', undefined],
  day: ['One day', 24 * hour],
  week: ['One week', 7 * 24 * hour],
  month: ['Thirty days', 30 * 24 * hour],
} as const

const places: Record<Place, string> = {
  call: 'Calls',
  notification: 'Notifications',
  payment: 'Payments',
  refund: 'Refunds',
}

const doneTexts: Record<string, string> = {
  wound: 'The clock is wound. What became due on the way has happened, each at its own time.',
  added: 'The scenario is switched on.',
  cleared: 'It is switched off.',
  reset: 'All payments are removed, and the settings are as new.',
}

/** The simulator itself: its clock, what goes wrong on demand, and a fresh start. */
export function simulationPages(parts: PortalParts): Hono<PortalEnv> {
  const { clock, timekeeper, troubles, configurationId, configurations, database } = parts
  const app = new Hono<PortalEnv>()

  const show = (c: PortalContext, problems: Problems = {}) => {
    const { view, configuration } = c.var
    const hasProblem = Object.values(problems).some(Boolean)
    const done = doneTexts[c.req.query('done') ?? '']
    const maySteer = view.may('steer the simulation')
    return showPage(c, {
      title: hasProblem ? 'Error: Simulation' : 'Simulation',
      status: hasProblem ? 400 : 200,
      body: (
        <>
          <h1>Simulation</h1>
          {done && !hasProblem && <Message tone="good">{done}</Message>}
          <div class="pair even">
            <section class="panel">
              <h2>Clock</h2>
              <p>{moment(clock.now())}</p>
              <p class="hint">
                {aheadText(clock.offset)} Expiry, settlement and the timetable of notifications follow it.
              </p>
              {maySteer && (
                <PostForm view={view} action="/simulation/wind">
                  <fieldset class="row">
                    <legend>Wind forward</legend>
                    {Object.entries(winds).map(([name, [text]]) => (
                      <button type="submit" name="by" value={name}>
                        {text}
                      </button>
                    ))}
                  </fieldset>
                  <p class="hint">
                    Time does not go back; only a reset of the whole simulator brings it to the present.
                  </p>
                </PostForm>
              )}
            </section>
            {maySteer && <Reset view={view} problem={problems.sure} />}
          </div>
          <Scenarios view={view} active={configuration.troubles} maySteer={maySteer} problems={problems} />
        </>
      ),
    })
  }

  app.get('/simulation', allow('see the simulation'), (c) => show(c))

  app.post('/simulation/wind', allow('steer the simulation'), async (c) => {
    const { by = '' } = await readForm(c)
    if (!Object.hasOwn(winds, by)) return show(c, { by: 'There is no such span.' })
    const milliseconds = winds[by as keyof typeof winds][1] ?? untilMidnight(clock.now())
    await timekeeper.wind(milliseconds)
    return c.redirect(c.var.to('/simulation?done=wound'), 303)
  })

  app.post('/simulation/scenarios', allow('steer the simulation'), async (c) => {
    const { scenario = '', orderNumber = '', times = '' } = await readForm(c)
    if (!isScenarioName(scenario)) return show(c, { scenario: 'There is no such scenario.' })
    if (!/^(|[1-9]\d{0,3})$/.test(times.trim()))
      return show(c, { times: 'Write a whole number, or nothing.' })
    await troubles.add(configurationId, {
      scenario,
      ...(orderNumber.trim() && { orderNumber: orderNumber.trim().slice(0, 64) }),
      ...(times.trim() && { times: Number(times) }),
    })
    return c.redirect(c.var.to('/simulation?done=added'), 303)
  })

  app.post('/simulation/scenarios/clear', allow('steer the simulation'), async (c) => {
    await troubles.clear(configurationId, (await readForm(c)).id)
    return c.redirect(c.var.to('/simulation?done=cleared'), 303)
  })

  app.post('/simulation/reset', allow('steer the simulation'), async (c) => {
    if ((await readForm(c)).sure !== 'yes') {
      return show(c, { sure: 'Tick this first: what is removed cannot be brought back.' })
    }
    await resetStore(database, configurationId)
    configurations.forget()
    return c.redirect(c.var.to('/simulation?done=reset'), 303)
  })

  return app
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

const clockTime = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

/** In milliseconds, a second past it. On the two days of the year with another length, an hour more or less. */
function untilMidnight(now: Date): number {
  const [hours = 0, minutes = 0, seconds = 0] = clockTime.format(now).split(':').map(Number)
  return 24 * hour - ((hours * 60 + minutes) * 60 + seconds) * 1_000 + 1_000
}

function Reset({ view, problem }: { view: View; problem?: string | undefined }) {
  return (
    <section class="panel">
      <h2>Reset</h2>
      <p class="hint">
        Removes every payment job, notification, stored card and payment link of this configuration, and
        brings its settings back to those of a new account. The API key and the users stay.
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

function Scenarios(props: { view: View; active: Trouble[]; maySteer: boolean; problems: Problems }) {
  const { view, active, maySteer, problems } = props
  return (
    <>
      {active.length > 0 ? (
        <section class="panel">
          <h2>Scenarios that are switched on</h2>
          <div class="table">
            <table>
              <thead>
                <tr>
                  <th>Scenario</th>
                  <th>Order number</th>
                  <th class="num">Times</th>
                  <th>
                    <span class="visually-hidden">Actions</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {active.map(({ id, scenario, orderNumber, times }) => (
                  <tr>
                    <td class="code">{scenario}</td>
                    <td class="long">{orderNumber ?? <span class="muted">Any</span>}</td>
                    <td class="num">{times ?? 'Always'}</td>
                    <td>
                      {maySteer && (
                        <PostForm view={view} action="/simulation/scenarios/clear">
                          <input type="hidden" name="id" value={id} />
                          <button type="submit" class="quiet" aria-label={`Switch ${scenario} off`}>
                            Switch off
                          </button>
                        </PostForm>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      ) : (
        <Empty heading="Everything works as it should">
          <p>
            Switch a scenario on to see what your shop does when a notification never comes, an answer is
            lost, or a second payment arrives.
          </p>
        </Empty>
      )}
      {maySteer && (
        <section class="panel">
          <h2>Switch a scenario on</h2>
          <PostForm view={view} action="/simulation/scenarios">
            <div class="inline top">
              <Select
                name="scenario"
                label="Scenario"
                class="wide"
                options={scenarioNames.map(
                  (name) => [name, `${places[scenarios[name].place]}: ${name}`] as const,
                )}
              />
              <Field name="orderNumber" label="Order number (optional)" />
              <Field
                name="times"
                label="Times (optional)"
                inputmode="numeric"
                class="slim"
                problem={problems.times}
              />
            </div>
            <div>
              <button type="submit" class="main-action">
                Switch on
              </button>
            </div>
          </PostForm>
          <details class="more">
            <summary>What each scenario does, and what a shop should do about it</summary>
            <dl class="facts wide-names">
              {scenarioNames.map((name) => (
                <div>
                  <dt class="code">{name}</dt>
                  <dd>{scenarios[name].advice}</dd>
                </div>
              ))}
            </dl>
          </details>
        </section>
      )}
    </>
  )
}
