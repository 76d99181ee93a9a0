export const roles = ['owner', 'staff'] as const

/** What somebody is in the back office. */
export type Role = (typeof roles)[number]

const everybody: readonly Role[] = roles
const ownerOnly: readonly Role[] = ['owner']

/** Who may do what in the back office: all may do all, but give money back or up, hand out or delete what is known of a person, and see to accounts. */
const rights = {
  'resolve-attention': everybody,
  'deny-withdrawal': everybody,
  'accept-withdrawal': ownerOnly,
  refund: ownerOnly,
  void: ownerOnly,
  capture: everybody,
  /** A capture that releases the rest of a reservation: a tiny one gives up nearly all of the money. */
  release: ownerOnly,
  'cancel-order': everybody,
  'check-payment': everybody,
  'mark-as-sent': everybody,
  'add-note': everybody,
  'resend-email': everybody,
  'change-stock': everybody,
  'export-orders': ownerOnly,
  'personal-data': ownerOnly,
  'own-account': everybody,
  accounts: ownerOnly,
  'audit-log': ownerOnly,
} satisfies Record<string, readonly Role[]>

/** Something that is done in the back office. */
export type AdminAction = keyof typeof rights

/** Whether somebody of this role may do it. */
export const may = (role: Role, action: AdminAction): boolean => rights[action].includes(role)

/** Whether text, as a form or a command has it, is a role. */
export const isRole = (text: string): text is Role => roles.some((role) => role === text)

/** What others are told, who may not do what an owner may. */
export const ownersAlone = 'Only an owner may do this.'
