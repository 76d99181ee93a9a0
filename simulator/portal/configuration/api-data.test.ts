import { createHash } from 'node:crypto'
import { onEveryStore } from 'cashflows-postgres/testing'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { simulatorStore } from '../../database/database.ts'
import { gateway } from '../../gateway/gateway.ts'
import { type PortalBrowser, portalAt } from '../../testing/portal.ts'
import { apiKey, configurationId } from '../../testing/simulator.ts'

const hashOf = (...parts: string[]) => createHash('sha512').update(parts.join('')).digest('hex')

onEveryStore('API data in the Portal', simulatorStore, (database) => {
  let portal: Awaited<ReturnType<typeof portalAt>>
  let developer: PortalBrowser
  let api: ReturnType<typeof gateway>
  const body = '{"amountToCollect":"10.00","currency":"GBP"}'
  /** Creates a job with a hash. @returns the status of the answer */
  const call = async (hash: string) =>
    (await api.request('/payment-jobs', { method: 'POST', body, headers: { configurationId, hash } })).status
  const keys = async () => {
    const found = await portal.configurations.find(configurationId)
    if (!found) throw new Error('The configuration is gone.')
    return { apiKey: found.apiKey, nextApiKey: found.nextApiKey }
  }

  beforeAll(async () => {
    vi.spyOn(console, 'warn').mockReturnValue()
    portal = await portalAt(database())
    developer = await portal.signedInAs('External Developer')
    api = gateway({ ...portal, wait: async () => {}, publicUrl: () => 'http://gateway.test' })
  })

  afterAll(() => portal.activityLog.written())

  it('shows the Configuration ID and the API key, and teaches what stands where nothing was rejected', async () => {
    const { text } = await developer.get('/configuration/api-data')
    expect(text).toContain(configurationId)
    expect(text).toContain(apiKey)
    expect(text).toContain('No rejected signatures')
    expect(text).not.toContain('Update API Key')
  })

  describe('rotation', () => {
    const generate = () => developer.post('/configuration/api-data/generate')
    const update = (form: Record<string, string>) => developer.post('/configuration/api-data/update', form)

    it('keeps both keys valid from Generate to Update API Key, and rejects the former one after it', async () => {
      const { location } = await generate()
      const { apiKey: present, nextApiKey } = await keys()
      const next = String(nextApiKey)
      const page = await developer.get(location)
      expect(page.text).toContain('Both keys are valid until you update.')
      expect(page.text).toContain(next)
      expect([await call(hashOf(present, body)), await call(hashOf(next, body))]).toEqual([201, 201])

      expect((await update({ replaced: 'yes', newApiKey: next })).location).toContain('done=updated')
      expect(await keys()).toEqual({ apiKey: next, nextApiKey: null })
      expect([await call(hashOf(present, body)), await call(hashOf(next, body))]).toEqual([401, 201])
      expect((await developer.get('/configuration/api-data')).text).toContain(
        'The former key, which was replaced,',
      )
    })

    it('does nothing before the confirmation is ticked', async () => {
      await generate()
      const before = await keys()
      const { status, text } = await update({ newApiKey: String(before.nextApiKey) })
      expect(status).toBe(400)
      expect(text).toContain('Tick this first')
      expect(await keys()).toEqual(before)
    })

    it('generates one key however often the button is pressed, and updates once', async () => {
      await generate()
      const { nextApiKey } = await keys()
      await generate()
      expect((await keys()).nextApiKey).toBe(nextApiKey)
      const form = { replaced: 'yes', newApiKey: String(nextApiKey) }
      const answers = await Promise.all([update(form), update(form)])
      expect(answers.map(({ location }) => location)).toEqual(
        Array(2).fill('/configuration/api-data?done=updated'),
      )
      expect(await keys()).toEqual({ apiKey: nextApiKey, nextApiKey: null })
    })

    it('confirms no key but the one that the form was about', async () => {
      await generate()
      const before = await keys()
      const { status, text } = await update({ replaced: 'yes', newApiKey: 'an earlier one' })
      expect(status).toBe(400)
      expect(text).toContain('Another key was generated in the meantime.')
      expect(await keys()).toEqual(before)
    })
  })

  it('explains each rejected signature, and unlocks what too many of them have locked', async () => {
    const { apiKey: present } = await keys()
    for (let count = 0; count < 5; count++) await call(hashOf(body, present))
    expect(await call(hashOf(present, body))).toBe(403)
    const { text } = await developer.get('/configuration/api-data')
    expect(text).toContain('This configuration is locked')
    expect(text).toContain('POST /payment-jobs')
    expect(text).toContain('The body was hashed before the API key')
    const { location } = await developer.post('/configuration/api-data/unlock')
    expect((await developer.get(location)).text).not.toContain('This configuration is locked')
    expect(await call(hashOf(present, body))).toBe(201)
  })

  describe('the checker', () => {
    const check = async (form: Record<string, string>) =>
      (await developer.post('/configuration/api-data/check', form)).text

    it('finds a hash good, also where the browser has changed the ends of lines', async () => {
      const { apiKey: present } = await keys()
      const lines = '{\n  "currency": "GBP"\n}'
      const pasted = lines.replaceAll('\n', '\r\n')
      expect(await check({ body: pasted, hash: hashOf(present, lines).toUpperCase() })).toContain(
        'The hash fits the body and the API key.',
      )
      expect(await check({ body: pasted, hash: hashOf(present, pasted) })).toContain('with CR-LF')
      expect(await check({ body: '', hash: ` ${hashOf(present)} ` })).toContain('The hash fits')
    })

    it('finds a hash good that fits any key that is valid now, and says so of no former one', async () => {
      await developer.post('/configuration/api-data/generate')
      const { apiKey: present, nextApiKey } = await keys()
      const next = String(nextApiKey)
      const good = 'class="notice good"'
      for (const key of ['', present, next]) {
        expect(await check({ body, key, hash: hashOf(next, body) }), key).toContain(good)
        expect(await check({ body, key, hash: hashOf(present, body) }), key).toContain(good)
      }
      await developer.post('/configuration/api-data/update', { replaced: 'yes', newApiKey: next })
      for (const key of ['', present]) {
        const text = await check({ body, key, hash: hashOf(present, body) })
        expect(text).toContain('This was the key before: it is no longer valid.')
        expect(text).not.toContain(good)
      }
    })

    it('says what was hashed instead, and what the hash has to be', async () => {
      const { apiKey: present } = await keys()
      const wrong = await check({ body, hash: hashOf(body, present) })
      expect(wrong).toContain('The body was hashed before the API key')
      expect(wrong).toContain(hashOf(present, body))
      expect(await check({ body, hash: 'abc' })).toContain('not a SHA-512')
    })

    it('takes the hash out of an envelope, and says that the gateway takes none', async () => {
      const { apiKey: present } = await keys()
      const request = '{"currency":"GBP"}'
      const envelope = `{"ConfigurationId":"1","Hash":"${hashOf(present, request)}","Request":${request}}`
      const text = await check({ body: envelope })
      expect(text).toContain('The body is an envelope of ConfigurationId, Hash and Request.')
      expect(text).toContain('made of the Request alone')
      expect(text).not.toContain('Enter the hash')
    })

    it('says that a pasted key is none of this configuration’s', async () => {
      const text = await check({ body, key: 'mine', hash: hashOf('mine', body) })
      expect(text).toContain('this API key is none of this configuration’s')
    })

    it('asks for the hash, and keeps what was typed', async () => {
      const text = await check({ body: '<script>', hash: '' })
      expect(text).toContain('Enter the hash that was sent.')
      expect(text).toContain('&lt;script&gt;')
    })
  })
})
