import type { InjectedFault } from '../../faults/injected-fault.ts'
import { type FaultPlace, scenarioNames, scenarios } from '../../faults/scenarios.ts'
import { Empty, Fact, Panel } from '../ui/elements.tsx'
import { Field, fieldsOf, PostForm, Select, Submit } from '../ui/form.tsx'
import type { PageState } from '../ui/page.tsx'
import { actionsHead, type Column, DataTable } from '../ui/table.tsx'

const places: Record<FaultPlace, string> = {
  call: 'Calls',
  notification: 'Notifications',
  payment: 'Payments',
  refund: 'Refunds',
}

/** notification-dropped as Notification dropped. */
const inWords = (scenario: string) => `${scenario[0]?.toUpperCase()}${scenario.slice(1).replaceAll('-', ' ')}`

const columns = (mayControl: boolean): Column<InjectedFault>[] => [
  { head: 'Scenario', cell: ({ scenario }) => inWords(scenario) },
  {
    head: 'Order number',
    class: 'long span',
    cell: ({ orderNumber }) =>
      orderNumber ? <bdi>{orderNumber}</bdi> : <span class="muted">Any order</span>,
  },
  { head: 'Times', class: 'num', cell: ({ times }) => times ?? 'Always' },
  {
    head: actionsHead,
    cell: ({ id, scenario }) =>
      mayControl && (
        <PostForm action="/simulation/scenarios/clear">
          <input type="hidden" name="id" value={id} />
          <button type="submit" class="quiet">
            Switch off <span class="visually-hidden">{inWords(scenario)}</span>
          </button>
        </PostForm>
      ),
  },
]

/** The scenarios that are switched on, and a form that switches on another. */
export function Scenarios(props: { active: InjectedFault[]; mayControl: boolean; state: PageState }) {
  const { active, mayControl, state } = props
  const field = fieldsOf(state)
  return (
    <>
      {active.length > 0 ? (
        <Panel title="Scenarios that are switched on">
          <DataTable columns={columns(mayControl)} rows={active} />
        </Panel>
      ) : (
        <Empty heading="No scenario is switched on">
          <p>
            Everything works as it should. Switch a scenario on to see what your shop does when a notification
            never comes, an answer is lost, or a second payment arrives.
          </p>
        </Empty>
      )}
      {mayControl && (
        <Panel title="Switch a scenario on">
          <PostForm action="/simulation/scenarios" idempotent>
            <div class="inline">
              <Select
                {...field('scenario')}
                label="Scenario"
                class="wide"
                options={scenarioNames.map(
                  (name) => [name, `${places[scenarios[name].place]}: ${inWords(name)}`] as const,
                )}
              />
              <Field {...field('orderNumber')} label="Order number (optional)" />
              <Field {...field('times')} label="Times (optional)" inputmode="numeric" class="slim" />
            </div>
            <Submit>Switch on</Submit>
          </PostForm>
          <details class="more">
            <summary>What each scenario does, and what a shop should do about it</summary>
            <dl class="facts wide-names">
              {scenarioNames.map((name) => (
                <Fact name={name} code>
                  {scenarios[name].advice}
                </Fact>
              ))}
            </dl>
          </details>
        </Panel>
      )}
    </>
  )
}
