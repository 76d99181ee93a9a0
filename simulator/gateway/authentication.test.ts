import { createHash } from 'node:crypto'
import { onEveryStore } from 'cashflows-postgres/testing'
import type { Hono } from 'hono'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { simulatorStore } from '../database/database.ts'
import { configuration, rejectedSignature } from '../payments/tables.ts'
import { resetStore } from '../reset.ts'
import { apiKey, configurationId, simulatorContext } from '../testing/simulator.ts'
import { gateway } from './gateway.ts'

const body = '{"amountToCollect":"1.00","currency":"GBP"}'

onEveryStore('authentication', simulatorStore, (database) => {
  let app: Hono
  let context: Awaited<ReturnType<typeof simulatorContext>>
  const log = vi.spyOn(console, 'warn')

  beforeEach(async () => {
    log.mockReset().mockReturnValue(undefined)
    await database().delete(configuration)
    context = await simulatorContext(database())
    app = gateway({ ...context, publicUrl: () => 'http://gateway.test' })
  })
  afterEach(() => log.mockReset())

  async function rotate(id: string): Promise<void> {
    await context.configurations.generateApiKey(id)
    await context.configurations.confirmApiKey(id)
  }

  async function createWith(key: string): Promise<number> {
    const hash = createHash('sha512')
      .update(key + body)
      .digest('hex')
    const response = await app.request('/payment-jobs', {
      method: 'POST',
      headers: { configurationId, hash },
      body,
    })
    return response.status
  }

  it('takes both keys of a rotation until the new one is confirmed, and then the new one only', async () => {
    const next = await context.configurations.generateApiKey(configurationId)
    expect([await createWith(apiKey), await createWith(next)]).toEqual([201, 201])
    await context.configurations.confirmApiKey(configurationId)
    expect([await createWith(apiKey), await createWith(next)]).toEqual([401, 201])
    expect(log.mock.lastCall?.[0]).toContain('The former key, which was replaced, was used.')
  })

  it.each([
    ['two rotations', (id: string) => rotate(id)],
    ['a rotation and a reset', (id: string) => resetStore(database(), id)],
  ])('does not undo %s when it starts again with the old key', async (_, then) => {
    await rotate(configurationId)
    await then(configurationId)
    await context.configurations.ensure(configurationId, apiKey)
    expect(await createWith(apiKey)).toBe(401)
  })

  it('keeps the keys of a rotation that is under way through a reset', async () => {
    const next = await context.configurations.generateApiKey(configurationId)
    await resetStore(database(), configurationId)
    context.configurations.clearCache()
    expect([await createWith(apiKey), await createWith(next)]).toEqual([201, 201])
  })

  it('does not undo a rotation when it starts again with the old key, and takes another key that it is given', async () => {
    await context.configurations.generateApiKey(configurationId)
    await context.configurations.confirmApiKey(configurationId)
    await context.configurations.ensure(configurationId, apiKey)
    expect(await createWith(apiKey)).toBe(401)
    await context.configurations.ensure(configurationId, 'another')
    expect(await createWith('another')).toBe(201)
  })

  it('keeps the key when there is no new one to confirm', async () => {
    await context.configurations.confirmApiKey(configurationId)
    expect(await createWith(apiKey)).toBe(201)
  })

  it('locks a configuration after five wrong hashes in a row, until it is unlocked', async () => {
    for (let count = 0; count < 5; count++) expect(await createWith('wrong')).toBe(401)
    expect(await createWith(apiKey)).toBe(403)
    await context.configurations.unlock(configurationId)
    expect(await createWith(apiKey)).toBe(201)
  })

  it('counts anew after a good hash', async () => {
    for (let count = 0; count < 4; count++) await createWith('wrong')
    await createWith(apiKey)
    for (let count = 0; count < 4; count++) await createWith('wrong')
    expect(await createWith(apiKey)).toBe(201)
  })

  it('counts wrong hashes that come at the same time', async () => {
    await Promise.all(Array.from({ length: 5 }, () => createWith('wrong')))
    expect(await createWith(apiKey)).toBe(403)
  })

  it('is locked out by no stranger where a guard is, and notes the first few wrong hashes only', async () => {
    await database().delete(rejectedSignature)
    app = gateway({ ...context, isLockable: false, publicUrl: () => 'http://gateway.test' })
    for (let count = 0; count < 7; count++) expect(await createWith('wrong')).toBe(401)
    expect(await context.configurations.rejectedSignatures(configurationId)).toHaveLength(5)
    expect(await createWith(apiKey)).toBe(201)
    await createWith('wrong')
    expect(await context.configurations.rejectedSignatures(configurationId)).toHaveLength(6)
  })

  it('keeps the beginning of a long path', async () => {
    const headers = { configurationId, hash: 'wrong' }
    await app.request(`/payment-jobs?${'x'.repeat(2_000)}`, { headers })
    const [rejected] = await context.configurations.rejectedSignatures(configurationId)
    expect(rejected?.path).toBe(`/payment-jobs?${'x'.repeat(500)}`.slice(0, 500))
    expect(String(log.mock.lastCall?.[0]).length).toBeLessThan(1_000)
  })

  it('keeps why a signature was rejected, and gives neither the caller nor the log a key', async () => {
    await createWith('wrong')
    const [rejected] = await context.configurations.rejectedSignatures(configurationId)
    expect(rejected).toMatchObject({ method: 'POST', path: '/payment-jobs' })
    expect(rejected?.explanation).toContain('The hash fits none of the known mistakes')
    expect(JSON.stringify([rejected, log.mock.calls])).not.toContain(apiKey)
  })

  describe('the envelope that a sample of the quick start shows', () => {
    const request = '{"currency":"GBP","amountToCollect":"10.00"}'
    const hash = createHash('sha512')
      .update(apiKey + request)
      .digest('hex')
    const send = async (envelope: string, headers: Record<string, string> = {}) => {
      const response = await app.request('/payment-jobs', { method: 'POST', headers, body: envelope })
      return response.status
    }
    const isExplained = async (words: string) => {
      expect(log.mock.lastCall?.[0]).toContain(words)
      const [kept] = await context.configurations.rejectedSignatures(configurationId)
      expect(kept?.explanation).toContain(words)
    }

    it('is explained in the log and in the Portal without its headers, and does not count towards the lock', async () => {
      const envelope = `{"ConfigurationId":"${configurationId}","Hash":"${hash}","Request":${request},}`
      expect(await send(envelope)).toBe(401)
      await isExplained('The body is an envelope of ConfigurationId, Hash and Request.')
      await isExplained('made of the Request alone')
      expect(await context.configurations.find(configurationId)).toMatchObject({ wrongHashes: 0 })
    })

    it('is explained with its headers too', async () => {
      const envelope = `{"ConfigurationId":"${configurationId}","Hash":"${hash}","Request":${request}}`
      expect(await send(envelope, { configurationId, hash })).toBe(401)
      await isExplained('The body is an envelope of ConfigurationId, Hash and Request.')
    })

    it('is not looked for in other bodies, nor for an unknown configuration', async () => {
      expect(await send(request)).toBe(401)
      expect(await send(`{"ConfigurationId":"1","Request":${request}}`)).toBe(401)
      expect(log).not.toHaveBeenCalled()
    })
  })
})
