/** What the cart page says about the change that led to it, by the key of its message, and in which tone. */
export const noticeTones = {
  added: 'plain',
  updated: 'plain',
  removed: 'plain',
  limited: 'plain',
  codeEntered: 'plain',
  codeRemoved: 'plain',
  forgotten: 'plain',
  full: 'danger',
  quantity: 'danger',
  unknown: 'danger',
  option: 'danger',
} as const

export type CartNotice = keyof typeof noticeTones

/** Why a discount code that was entered is not in the cart. */
const codeProblems = ['unknown', 'early', 'expired', 'used', 'currency', 'tooMany'] as const

export type CodeProblem = (typeof codeProblems)[number]

/** What the address of the cart says of the change that led there; see `actions.ts`. */
export type CartQuery = Partial<
  Record<'notice' | 'short' | 'code' | 'product' | 'option' | 'quantity', string | string[]>
>

/** The notice that an address names, if it is one. */
export function noticeOf(value: string | string[] | undefined): CartNotice | undefined {
  return (Object.keys(noticeTones) as CartNotice[]).find((notice) => notice === value)
}

/** The problem with a code that an address names, if it is one. */
export function codeProblemOf(value: string | string[] | undefined): CodeProblem | undefined {
  return codeProblems.find((problem) => problem === value)
}
