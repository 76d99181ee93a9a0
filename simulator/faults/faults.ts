import { randomUUID } from 'node:crypto'
import type { SimulatorTransaction } from '../database/database.ts'
import type { Configurations } from '../payments/configurations.ts'
import type { InjectedFault } from './injected-fault.ts'
import { isScenarioName, type ScenarioName, type Subject } from './scenarios.ts'

/** The part of a configuration that faults need. */
interface FaultyConfiguration {
  configurationId: string
  faults: InjectedFault[]
}

/** Which scenarios are switched on. They stand on the configuration, which every call reads in any case. */
export class Faults {
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

  /**
   * Gives the scenario that is to be injected now, if any, and counts down one that was switched on for a number of times.
   * A scenario that the job itself asks for comes first.
   *
   * @param transaction to which counting down belongs, where there is one
   */
  async inject(
    configuration: FaultyConfiguration,
    subject: Subject,
    names: readonly ScenarioName[],
    transaction?: SimulatorTransaction,
  ): Promise<ScenarioName | undefined> {
    const { parameter } = subject
    if (parameter !== undefined && isScenarioName(parameter) && names.includes(parameter)) return parameter
    const applies = (fault: InjectedFault) =>
      names.includes(fault.scenario) &&
      (fault.orderNumber === undefined || fault.orderNumber === subject.orderNumber)
    const candidate = configuration.faults.find(applies)
    if (!candidate || candidate.times === undefined) return candidate?.scenario

    // Others may count the same fault down meanwhile, so it is looked up again under a lock.
    let injected: InjectedFault | undefined
    await this.configurations.changeFaults(
      configuration.configurationId,
      (faults) => {
        injected = faults.find(applies)
        return faults.flatMap((fault) => (fault === injected ? countedDown(fault) : [fault]))
      },
      transaction,
    )
    return injected?.scenario
  }
}

function countedDown(fault: InjectedFault): InjectedFault[] {
  if (fault.times === undefined) return [fault]
  return fault.times > 1 ? [{ ...fault, times: fault.times - 1 }] : []
}
