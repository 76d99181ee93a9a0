import { expect, it, vi } from 'vitest'
import { untouched } from '@/components/admin/action-state'
import { findOrder } from '@/lib/orders/repository'
import { onEveryStore, storeOrder } from '@/lib/orders/testing'
import { type SignedIn, signedIn } from '../signed-in'
import { isAsked } from '../testing'
import { deletePersonAction } from './actions'

vi.mock('../signed-in')

onEveryStore('the deletion of a person in the back office', (database) => {
  it('says what is deleted and what is kept, and deletes nothing before that is confirmed', async () => {
    const account = { role: 'owner', email: 'owner@shop.example' }
    vi.mocked(signedIn).mockResolvedValue({ account, store: database() } as SignedIn)
    const unpaid = await storeOrder(database(), { nextCheckAt: null })
    const paid = await storeOrder(database(), { paidAt: new Date('2026-03-02T12:00:00Z') })
    const { email } = unpaid.details
    const emailOf = async () => (await findOrder(database(), unpaid.number))?.details.email
    const form = new FormData()
    form.set('deletedEmail', ` ${email} `)
    const { text, button, confirm } = await isAsked(deletePersonAction, form)
    expect(text).toContain(`What is stored about ${email} is deleted`)
    expect(text).toContain(`Personal data is removed from the orders ${unpaid.number}.`)
    expect(text).toContain(`Order ${paid.number} was paid, and is kept for the accounts until`)
    expect(button).toBe('Delete the data')
    expect(await emailOf()).toBe(email)
    expect((await confirm()).done).toContain(`Removed from the orders ${unpaid.number}.`)
    expect(await emailOf()).not.toBe(email)
  })

  it('asks nothing about what is no email address', async () => {
    const form = new FormData()
    form.set('deletedEmail', 'eleni')
    expect((await deletePersonAction(untouched, form)).problem?.text).toContain('name@example.com')
  })
})
