export const permissions = [
  'keep own account',
  'see transactions',
  'export transactions',
  'refund',
  'capture',
  'cancel',
  'see payment links',
  'make payment links',
  'see reports',
  'configure',
  'manage users',
  'see the simulation',
  'control the simulation',
] as const
export type Permission = (typeof permissions)[number]

const readPermissions = ['keep own account', 'see transactions', 'see payment links'] as const
const paymentPermissions = [
  'export transactions',
  'refund',
  'capture',
  'cancel',
  'make payment links',
] as const

interface RoleDefinition {
  /** What it is for, in one line. */
  description: string
  permissions: readonly Permission[]
}

/**
 * The roles of the Portal, and what each may do. Source: Owner and External Developer are named by Cashflows'
 * documentation; the other roles are assumed.
 */
export const roles = {
  Owner: {
    description: 'Everything, including other Owners',
    permissions,
  },
  Administrator: {
    description: 'Users, payments, links and reports; no configuration',
    permissions: [
      ...readPermissions,
      ...paymentPermissions,
      'see reports',
      'manage users',
      'see the simulation',
    ],
  },
  Finance: {
    description: 'Payments, refunds, links and reports',
    permissions: [...readPermissions, ...paymentPermissions, 'see reports'],
  },
  Operator: {
    description: 'Payments, refunds and links',
    permissions: [...readPermissions, ...paymentPermissions],
  },
  'Read only': {
    description: 'Looks, and changes nothing',
    permissions: [...readPermissions, 'see reports'],
  },
  'External Developer': {
    description: 'Configuration, API data and simulation; moves no money',
    permissions: [
      ...readPermissions,
      'export transactions',
      'configure',
      'see the simulation',
      'control the simulation',
    ],
  },
} as const satisfies Record<string, RoleDefinition>

export type Role = keyof typeof roles
export const roleNames = Object.keys(roles) as Role[]

/** Whether a text, such as one of a form, names a role. */
export const isRole = (text: string): text is Role => Object.hasOwn(roles, text)

/** Whether a role grants a permission. */
export function may(role: Role, permission: Permission): boolean {
  const { permissions: granted }: RoleDefinition = roles[role]
  return granted.includes(permission)
}

/** Whether somebody may assign a role, or manage who has it: nobody grants permissions that they do not have. */
export const mayAssign = (own: Role, role: Role): boolean =>
  roles[role].permissions.every((permission) => may(own, permission))
