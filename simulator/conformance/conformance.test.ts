import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApiDocument } from '../gateway/documentation/openapi.ts'
import { operations } from '../gateway/documentation/operations.ts'
import { GatewayClient, type GatewayResponse } from '../kit/gateway-client.ts'
import { DocumentedAnswers } from '../testing/openapi.ts'
import { tryFact } from './fact-check.ts'
import { facts } from './facts/facts.ts'
import type { TrialMerchant } from './merchant.ts'
import { openMerchant } from './merchant-setup.ts'

const answers = new DocumentedAnswers(openApiDocument(''))

/** Holds every answer of the gateway to its documentation. */
class DocumentedClient extends GatewayClient {
  protected override async send(...call: Parameters<GatewayClient['send']>): Promise<GatewayResponse> {
    const response = await super.send(...call)
    const [method, address] = call
    const [, path] = /^[^?]*\/api\/gateway(\/[^?]*?)\/?(?:\?|$)/.exec(address) ?? []
    if (path === undefined) return response
    const { status, json } = response
    if (answers.operationOf({ method, path })) answers.expectKnown({ method, path, status, json })
    else if (status < 400)
      throw new Error(`${method} ${path} answered ${status}: the documentation lacks it.`)
    return response
  }
}

describe('the simulator keeps every fact that is known or assumed of the gateway', () => {
  let merchant: TrialMerchant
  let close: () => Promise<void>

  beforeAll(async () => {
    const opened = await openMerchant(undefined, DocumentedClient)
    merchant = opened.merchant
    close = opened.close
  })
  afterAll(() => close())

  describe.each(Object.entries(facts))('%s', (_subject, rows) => {
    it.each(rows.map((fact) => [fact.what, fact] as const))('%s', async (_what, fact) => {
      expect(await tryFact(fact, merchant, { isSimulator: true })).toEqual({ fact, outcome: 'held' })
    })
  })

  it('tries each call of the documentation', () => {
    const calls = Object.values(operations).flat()
    expect([...answers.seen]).toEqual(
      expect.arrayContaining(calls.map(({ id, answer }) => `${id} ${answer.status}`)),
    )
  })
})
