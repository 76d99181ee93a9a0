import { type InjectedFault, type Place, scenarioNames, scenarios } from '../../faults/scenarios.ts'
import { OnceMark } from '../auth/once.tsx'
import type { View } from '../portal-env.ts'
import { ActionsHead, Empty } from '../ui/elements.tsx'
import { Field, PostForm, type Problems, Select } from '../ui/form.tsx'

const places: Record<Place, string> = {
  call: 'Calls',
  notification: 'Notifications',
  payment: 'Payments',
  refund: 'Refunds',
}

/** The scenarios that are switched on, and a form that switches on another. */
export function Scenarios(props: {
  view: View
  active: InjectedFault[]
  maySteer: boolean
  form: Record<string, string | undefined>
  problems: Problems
}) {
  const { view, active, maySteer, form, problems } = props
  return (
    <>
      {active.length > 0 ? (
        <section class="panel">
          <h2>Scenarios that are switched on</h2>
          <div class="table">
            <table class="cards">
              <thead>
                <tr>
                  <th>Scenario</th>
                  <th>Order number</th>
                  <th class="num">Times</th>
                  <ActionsHead />
                </tr>
              </thead>
              <tbody>
                {active.map(({ id, scenario, orderNumber, times }) => (
                  <tr>
                    <td class="code">{scenario}</td>
                    <td class="long span">{orderNumber ?? <span class="muted">Any order</span>}</td>
                    <td class="num">{times ?? 'Always'}</td>
                    <td>
                      {maySteer && (
                        <PostForm view={view} action="/simulation/scenarios/clear">
                          <input type="hidden" name="id" value={id} />
                          <button type="submit" class="quiet">
                            Switch off <span class="visually-hidden">{scenario}</span>
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
            <OnceMark />
            <div class={Object.keys(problems).length > 0 ? 'inline top' : 'inline'}>
              <Select
                name="scenario"
                label="Scenario"
                class="wide"
                value={form.scenario}
                options={scenarioNames.map(
                  (name) => [name, `${places[scenarios[name].place]}: ${name}`] as const,
                )}
              />
              <Field
                name="orderNumber"
                label="Order number (optional)"
                value={form.orderNumber}
                problem={problems.orderNumber}
              />
              <Field
                name="times"
                label="Times (optional)"
                inputmode="numeric"
                class="slim"
                value={form.times}
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
