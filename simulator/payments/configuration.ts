import type { InjectedFault } from '../faults/injected-fault.ts'
import type { ConfigurationSettings } from './settings.ts'

/** What a merchant sets in the Portal. One configuration has one Configuration ID and its own API keys. */
export interface Configuration {
  configurationId: string
  apiKey: string
  /** Generated and not yet confirmed: until then both keys are valid. */
  nextApiKey: string | null
  /** Wrong hashes since the last good one. */
  wrongHashes: number
  /** Set when there were too many; then every call is rejected. */
  locked: boolean
  settings: ConfigurationSettings
  /** The scenarios that are switched on. */
  faults: InjectedFault[]
}
