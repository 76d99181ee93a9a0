import { randomUUID } from 'node:crypto'
import type { SimulatorTransaction } from '../database/database.ts'
import type { Configurations } from '../payments/configurations.ts'
import { isScenarioName, type ScenarioName, type Subject, type Trouble } from './scenarios.ts'

interface Troubled {
  configurationId: string
  troubles: Trouble[]
}

/** Which scenarios are switched on. They stand on the configuration, which every call reads in any case. */
export class Troubles {
  constructor(private readonly configurations: Configurations) {}

  /** Switches a scenario on. @returns it with the id by which it can be cleared; undefined without such a configuration */
  async add(configurationId: string, trouble: Omit<Trouble, 'id'>): Promise<Trouble | undefined> {
    const added = { id: randomUUID(), ...trouble }
    const found = await this.configurations.changeTroubles(configurationId, (troubles) => [
      ...troubles,
      added,
    ])
    return found ? added : undefined
  }

  /** Switches a scenario off, or all of them. @returns whether there was one */
  async clear(configurationId: string, id?: string): Promise<boolean> {
    let cleared = false
    await this.configurations.changeTroubles(configurationId, (troubles) => {
      const kept = id === undefined ? [] : troubles.filter((trouble) => trouble.id !== id)
      cleared = kept.length < troubles.length
      return kept
    })
    return cleared
  }

  /**
   * Asks whether one of some scenarios strikes now, and counts down one that was switched on for a number of times.
   * A scenario that the job itself asks for comes first.
   *
   * @param transaction to which counting down belongs, where there is one
   */
  async strike(
    troubled: Troubled,
    subject: Subject,
    names: readonly ScenarioName[],
    transaction?: SimulatorTransaction,
  ): Promise<ScenarioName | undefined> {
    const { parameter } = subject
    if (parameter !== undefined && isScenarioName(parameter) && names.includes(parameter)) return parameter
    const strikes = (trouble: Trouble) =>
      names.includes(trouble.scenario) &&
      (trouble.orderNumber === undefined || trouble.orderNumber === subject.orderNumber)
    const candidate = troubled.troubles.find(strikes)
    if (!candidate || candidate.times === undefined) return candidate?.scenario

    // Others may count the same trouble down meanwhile, so it is looked up again under a lock.
    let struck: Trouble | undefined
    await this.configurations.changeTroubles(
      troubled.configurationId,
      (troubles) => {
        struck = troubles.find(strikes)
        return troubles.flatMap((trouble) => (trouble === struck ? countedDown(trouble) : [trouble]))
      },
      transaction,
    )
    return struck?.scenario
  }
}

function countedDown(trouble: Trouble): Trouble[] {
  if (trouble.times === undefined) return [trouble]
  return trouble.times > 1 ? [{ ...trouble, times: trouble.times - 1 }] : []
}
