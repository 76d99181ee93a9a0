import type { ConfigurationSettings } from './settings.ts'

/** A fault scenario that is switched on. Which there are, only the faults know. */
export interface StoredFault {
  id: string
  scenario: string
  orderNumber?: string | undefined
  times?: number | undefined
}

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
  faults: StoredFault[]
}

/** The keys with which a call may be signed, the current one first: both of a rotation until the new one is confirmed. */
export function validKeys({ apiKey, nextApiKey }: Configuration): { name: string; key: string }[] {
  const current = { name: 'The current key', key: apiKey }
  return nextApiKey === null ? [current] : [current, { name: 'The new key', key: nextApiKey }]
}
