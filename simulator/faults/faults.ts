import { randomUUID } from 'node:crypto'
import type { SimulatorTransaction } from '../database/database.ts'
import type { FaultOccasion, PaymentFault } from '../payments/actions.ts'
import type { Configuration, StoredFault } from '../payments/configuration.ts'
import type { Configurations } from '../payments/configurations.ts'
import type { PaymentJob } from '../payments/payment-job.ts'
import type { PaymentFaults } from '../payments/payments.ts'
import type { CallFault } from './faulty-responses.ts'
import type { InjectedFault } from './injected-fault.ts'
import { isScenarioName, type Scenario, type ScenarioName, scenarioNames, scenarios } from './scenarios.ts'

/** What decides which faults are injected: the part of a payment job that says so. */
export interface Subject {
  orderNumber?: string | undefined
  /** The value of the job's parameter simulatorScenario, which switches one scenario on for this job alone. */
  parameter?: string | undefined
}

export const subjectOf = ({ order, parameters }: PaymentJob): Subject => ({
  orderNumber: order.orderNumber,
  parameter: parameters.simulatorScenario,
})

type FaultyConfiguration = Pick<Configuration, 'configurationId' | 'faults'>

/** Which scenarios are switched on. They stand on the configuration, which every call reads in any case. */
export class Faults implements PaymentFaults {
  constructor(private readonly configurations: Configurations) {}

  /** Switches a scenario on. @returns it with the id by which it can be cleared */
  async add(configurationId: string, fault: Omit<InjectedFault, 'id'>): Promise<InjectedFault> {
    const added = { id: randomUUID(), ...fault }
    await this.configurations.changeFaults(configurationId, (faults) => [...faults, added])
    return added
  }

  /** Switches a scenario off, or all of them. @returns whether there was one */
  async clear(configurationId: string, id?: string): Promise<boolean> {
    let cleared = false
    await this.configurations.changeFaults(configurationId, (faults) => {
      const kept = id === undefined ? [] : faults.filter((fault) => fault.id !== id)
      cleared = kept.length < faults.length
      return kept
    })
    return cleared
  }

  /** The fault, if any, that is to be injected into a call with this HTTP method. */
  async ofCall(
    configuration: FaultyConfiguration,
    subject: Subject,
    method: string,
  ): Promise<(CallFault & { name: ScenarioName }) | undefined> {
    const unfit = method === 'GET' ? 'changes' : 'reads'
    const name = await this.inject(
      configuration,
      subject,
      (scenario) => scenario.place === 'call' && scenario.calls !== unfit,
    )
    const scenario = name && scenarios[name]
    return name && scenario?.place === 'call' ? { ...scenario, name } : undefined
  }

  /** The scenario, if any, of a notification that is about to be written. */
  ofNotification(
    job: PaymentJob,
    configuration: FaultyConfiguration,
    transaction: SimulatorTransaction,
  ): Promise<ScenarioName | undefined> {
    return this.inject(
      configuration,
      subjectOf(job),
      (scenario) => scenario.place === 'notification',
      transaction,
    )
  }

  /** The fault, if any, that is to be injected into a change of a job. */
  async ofPayment(
    job: PaymentJob,
    configuration: FaultyConfiguration,
    occasions: ReadonlySet<FaultOccasion>,
    transaction: SimulatorTransaction,
  ): Promise<PaymentFault | undefined> {
    const name = await this.inject(
      configuration,
      subjectOf(job),
      (scenario) => 'on' in scenario && occasions.has(scenario.on),
      transaction,
    )
    const scenario = name && scenarios[name]
    return scenario && 'on' in scenario ? scenario : undefined
  }

  /**
   * Gives the scenario that is to be injected now, if any, and counts down one that was switched on for a number of
   * times. A scenario that the job itself asks for comes first.
   *
   * @param isFit whether a scenario can be injected here
   * @param transaction to which counting down belongs, where there is one
   */
  private async inject(
    configuration: FaultyConfiguration,
    subject: Subject,
    isFit: (scenario: Scenario) => boolean,
    transaction?: SimulatorTransaction,
  ): Promise<ScenarioName | undefined> {
    const names: string[] = scenarioNames.filter((name) => isFit(scenarios[name]))
    const nameOf = (name = '') => (names.includes(name) && isScenarioName(name) ? name : undefined)
    const asked = nameOf(subject.parameter)
    if (asked) return asked
    const applies = ({ scenario, orderNumber }: StoredFault) =>
      names.includes(scenario) && (orderNumber === undefined || orderNumber === subject.orderNumber)
    const candidate = configuration.faults.find(applies)
    if (!candidate || candidate.times === undefined) return nameOf(candidate?.scenario)

    // Others may count the same fault down meanwhile, so it is looked up again under a lock.
    let injected: StoredFault | undefined
    await this.configurations.changeFaults(
      configuration.configurationId,
      (faults) => {
        injected = faults.find(applies)
        return faults.flatMap((fault) => (fault === injected ? countedDown(fault) : [fault]))
      },
      transaction,
    )
    return nameOf(injected?.scenario)
  }
}

function countedDown(fault: StoredFault): StoredFault[] {
  if (fault.times === undefined) return [fault]
  return fault.times > 1 ? [{ ...fault, times: fault.times - 1 }] : []
}
