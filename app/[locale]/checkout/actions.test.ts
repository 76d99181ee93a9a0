import { beforeEach, expect, it, vi } from 'vitest'
import { untouched } from '@/components/checkout/checkout-state'
import { findProblem } from '@/lib/availability/check'
import { unavailableTexts } from '@/lib/availability/texts'
import { getCart, newCart, saveCart } from '@/lib/cart/cart-cookie'
import { errorTexts } from '@/lib/i18n/error-texts'
import { orderContext } from '@/lib/orders/context'
import { jar } from '@/lib/testing/open-cookies'
import { checkOut } from './actions'

vi.mock('@/lib/orders/context')
vi.mock('@/lib/availability/check')
vi.mock('@/lib/sealed-cookie', () => import('@/lib/testing/open-cookies'))
vi.mock('next/headers', () => ({ headers: async () => new Headers() }))

const typed = { email: 'anna@example.com', firstName: 'Anna', lastName: 'Αγορά', city: 'Cambridge' }

async function send() {
  const form = new FormData()
  for (const [name, value] of Object.entries({ locale: 'el-GR', cartId: (await getCart()).id, ...typed })) {
    form.set(name, value)
  }
  return checkOut(untouched, form)
}

beforeEach(async () => {
  jar.clear()
  vi.spyOn(console, 'error').mockReset().mockReturnValue()
  // Of the harbour mug there are so many; of what is unlimited the database knows nothing.
  await saveCart(newCart([{ product: 'harbour-mug', option: 'sea', quantity: 1 }]))
  vi.mocked(orderContext).mockRejectedValue(new Error('connect ECONNREFUSED'))
})

it.each([
  ['the database is away', 'Nobody listens.', unavailableTexts['el-GR']],
  ['something else fails', undefined, errorTexts['el-GR']],
])('the checkout keeps what was typed and says so where %s', async (_, problem, texts) => {
  vi.mocked(findProblem).mockResolvedValue(problem)
  const state = await send()
  expect(state.values).toMatchObject(typed)
  expect(state.problem).toMatchObject({ title: texts.title, text: texts.text })
  expect(console.error).toHaveBeenCalledOnce()
})

it('the checkout does not ask a database again that has just not responded', async () => {
  vi.mocked(findProblem).mockReset()
  vi.mocked(orderContext).mockRejectedValue(
    new Error('Failed query', { cause: new Error('timeout: PostgreSQL has not responded for 15 seconds') }),
  )
  expect((await send()).problem).toMatchObject({ title: unavailableTexts['el-GR'].title })
  expect(findProblem).not.toHaveBeenCalled()
})
