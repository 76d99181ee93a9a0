/** Source: Owner and External Developer are named by Cashflows' documentation; the other roles are assumed. */
export const roles = [
  'Owner',
  'Administrator',
  'Finance',
  'Operator',
  'Read only',
  'External Developer',
] as const
export type Role = (typeof roles)[number]

export const isRole = (text: string): text is Role => roles.some((role) => role === text)

const everybody = roles

/** Who may do what. A route names its action; nothing else decides about rights. */
export const rights = {
  'keep own account': everybody,
  'see transactions': everybody,
  'export transactions': ['Owner', 'Administrator', 'Finance', 'Operator', 'External Developer'],
  refund: ['Owner', 'Administrator', 'Finance', 'Operator'],
  capture: ['Owner', 'Administrator', 'Finance', 'Operator'],
  cancel: ['Owner', 'Administrator', 'Finance', 'Operator'],
  'see payment links': everybody,
  'make payment links': ['Owner', 'Administrator', 'Finance', 'Operator'],
  'see reports': ['Owner', 'Administrator', 'Finance', 'Read only'],
  configure: ['Owner', 'External Developer'],
  'manage users': ['Owner', 'Administrator'],
  'see the simulation': ['Owner', 'Administrator', 'External Developer'],
  'steer the simulation': ['Owner', 'External Developer'],
} as const satisfies Record<string, readonly Role[]>

export type Right = keyof typeof rights

export function may(role: Role, right: Right): boolean {
  return (rights[right] as readonly Role[]).includes(role)
}

/** Whether somebody may give a role, or manage who has it: nobody gives rights that they do not have. */
export function mayGive(own: Role, role: Role): boolean {
  return (Object.keys(rights) as Right[]).every((right) => may(own, right) || !may(role, right))
}

/** What each role is for, in one line. */
export const roleDescriptions: Record<Role, string> = {
  Owner: 'Everything, including other Owners',
  Administrator: 'Users, payments, links and reports; no configuration',
  Finance: 'Payments, refunds, links and reports',
  Operator: 'Payments, refunds and links',
  'Read only': 'Looks, and changes nothing',
  'External Developer': 'Configuration, API data and simulation; moves no money',
}
