import { beforeAll, describe, expect, it } from 'vitest'
import { Anonymiser } from './anonymiser.ts'
import type { Fact } from './fact.ts'
import { tryFact } from './fact-check.ts'
import { facts } from './facts/facts.ts'
import { TrialMerchant } from './merchant.ts'
import { openMerchant } from './merchant-setup.ts'
import { Recorder, type Transcript, transcript } from './transcript.ts'
import { compare } from './transcript-comparison.ts'

const tried: Record<string, Fact[]> = {
  cards: facts['Cards from the merchant’s server, and recurring payments'] ?? [],
  methods: facts['Payment methods and tokens'] ?? [],
  intents: facts['Payment intents'] ?? [],
}

/** Records some facts as they are answered to a merchant. */
async function record({ gateway, mailbox }: TrialMerchant): Promise<Transcript> {
  const recorder = new Recorder()
  const { baseUrl, credentials } = gateway
  const merchant = new TrialMerchant(new recorder.Client(baseUrl, credentials), mailbox)
  for (const [subject, rows] of Object.entries(tried)) {
    for (const fact of rows) {
      recorder.begin(merchant)
      recorder.end(subject, await tryFact(fact, merchant, { isSimulator: true }))
    }
  }
  return recorder.transcript(merchant.gateway, new Date('2026-11-26T12:00:00Z'))
}

describe('a transcript', () => {
  let recorded: Transcript
  let again: Transcript
  let secrets: string[]
  beforeAll(async () => {
    const { merchant, close } = await openMerchant()
    const { configurationId, apiKey } = merchant.gateway.credentials
    secrets = [configurationId, apiKey, merchant.gateway.baseUrl]
    recorded = await record(merchant)
    again = await record(merchant)
    await close()
  })

  it('holds every call of a fact and what was answered, and is read as it was written', () => {
    const [first] = recorded.facts
    expect(first).toMatchObject({ subject: 'cards', outcome: 'held' })
    expect(first?.exchanges[0]).toMatchObject({
      method: 'POST',
      path: '/api/gateway/payment-jobs',
      status: 201,
      json: { data: { paymentStatus: 'Paid', reference: '(reference 210 1)' } },
    })
    expect(transcript.parse(JSON.parse(JSON.stringify(recorded)))).toEqual(recorded)
  })

  it('has neither secrets nor whole numbers of cards, tokens, references and hosts', () => {
    const text = JSON.stringify(recorded.facts)
    for (const secret of secrets) expect(text).not.toContain(secret)
    expect(text).not.toMatch(/4000000000000002|(?<!\d)\d{16,18}(?!\d)|[0-9a-f]{96}/)
  })

  it('is the same each time, so that a comparison finds nothing', () => {
    expect(compare(recorded.facts, again.facts)).toEqual([])
  })

  it('shows where another gateway answers otherwise', () => {
    const [first, ...rest] = structuredClone(recorded.facts)
    if (!first?.exchanges[0]) throw new Error('Nothing was recorded.')
    first.exchanges[0].status = 200
    first.exchanges[0].json = { data: { paymentStatus: 'Reserved' } }
    const [difference, ...others] = compare([first, ...rest], again.facts)
    expect(others).toEqual([])
    expect(difference?.what).toBe(first.what)
    expect(difference?.places).toContain('POST /api/gateway/payment-jobs: status is 201 here, 200 there')
    expect(difference?.places).toContain(
      'POST /api/gateway/payment-jobs: json.data.paymentStatus is "Paid" here, "Reserved" there',
    )
    expect(difference?.places).toContain('POST /api/gateway/payment-jobs: json.links is here only')
  })
})

describe('what is left out of a transcript', () => {
  const anonymous = (json: unknown, sent = '') => {
    const anonymiser = new Anonymiser({ 'https://gateway.example': '' })
    anonymiser.request(sent)
    return anonymiser.value(json)
  }

  it.each([
    ['a member that nobody knows', { owner: 'Ada Lovelace' }, { owner: '(text)' }],
    ['an email address', { contact: 'ada@shop.example' }, { contact: '(email)' }],
    ['an IP address', { originatingIpAddress: '203.0.113.7' }, { originatingIpAddress: '(address)' }],
    ['a token', { token: '4000123412340002' }, { token: '(secret 1)' }],
    ['a reference', ['211121017238589452', '211121017238589452'], ['(reference 210 1)', '(reference 210 1)']],
    ['a text that is very long', { note: 'x'.repeat(300_000) }, { note: '(300000 characters)' }],
    ['a moment', { paidDateTimeUtc: '2026-11-26T10:32:50.5Z' }, { paidDateTimeUtc: '(moment)' }],
    [
      'what stands in JSON within text',
      { details: '{"AuthCode":"123456","Name":"Ada"}' },
      {
        details: { AuthCode: '(secret 1)', Name: '(text)' },
      },
    ],
  ])('%s', (_, json, expected) => expect(anonymous(json)).toEqual(expected))

  it.each([
    ['words of enumerations and amounts', { status: 'Paid', paidAmount: '10.00', isFinalCapture: true }],
    ['the gateway’s own words', { errorReport: { errors: [{ code: 'New', message: 'It is closed.' }] } }],
  ])('is not %s', (_, json) => expect(anonymous(json)).toEqual(json))

  it('is not what the suite itself has sent', () => {
    expect(anonymous({ note: 'Ring twice' }, '{"order":{"note":"Ring twice"}}')).toEqual({
      note: 'Ring twice',
    })
  })
})
