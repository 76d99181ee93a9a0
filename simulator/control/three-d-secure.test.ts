import { createHash } from 'node:crypto'
import { onEveryStore } from 'cashflows-postgres/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { simulatorStore } from '../database/database.ts'
import type { ThreeDSecureWord } from '../payments/three-d-secure-words.ts'
import { threeDSecureWords } from '../payments/three-d-secure-words.ts'
import { openTestControl } from '../testing/control.ts'
import { apiKey, configurationId, jobRequest } from '../testing/simulator.ts'

interface Reached {
  status: string
  error?: string
  authenticationStatus?: string
  eci?: string
  message?: string
}

/** Where each word leads with a Visa card, while 3D Secure is not required. */
const outcomes: Record<ThreeDSecureWord, Reached> = {
  successful: { status: 'Paid', authenticationStatus: 'Y', eci: '05', message: 'Authorised' },
  failed: failed('Not authenticated'),
  unavailable: { status: 'Paid', authenticationStatus: 'U', eci: '07', message: 'Authorised' },
  attempted: { status: 'Paid', authenticationStatus: 'A', eci: '06', message: 'Authorised' },
  abandoned: failed('Challenge abandoned'),
  'timed-out': failed('Challenge timed out'),
  frictionless: { status: 'Paid', authenticationStatus: 'Y', eci: '05', message: 'Authorised' },
  challenge: { status: 'Pending' },
  decoupled: { status: 'Pending' },
  'not-authenticated': failed('Not authenticated'),
  'attempted-without-challenge': {
    status: 'Paid',
    authenticationStatus: 'A',
    eci: '06',
    message: 'Authorised',
  },
}

function failed(message: string): Reached {
  return { status: 'Failed', error: 'ThreeDSecureFailed', authenticationStatus: 'N', eci: '07', message }
}

onEveryStore('3-D Secure by one word, over HTTP', simulatorStore, (database) => {
  let environment: Awaited<ReturnType<typeof openTestControl>>
  const create = () => environment.context.payments.create(environment.context.configuration, jobRequest())

  beforeAll(async () => {
    environment = await openTestControl(database())
  })
  afterAll(() => environment.close())

  describe('leads', () => {
    it.each(threeDSecureWords.map((word) => [word, outcomes[word]] as const))(
      '%s to %o',
      async (word, to) => {
        const { reference } = await create()
        const { status, payments } = await environment.client.threeDSecure({ reference, word })
        const details = payments[0]?.acquiringDetails
        expect({
          status,
          error: payments[0]?.error,
          authenticationStatus: details?.AuthenticationStatus,
          eci: details?.Eci,
          message: details?.Message,
        }).toEqual({
          error: undefined,
          authenticationStatus: undefined,
          eci: undefined,
          message: undefined,
          ...to,
        })
      },
    )
  })

  it('shows the gateway’s caller the same acquiring details', async () => {
    const { reference } = await create()
    const { payments } = await environment.client.threeDSecure({ reference, word: 'attempted' })
    const hash = createHash('sha512').update(apiKey).digest('hex')
    const response = await fetch(`${environment.url}/api/gateway/payment-jobs/${reference}`, {
      headers: { configurationId, hash },
    })
    const { data } = await response.json()
    expect(JSON.parse(data.payments[0].attributes.cashFlowsAcquiringDetails)).toEqual(
      payments[0]?.acquiringDetails,
    )
  })

  it('declines where 3D Secure is required and unavailable', async () => {
    await environment.client.changeSettings({ configurationId, threeDSecureRequired: true })
    const { reference } = await create()
    const job = await environment.client.threeDSecure({ reference, word: 'unavailable' })
    await environment.client.changeSettings({ configurationId, threeDSecureRequired: false })
    expect(job.payments[0]).toMatchObject({
      status: 'Failed',
      error: 'ThreeDSecureUnavailable',
      acquiringDetails: { Message: 'Authentication unavailable', Eci: '07' },
    })
  })

  it('answers a challenge that waits, rejects another card meanwhile, and anything once it is over', async () => {
    const { reference } = await create()
    await environment.client.threeDSecure({ reference, word: 'decoupled' })
    await expect(environment.client.threeDSecure({ reference, word: 'frictionless' })).rejects.toThrow(
      'The payment waits for 3-D Secure: send one of successful, failed, unavailable, attempted, abandoned, timed-out.',
    )
    expect((await environment.client.threeDSecure({ reference, word: 'abandoned' })).status).toBe('Failed')
    await expect(environment.client.threeDSecure({ reference, word: 'successful' })).rejects.toThrow(
      'The payment is Failed and the shopper may not try again.',
    )
  })

  it('names the words to whoever sends another one', async () => {
    const { reference } = await create()
    const response = await fetch(`${environment.url}/control/jobs/${reference}/three-d-secure`, {
      method: 'POST',
      body: '{"word":"perhaps"}',
    })
    expect(response.status).toBe(400)
    expect((await response.json()).error).toMatch(/^word: must be one of successful, failed, /)
  })
})
