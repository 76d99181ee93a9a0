/** What the cart page says about the change that led to it, by the key of its message. */
const notices = ['added', 'updated', 'removed', 'limited', 'full', 'quantity', 'unknown', 'option'] as const

export type CartNotice = (typeof notices)[number]

const refusals: readonly CartNotice[] = ['full', 'quantity', 'unknown', 'option']

/** The notice that an address asks for, if it is one. */
export function noticeOf(value: string | string[] | undefined): CartNotice | undefined {
  return notices.find((notice) => notice === value)
}

/** Whether a notice says that nothing was changed. */
export function isRefusal(notice: CartNotice): boolean {
  return refusals.includes(notice)
}
