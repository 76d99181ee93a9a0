import type { Counts } from '../test-counts'
import { behaviourNames } from './behaviours'
import { offenceKinds } from './comparison'
import type { ChaosOptions } from './options'
import { emailOf } from './purchase'
import type { ChaosResult } from './run'

/** What was checked, each as one test: no offence of a kind, no order that the shop cannot check, nobody who gives up, and payments at all. */
export function countsOf(result: ChaosResult): Counts {
  const checks = checksOf(result)
  const failed = checks.filter(({ failure }) => failure).length
  return { passed: checks.length - failed, failed, skipped: 0 }
}

function checksOf({ offences, unchecked, visits, payments, emails }: ChaosResult) {
  const gaveUp = visits.filter((visit) => visit.gaveUp !== undefined).map(({ plan }) => plan.number)
  const count = (kind: string) => offences.filter((offence) => offence.kind === kind).length
  return [
    ...Object.entries(offenceKinds).map(([kind, meaning]) => ({
      failure: count(kind) > 0 && `${kind}: ${meaning} (${count(kind)})`,
    })),
    { failure: unchecked.length > 0 && `the shop could not check orders ${unchecked.join(', ')}` },
    { failure: gaveUp.length > 0 && `shoppers ${gaveUp.join(', ')} gave up` },
    { failure: payments.length === 0 && 'nobody paid' },
    { failure: emails === 0 && 'no email came' },
  ]
}

/** Prints what a run came to, for each offence all that is needed to find its cause, and a line for each check that failed. */
export function printReport(options: ChaosOptions, result: ChaosResult): void {
  const { payments, orders, offences, visits } = result
  const given = Object.entries(options).map(([name, value]) => `--${name} ${value}`)
  const seconds = (value: number) => `${Math.round(value)} s`
  const rows: [string, string | number][] = [
    ['shoppers', visits.length],
    ['shoppers who gave up', visits.filter(({ gaveUp }) => gaveUp).length],
    ['orders', orders.length],
    ['orders that the shop calls paid', orders.filter(({ isAuthorisedOrPaid }) => isAuthorisedOrPaid).length],
    ['payments for which the gateway took money', payments.length],
    ['of these voided or refunded', payments.filter(({ held }) => held === 0).length],
    ...Object.entries(result.attention).map(([kind, count]): [string, number] => [
      `needs attention: ${kind}`,
      count,
    ]),
    ['orders that the shop could not check', result.unchecked.length],
    ['emails', result.emails],
    ['of these sent again with the same Message-ID', result.repeatedEmails],
    ...result.kills.map(([victim, times]): [string, number] => [`kills of ${victim}`, times]),
    ['processes that ended by themselves', result.crashes.length],
    ['shopping', seconds(result.shoppingSeconds)],
    ['reconciling', seconds(result.reconcilingSeconds)],
  ]
  console.log(`\nnpm run chaos -- ${given.join(' ')}\n`)
  printTable(rows)
  console.log()
  printTable(
    Object.entries(offenceKinds).map(([kind, meaning]) => [
      `${kind}: ${meaning}`,
      offences.filter((offence) => offence.kind === kind).length,
    ]),
  )
  console.log()
  printBehaviours(result)
  for (const { kind, email, what } of offences) {
    const visit = visits.find(({ plan }) => emailOf(plan.number) === email)
    console.log(`\n${kind}: ${what}`)
    if (!visit) continue
    const { plan, notes, gaveUp } = visit
    console.log(`  shopper ${plan.number}: ${plan.behaviour}, fault ${plan.scenario?.name ?? 'none'}`)
    console.log(`  plan ${JSON.stringify(plan)}`)
    for (const note of [...notes, ...(gaveUp ? [`gave up: ${gaveUp}`] : [])]) console.log(`  - ${note}`)
  }
  for (const { plan, gaveUp } of visits)
    if (gaveUp) console.log(`\nShopper ${plan.number} (${plan.behaviour}) gave up: ${gaveUp}`)
  console.log()
  for (const { failure } of checksOf(result)) if (failure) console.log(`FAILED ${failure}`)
}

/** How often each kind of shopper came, and was charged in the end. */
function printBehaviours({ visits, payments }: ChaosResult): void {
  const charged = new Set(payments.filter(({ held }) => held > 0).map(({ email }) => email))
  const givenBack = new Set(payments.filter(({ held }) => held === 0).map(({ email }) => email))
  for (const behaviour of behaviourNames) {
    const emails = visits
      .filter(({ plan }) => plan.behaviour === behaviour)
      .map(({ plan }) => emailOf(plan.number))
    const count = (some: Set<string>) => emails.filter((email) => some.has(email)).length
    console.log(
      `${behaviour}: ${emails.length} shoppers, ${count(charged)} charged, ${count(givenBack)} given something back`,
    )
  }
}

function printTable(rows: [string, string | number][]): void {
  const width = Math.max(...rows.map(([name]) => name.length))
  for (const [name, value] of rows) console.log(`${name.padEnd(width)}  ${value}`)
}
