import { type Scenario, type ScenarioName, scenarioNames, scenarios } from '../../faults/scenarios.ts'
import { keptPayments } from './account.ts'
import { type Check, needs } from './check.ts'
import type { Trial } from './trial.ts'
import { Finding, waitFor } from './waiting.ts'

type Of<Place extends Scenario['place']> = Extract<Scenario, { place: Place }>

/** A fault is tried where it can be injected: each row of the table of scenarios becomes one or two checks. */
export const scenarioChecks: Check[] = scenarioNames.flatMap((name): Check[] => {
  const scenario = scenarios[name]
  const check = (
    id: string,
    title: string,
    rest: Pick<Check, 'does' | 'expected' | 'why' | 'run'> & Partial<Check>,
  ): Check => ({ id, title: `${wordsOf(name)}${title}`, ...needs('faults on demand'), ...rest })
  switch (scenario.place) {
    case 'call':
      return callChecks(name, scenario, check)
    case 'notification':
      if (scenario.isOvertaken) return [check(name, '', overtakenCheck(name, scenario))]
      return [
        check(name, '', {
          does: scenario.advice,
          expected: 'The shopper reads at once that the order is paid, and what is notified is acknowledged.',
          why: 'A shopper who has paid and cannot read it pays again, or asks you.',
          run: async (trial) => {
            await trial.inject(name)
            const shopper = await trial.shopper()
            await shopper.goesToPay()
            await shopper.pays()
            await trial.agreesWith(shopper)
            await trial.isAcknowledged()
            await trial.isChargedOnce()
          },
        }),
      ]
    case 'payment':
      return [check(name, '', { does: scenario.advice, ...paymentCheck(name, scenario) })]
    default:
      return [
        check(name, '', {
          does: scenario.advice,
          expected: 'Whoever refunded is told that the money did not go back.',
          why: 'A shopper who was promised a refund and does not get it complains to the bank.',
          leftOut: {
            reason: 'It needs a refund, which is none of a shop’s five steps.',
            withControlToo: true,
          },
          run: async () => {},
        }),
      ]
  }
})

/** A notification is overtaken by that of another payment of the same job, which follows one that failed. */
function overtakenCheck(
  name: ScenarioName,
  { advice }: Of<'notification'>,
): ReturnType<typeof paymentCheck> & Pick<Check, 'does'> {
  const later = 'paid-after-giving-up'
  const { expected, why, run } = paymentCheck(later, scenarios[later] as Of<'payment'>)
  return {
    does: `A payment fails, and ten seconds later another one of the same payment job is paid. Of the first one: ${advice}`,
    expected: `${expected} The late notification changes nothing of that.`,
    why,
    run: async (trial) => {
      await trial.inject(name, 1)
      await run(trial)
    },
  }
}

type Make = (id: string, title: string, rest: Pick<Check, 'does' | 'expected' | 'why' | 'run'>) => Check

/** A fault of a call is tried when a payment job is created, and when a payment is read. */
function callChecks(name: ScenarioName, { calls, advice }: Of<'call'>, check: Make): Check[] {
  const create = check(`${name}-create`, ', when a payment job is created', {
    does: advice,
    expected: 'The shopper gets to the payment page, at the latest when pressing again, and is charged once.',
    why: 'A shopper who cannot pay buys elsewhere; one for whom the shop loses track of a job is charged unnoticed.',
    run: async (trial) => {
      const shopper = await trial.shopper()
      await shopper.fillsCart()
      await trial.inject(name, 1)
      if (!(await shopper.checksOut())) {
        await trial.clearFaults()
        await shopper.checksOutAgain()
      }
      await trial.clearFaults()
      await shopper.returnsAfter(() => shopper.hostedPage.choose('Successful'))
      await trial.agreesWith(shopper)
      await trial.isChargedOnce()
      await trial.isAcknowledged()
    },
  })
  const read = check(`${name}-read`, ', when the payment is read', {
    does: `The shopper pays and closes the browser. When the shop is notified and asks the gateway: ${advice}`,
    expected:
      'The order is paid in the end: the shop acknowledges only what it knows, so that it is notified again, or asks again by itself.',
    why: 'A notification that was acknowledged does not come again: the money is there, and nobody sends the goods.',
    run: async (trial) => {
      const shopper = await trial.shopper()
      await shopper.goesToPay()
      const job = await trial.newestJob()
      await trial.inject(name, 1)
      await trial.control.completePayment({ reference: job.reference, outcome: 'Successful' })
      await waitFor(
        () => trial.notifications(job),
        (sent) => sent.every(({ attempts }) => attempts.length > 0),
        trial.limits.paymentPageMs,
      )
      await trial.clearFaults()
      await trial.isAcknowledged()
      await shopper.seesOrder('paid', job, 'The gateway has the money')
    },
  })
  if (calls === 'all') return [create, read]
  return [calls === 'reads' ? read : create]
}

function paymentCheck(
  name: ScenarioName,
  { on, endsAs, anotherPaymentAfterMs }: Of<'payment' | 'refund'>,
): Pick<Check, 'expected' | 'why' | 'run'> {
  const pays = async (trial: Trial) => {
    const shopper = await trial.shopper()
    await shopper.goesToPay()
    const job = await trial.newestJob()
    await trial.inject(name, 1)
    // From a payment that expires nobody is led back.
    await shopper.hostedPage.choose(on === 'failure' ? 'Failed' : 'Successful')
    await shopper.isQuiet()
    return { shopper, job }
  }
  if (anotherPaymentAfterMs === undefined) {
    return {
      expected: `The order is not paid, since the payment ended as ${endsAs ?? 'failed'}, and the shopper reads so.`,
      why: 'Goods that are sent unpaid are lost.',
      run: async (trial) => {
        const { shopper } = await pays(trial)
        await trial.agreesWith(shopper)
        await trial.isAcknowledged()
      },
    }
  }
  const isFirstPaid = on === 'success'
  return {
    expected: isFirstPaid
      ? 'The order stays paid once, and the second payment is given back.'
      : 'The order turns to paid, or the payment is given back.',
    why: isFirstPaid
      ? 'Who pays twice and gets back nothing complains to the bank, which costs a fee. Where people give it back in your shop, see that they are told.'
      : 'The money is there though the order was given up: whoever overlooks it keeps money for nothing.',
    run: async (trial) => {
      const { shopper, job } = await pays(trial)
      await trial.agreesWith(shopper)
      await trial.wind({ seconds: anotherPaymentAfterMs / 1000 })
      const isAnotherThere = ({ payments }: typeof job) => payments.length > 1
      const after = await waitFor(
        () => trial.account.job(job.reference),
        isAnotherThere,
        trial.limits.orderMs,
      )
      if (!isAnotherThere(after))
        throw new Finding('Nothing came of the fault: was the payment job cancelled?')
      if (isFirstPaid) await trial.isChargedOnce()
      const isShownPaid = async () => {
        if (keptPayments([await trial.account.job(job.reference)]).length > 0)
          await shopper.seesOrder('paid', job, 'The gateway has the money, though late')
      }
      await isShownPaid()
      // Notifications that are late come now.
      await trial.isAcknowledged()
      await isShownPaid()
    },
  }
}

/** The name of a scenario as words: Notification doubled. */
function wordsOf(name: ScenarioName): string {
  const words = name.replaceAll('-', ' ').replace('json', 'JSON').replace('pascal', 'Pascal')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
