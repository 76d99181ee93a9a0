/** What the cart page says about the change that led to it, by the key of its message, and in which tone. */
export const noticeTones = {
  added: 'plain',
  updated: 'plain',
  removed: 'plain',
  limited: 'plain',
  full: 'danger',
  quantity: 'danger',
  unknown: 'danger',
  option: 'danger',
} as const

export type CartNotice = keyof typeof noticeTones

/** The notice that an address names, if it is one. */
export function noticeOf(value: string | string[] | undefined): CartNotice | undefined {
  return (Object.keys(noticeTones) as CartNotice[]).find((notice) => notice === value)
}
