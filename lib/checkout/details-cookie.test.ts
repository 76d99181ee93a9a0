import { beforeEach, expect, it, vi } from 'vitest'
import { jar } from '@/lib/testing/open-cookies'
import { getRememberedDetails, rememberDetails } from './details-cookie'
import { exampleDetails } from './testing'

vi.mock('@/lib/sealed-cookie', () => import('@/lib/testing/open-cookies'))

beforeEach(() => jar.clear())

it('details are remembered until they are forgotten', async () => {
  expect(await getRememberedDetails()).toBeUndefined()
  await rememberDetails(exampleDetails)
  expect(await getRememberedDetails()).toEqual(exampleDetails)
  await rememberDetails(undefined)
  expect(jar.size).toBe(0)
})

it('a card of a country without delivery is remembered with the address that the parcel goes to', async () => {
  const { email: _, ...shippingAddress } = exampleDetails
  const details = { ...exampleDetails, countryIso3166Alpha2: 'JP', zipCode: '150-0002', shippingAddress }
  await rememberDetails(details)
  expect(await getRememberedDetails()).toEqual(details)
})

it('details that a browser would not keep in a cookie are not remembered, nor those from before', async () => {
  await rememberDetails(exampleDetails)
  const [name, line] = ['Ω'.repeat(100), 'Ω'.repeat(200)]
  const long = { ...exampleDetails, firstName: name, lastName: name, addressLine1: line, addressLine2: line }
  await rememberDetails({ ...long, shippingAddress: long })
  expect(await getRememberedDetails()).toBeUndefined()
})

it.each([
  ['no details', 'anna'],
  ['details that the form would not take', { ...exampleDetails, zipCode: '1' }],
  ['nothing', null],
])('%s in the cookie count as nothing remembered', async (_, stored) => {
  jar.set('shop-details', stored)
  expect(await getRememberedDetails()).toBeUndefined()
})
