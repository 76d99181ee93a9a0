import type { Locator, Page } from '@playwright/test'
import { z } from 'zod'
import type { OrderNames, OrderState, ShopSteps } from './shop.ts'

/** A label or words of a page: exactly this text, or a regular expression between slashes. */
export type Wording = string | RegExp

export const wording = z.coerce.string().transform((given, context): Wording => {
  const [, pattern, flags] = /^\/(.+)\/([a-z]*)$/s.exec(given) ?? []
  if (pattern === undefined) return given
  try {
    return new RegExp(pattern, flags)
  } catch (error) {
    context.addIssue({ code: 'custom', message: `is no regular expression: ${(error as Error).message}` })
    return z.NEVER
  }
})

const fields = z
  .record(z.string(), z.coerce.string(), { error: 'must map labels to what is entered there' })
  .transform((given, context) =>
    Object.entries(given).map(([label, value]) => {
      const read = wording.safeParse(label)
      if (!read.success) context.addIssue({ code: 'custom', message: read.error.issues[0]?.message ?? '' })
      return { label: read.data ?? label, value }
    }),
  )

const kinds = {
  /** An address, from that of the shop. */
  open: z.string({ error: 'must be an address, such as /cart' }),
  /** The label of a button or link. */
  click: wording,
  /** What is typed into fields, by their labels. */
  fill: fields,
  /** What is chosen from lists and radio buttons, by their labels. */
  choose: fields,
  /** The label of a box to tick. */
  tick: wording,
  /** Words for which is waited: what a page says when it has done what was asked without leading to another one. */
  see: wording,
}

/** One thing that a shopper does. */
export const pageAction = z
  .strictObject(kinds, { error: `must have one of ${Object.keys(kinds).join(', ')}` })
  .partial()
  .refine(
    (given) => Object.keys(given).length === 1,
    `must have one of ${Object.keys(kinds).join(', ')}, and one only`,
  )

type PageAction = z.output<typeof pageAction>

interface Described {
  putIntoCart: PageAction[]
  checkOut: PageAction[]
  readState: Partial<Record<OrderState, Wording[]>>
  tryAgain: PageAction[]
  openOrder: PageAction[]
}

interface How {
  /** What the names of an order in an address or a label stand for. */
  order?: OrderNames
  /** The last click leads to the payment page, which the caller waits for: it can take longer than anything else. */
  leads?: boolean
}

/** The steps of a shop that is described by addresses and labels. */
export function stepsOf({ readState, openOrder, ...shop }: Described): ShopSteps {
  const perform = async (page: Page, actions: PageAction[], how: How = {}) => {
    for (const [index, action] of actions.entries()) {
      const isLast = index === actions.length - 1
      await performOne(page, action, { ...how, leads: isLast && how.leads === true })
    }
  }
  return {
    putIntoCart: (page) => perform(page, shop.putIntoCart),
    checkOut: (page) => perform(page, shop.checkOut, { leads: true }),
    tryAgain: (page) => perform(page, shop.tryAgain, { leads: true }),
    openOrder: (page, order) => perform(page, openOrder, { order }),
    readState: async (page) => {
      const text = await pageText(page)
      const isThere = (words: Wording) =>
        typeof words === 'string' ? text.includes(words) : words.test(text)
      const found = Object.entries(readState).find(([, wordings]) => wordings.some(isThere))
      return found?.[0] as OrderState | undefined
    },
  }
}

/** What a page shows, with single blanks. @throws Error where it is being left */
async function pageText(page: Page, part = 'body'): Promise<string> {
  // biome-ignore lint/performance/useDomNodeTextContent: textContent holds what scripts and styles say, too
  const text = await page.locator(part).first().innerText({ timeout: pageTextLimitMs })
  return text.replace(/\s+/g, ' ').trim()
}

const pageTextLimitMs = 1000

/** The step cannot be done on the page; the message says what is missing there. */
export class NotOnPage extends Error {
  override name = 'NotOnPage'
}

async function performOne(page: Page, action: PageAction, how: How): Promise<void> {
  const { open, click, fill, choose, tick, see } = action
  const { order, leads: noWaitAfter = false } = how
  if (open !== undefined) await page.goto(withNames(open, order, encodeURIComponent))
  if (click !== undefined) {
    const name = typeof click === 'string' ? withNames(click, order) : click
    const found = page
      .getByRole('button', { name, exact: true })
      .or(page.getByRole('link', { name, exact: true }))
    await onPage(page, `no button or link “${name}”`, found, (target) => target.click({ noWaitAfter }))
  }
  for (const { label, value } of fill ?? []) {
    await onPage(page, `no field “${label}”`, page.getByLabel(label, { exact: true }), (field) =>
      field.fill(value),
    )
  }
  for (const { label, value } of choose ?? []) {
    const named = { name: label, exact: true }
    const group = page.getByRole('group', named).or(page.getByRole('radiogroup', named))
    const list = page.getByLabel(label, { exact: true }).or(group)
    const option = list.getByRole('radio', { name: value, exact: true })
    await onPage(page, `no choice “${label}”`, list, async (field) => {
      const isList = await field.evaluate((element) => element.tagName === 'SELECT')
      await (isList ? field.selectOption({ label: value }) : option.check())
    })
  }
  if (tick !== undefined) {
    await onPage(page, `no box “${tick}”`, page.getByLabel(tick, { exact: true }), (box) => box.check())
  }
  if (see !== undefined) await onPage(page, `no “${see}”`, page.getByText(see), (words) => words.waitFor())
}

/** Does something to the first of what is visible. @throws NotOnPage where it does not become possible */
async function onPage(
  page: Page,
  missing: string,
  found: Locator,
  act: (target: Locator) => Promise<unknown>,
): Promise<void> {
  try {
    await act(found.filter({ visible: true }).first())
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'TimeoutError') throw error
    throw new NotOnPage(`There was ${missing} to use on ${await described(page)}.`)
  }
}

/** Where the shopper is, and how the page begins, after what all pages have. */
export async function described(page: Page): Promise<string> {
  const text = await pageText(page, 'main').catch(() => pageText(page).catch(() => ''))
  const { pathname, origin } = new URL(page.url(), 'about:blank')
  return `${origin === 'null' ? page.url() : pathname}${text && `, which says “${text.length > 160 ? `${text.slice(0, 160)}…` : text}”`}`
}

const withNames = (text: string, order: OrderNames | undefined, encode = (name: string) => name) =>
  text.replace(/\{(orderNumber|paymentJobReference)\}/g, (_, name: keyof OrderNames) =>
    encode(order?.[name] ?? ''),
  )
