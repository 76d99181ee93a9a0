import type { Exchange, RecordedFact } from './transcript.ts'

/** A fact that two gateways answered differently, and where. */
export interface Difference {
  what: string
  /** Each names the call and the member. */
  places: string[]
}

/**
 * Where answers differ from recorded ones. Facts that were not tried on the recorded gateway are left out.
 *
 * @param recorded of Cashflows' gateway. @param own of the simulator
 */
export function compare(recorded: RecordedFact[], own: RecordedFact[]): Difference[] {
  return recorded.flatMap(({ what, outcome, exchanges }) => {
    if (outcome === 'not applicable') return []
    const same = own.find((fact) => fact.what === what)
    const places = same ? placesOf(exchanges, same.exchanges) : ['The fact is no longer in the table.']
    return places.length > 0 ? [{ what, places }] : []
  })
}

function placesOf(recorded: Exchange[], own: Exchange[]): string[] {
  if (recorded.length !== own.length)
    return [`${recorded.length} calls were recorded, ${own.length} were made.`]
  return recorded.flatMap((theirs, index) => {
    const ours = own[index]
    const call = `${theirs.method} ${theirs.path}`
    return [
      ...differences(theirs.status, ours?.status, 'status'),
      ...differences(theirs.location, ours?.location, 'location'),
      ...differences(theirs.json, ours?.json, 'json'),
    ].map((place) => `${call}: ${place}`)
  })
}

function differences(theirs: unknown, ours: unknown, path: string): string[] {
  if (isObject(theirs) && isObject(ours)) {
    const names = [...new Set([...Object.keys(theirs), ...Object.keys(ours)])]
    return names.flatMap((name) => differences(theirs[name], ours[name], `${path}.${name}`))
  }
  if (JSON.stringify(theirs) === JSON.stringify(ours)) return []
  if (ours === undefined) return [`${path} is missing here`]
  if (theirs === undefined) return [`${path} is here only`]
  return [`${path} is ${JSON.stringify(ours)} here, ${JSON.stringify(theirs)} there`]
}

/** Lists, too: their members are numbered. */
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
