import { onEveryStore } from 'cashflows-postgres/testing'
import { beforeAll, expect, it } from 'vitest'
import { simulatorStore } from '../../database/database.ts'
import { portalAt } from '../../testing/portal.ts'
import { mounts } from '../../testing/simulator.ts'

const minute = 60_000
const password = 'harbour light 4'

onEveryStore('Signing in to the Portal', simulatorStore, (database) => {
  let portal: Awaited<ReturnType<typeof portalAt>>
  const signIn = async (email: string, typed = password) => {
    const browser = portal.browser()
    return { browser, answer: await browser.post('/sign-in', { email, password: typed }) }
  }
  const user = (email: string) => portal.users.ensure({ email, name: 'Ada', role: 'Owner' }, password)

  beforeAll(async () => {
    portal = await portalAt(database(), '/simulator')
  })

  it('leads whoever is not signed in to the sign-in, and back to the page they wanted', async () => {
    await user('back@merchant.example')
    const browser = portal.browser()
    const { location } = await browser.get('/configuration')
    expect(location).toBe('/sign-in?from=%2Fconfiguration')
    const answer = await browser.post(location, { email: 'back@merchant.example', password })
    expect(answer.location).toBe('/configuration')
  })

  it('leads on within the Portal only', async () => {
    await user('open@merchant.example')
    const browser = portal.browser()
    for (const from of ['//evil.example', 'https://evil.example', '/\\evil.example']) {
      const path = `/sign-in?from=${encodeURIComponent(from)}`
      expect((await browser.post(path, { email: 'open@merchant.example', password })).location).toBe(
        '/dashboard',
      )
    }
  })

  it.each(mounts)(
    'keeps a cookie for its own pages only, at "%s", that scripts and other sites cannot use',
    async (mount) => {
      await user('cookie@merchant.example')
      const browser = (await portalAt(database(), mount)).browser()
      const answer = await browser.post('/sign-in', { email: 'COOKIE@merchant.example ', password })
      expect(answer.location).toBe('/dashboard')
      const cookie = answer.headers.get('set-cookie') ?? ''
      expect(cookie).toMatch(/HttpOnly/)
      expect(cookie).toMatch(/SameSite=Lax/)
      expect(cookie).toMatch(/Secure(;|$)/)
      expect(cookie).toContain(`Path=${mount}/portal`)
    },
  )

  it('by HTTPS takes no cookie that a page by HTTP can set', async () => {
    const email = 'https@merchant.example'
    await user(email)
    const { browser } = await signIn(email)
    expect(browser.cookie()).toMatch(/^__Secure-portal-session=/)
    expect((await browser.request('/account')).status).toBe(200)
    const cookie = browser.cookie().replace('__Secure-', '')
    expect((await portal.browser().request('/account', { headers: { cookie } })).status).toBe(303)
  })

  it('says in the same words that an email address or a password is wrong', async () => {
    await user('known@merchant.example')
    const wrong = (await signIn('known@merchant.example', 'nonsense 1')).answer
    const unknown = (await signIn('unknown@merchant.example')).answer
    expect(wrong.status).toBe(400)
    expect(wrong.text).toContain(
      'Sign-in failed. Check email and password; after 6 failures the user is locked for 30 minutes.',
    )
    expect(unknown.text).toContain(
      'Sign-in failed. Check email and password; after 6 failures the user is locked for 30 minutes.',
    )
  })

  it('locks a user out for thirty minutes after six wrong passwords, also from many browsers at once', async () => {
    const email = 'lock@merchant.example'
    await user(email)
    await Promise.all(Array.from({ length: 8 }, () => signIn(email, 'wrong guess 1')))
    const { answer } = await signIn(email)
    expect(answer.status).toBe(400)
    portal.wait(31 * minute)
    expect((await signIn(email)).answer.location).toBe('/dashboard')
  })

  it('takes thirty attempts in ten minutes from one network address, whoever they name, and all of others', async () => {
    const email = 'network@merchant.example'
    await user(email)
    const from = (network: string | undefined, typed: { email: string; password: string }) =>
      portal.browser(network).post('/sign-in', typed)
    for (let count = 0; count < 30; count++) {
      const guess = { email: `guess-${count}@merchant.example`, password: 'wrong guess 1' }
      expect((await from('8.8.8.8', guess)).status).toBe(400)
    }
    const known = { email, password }
    const answer = await from('8.8.8.8', known)
    expect(answer.status).toBe(429)
    expect(answer.text).toContain('30 attempts to sign in from your network in the last 10 minutes')
    expect((await from('9.9.9.9', known)).location).toBe('/dashboard')
    expect((await from(undefined, known)).location).toBe('/dashboard')
    portal.wait(10 * minute)
    expect((await from('8.8.8.8', known)).location).toBe('/dashboard')
  })

  it('turns away whom it cannot serve soon, without counting that as a failed attempt', async () => {
    const email = 'busy@merchant.example'
    await user(email)
    const answers = await Promise.all(Array.from({ length: 60 }, () => signIn(email)))
    const turnedAway = answers.filter(({ answer }) => answer.status === 503)
    expect(turnedAway.length).toBeGreaterThan(6)
    for (const { answer } of turnedAway) {
      expect(answer.headers.get('retry-after')).toBe('5')
      expect(answer.text).toContain('Too many people are signing in at the moment.')
    }
    expect((await signIn(email)).answer.location).toBe('/dashboard')
  })

  it('forgets wrong passwords once the right one was given', async () => {
    const email = 'forget@merchant.example'
    await user(email)
    for (let round = 0; round < 2; round++) {
      for (let attempt = 0; attempt < 4; attempt++) await signIn(email, 'wrong guess 1')
      expect((await signIn(email)).answer.location).toBe('/dashboard')
    }
  })

  it('ends a session after thirty minutes without use, after twelve hours in any case, and at sign-out', async () => {
    await user('session@merchant.example')
    const { browser } = await signIn('session@merchant.example')
    portal.wait(29 * minute)
    expect((await browser.get('/account')).status).toBe(200)
    portal.wait(29 * minute)
    expect((await browser.get('/account')).status).toBe(200)
    portal.wait(31 * minute)
    expect((await browser.get('/account')).location).toContain('/sign-in')

    const long = (await signIn('session@merchant.example')).browser
    for (let used = 0; used < 12 * 60; used += 20) {
      portal.wait(20 * minute)
      await long.get('/account')
    }
    expect((await long.get('/account')).location).toContain('/sign-in')

    const left = (await signIn('session@merchant.example')).browser
    await left.get('/account')
    await left.post('/sign-out')
    expect((await left.get('/account')).location).toContain('/sign-in')
  })

  it('rejects a form that another site sends, and one without the token of the session', async () => {
    await user('forms@merchant.example')
    const foreign = await portal
      .browser()
      .post('/sign-in', { email: 'forms@merchant.example', password }, { origin: 'https://evil.example' })
    expect(foreign.status).toBe(403)
    const { browser } = await signIn('forms@merchant.example')
    await browser.get('/account')
    const forged = await browser.post('/sign-out', { formToken: 'guessed' })
    expect(forged.status).toBe(403)
    expect(forged.text).toContain('Nothing was changed')
    expect((await browser.get('/account')).status).toBe(200)
  })

  it('asks for another password after ninety days, and for nothing else before it is chosen', async () => {
    const email = 'old@merchant.example'
    await user(email)
    portal.wait(91 * 24 * 60 * minute)
    const { browser } = await signIn(email)
    expect((await browser.get('/transactions')).location).toBe('/account')
    await browser.get('/account')
    const again = await browser.post('/account', { present: password, password, repeated: password })
    expect(again.text).toContain('You have used this password before')
    const next = { present: password, password: 'another light 5', repeated: 'another light 5' }
    expect((await browser.post('/account', next)).location).toBe('/account?done=password')
    expect((await browser.get('')).location).toBe('/dashboard')
  })

  it('lets a user choose a password by a link, once and within a day', async () => {
    const email = 'new@merchant.example'
    const { user: made, invitation } = await portal.users.create({ email, name: 'New', role: 'Finance' })
    const browser = portal.browser()
    const path = `/set-password?invitation=${invitation}`
    const weak = await browser.post(path, { password: 'Password123', repeated: 'Password123' })
    expect(weak.text).toContain('Many people use this password')
    expect((await browser.post(path, { password: 'one thing 1', repeated: 'other 1' })).text).toContain(
      'differ',
    )
    expect((await browser.post(path, { password, repeated: password })).location).toBe('/dashboard')
    expect((await browser.get(path)).status).toBe(410)
    const late = await portal.users.invite(made)
    portal.wait(25 * 60 * minute)
    expect((await browser.get(`/set-password?invitation=${late}`)).status).toBe(410)
  })

  it('offers the demo sign-in only where it is told to', async () => {
    const browser = portal.browser()
    expect((await browser.get('/sign-in')).text).toContain('Demo sign-in as Owner')
    expect((await browser.post('/sign-in/demonstration')).location).toBe('/dashboard')
    const strict = (await portalAt(database(), '/simulator', false)).browser()
    const kept = await strict.request('/account', { headers: { cookie: browser.cookie() } })
    expect(kept.headers.get('location')).toContain('/sign-in')
    expect((await strict.get('/sign-in')).text).not.toContain('Demo sign-in')
    expect((await strict.post('/sign-in/demonstration')).location).toContain('/sign-in')
  })
})
