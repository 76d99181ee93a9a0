import { expect, it } from 'vitest'
import { type AdminAction, may } from './roles'

const ofOwner: AdminAction[] = [
  'refund',
  'void',
  'release',
  'accept-withdrawal',
  'export-orders',
  'personal-data',
  'accounts',
  'audit-log',
]

it('only an owner gives money back or up, exports or deletes the data of a person, and sees to accounts', () => {
  for (const action of ofOwner) expect([may('owner', action), may('staff', action)]).toEqual([true, false])
})

it('staff does all else', () => {
  const others: AdminAction[] = [
    'capture',
    'cancel-order',
    'mark-as-sent',
    'add-note',
    'change-stock',
    'deny-withdrawal',
  ]
  for (const action of others) expect([may('owner', action), may('staff', action)]).toEqual([true, true])
})
