import { and, asc, desc, eq, isNotNull, or } from 'drizzle-orm'
import type { Clocks } from '../clock/clock.ts'
import type { SimulatorDatabase, SimulatorTransaction } from '../database/database.ts'
import type { Destinations } from '../destinations/destinations.ts'
import { newBytes } from '../payments/random.ts'
import { newReference } from '../payments/references.ts'
import { configuration } from '../payments/tables.ts'
import { withLogoView } from './logo-view.ts'
import type { ProposalNotes } from './proposal/notes.ts'
import { paymentPage } from './tables.ts'
import { defaultThemeNamed, type Theme, themeSchema } from './theme.ts'
import { withAllowedAddresses } from './theme-addresses.ts'

export type PaymentPage = typeof paymentPage.$inferSelect

/** How many earlier versions of a page are kept. */
const versionsKept = 12

/** The hosted payment pages that merchants designed: each with a draft, what is published, and earlier versions. */
export class PaymentPages {
  constructor(
    private readonly database: SimulatorDatabase,
    private readonly clocks: Clocks,
    private readonly destinations: Destinations,
  ) {}

  /** The pages of a merchant, oldest first. */
  list(configurationId: string): Promise<PaymentPage[]> {
    return this.database
      .select()
      .from(paymentPage)
      .where(eq(paymentPage.configurationId, configurationId))
      .orderBy(asc(paymentPage.createdAt))
  }

  async find(configurationId: string, reference: string): Promise<PaymentPage | undefined> {
    const [page] = await this.database.select().from(paymentPage).where(isPage(configurationId, reference))
    return page && this.withReadableDraft(page)
  }

  /** @param shareToken from a link that the merchant sent to somebody */
  async findShared(shareToken: string): Promise<PaymentPage | undefined> {
    const [page] = await this.database
      .select()
      .from(paymentPage)
      .where(eq(paymentPage.shareToken, shareToken))
    return page && this.withReadableDraft(page)
  }

  /**
   * What a shopper sees.
   *
   * @param reference the job's PaymentPageReference; where it names no published page, the default page counts
   * @returns undefined where the merchant has published no such page and no default page, or one that no longer reads
   */
  async publishedTheme(configurationId: string, reference: string | undefined): Promise<Theme | undefined> {
    const named = reference ? eq(paymentPage.reference, reference) : undefined
    const [page] = await this.database
      .select({ published: paymentPage.published })
      .from(paymentPage)
      .where(
        and(
          eq(paymentPage.configurationId, configurationId),
          isNotNull(paymentPage.published),
          or(named, eq(paymentPage.isDefault, true)),
        ),
      )
      .orderBy(...(reference ? [desc(eq(paymentPage.reference, reference))] : []))
      .limit(1)
    const theme = themeSchema.safeParse(page?.published).data
    return theme && withAllowedAddresses(theme, this.destinations)
  }

  private withReadableDraft(page: PaymentPage): PaymentPage {
    return { ...page, draft: withAllowedAddresses(readable(page.draft, page.name), this.destinations) }
  }

  /**
   * A new page, not yet published. The first one of a merchant is the default.
   *
   * @param proposal how the theme was found
   * @param reference one of its own, where it is omitted
   */
  async create(
    configurationId: string,
    name: string,
    theme: Theme,
    proposal?: ProposalNotes,
    reference?: string,
  ): Promise<PaymentPage> {
    const draft = await withLogoView(theme)
    const now = this.clocks.of(configurationId).now()
    return this.database.transaction(async (transaction) => {
      const isDefault = !(await hasPages(transaction, configurationId))
      const made = newPage(configurationId, name, draft, now)
      const values = { ...made, ...(reference && { reference }), isDefault, proposal }
      const [page] = await transaction.insert(paymentPage).values(values).returning()
      if (!page) throw new Error('The page was not made.')
      return page
    })
  }

  /**
   * Gives a merchant who has no page a first one, published, so that shoppers see it at once. Its business name becomes the
   * merchant's, unless one was chosen. The view of its logo is taken as it is given: a function of Vercel may be without
   * what reads pictures.
   */
  async ensureFirst(configurationId: string, given: Theme): Promise<void> {
    if (await hasPages(this.database, configurationId)) return
    const theme = given.logoView.light ? given : await withLogoView(given)
    await this.database.transaction(async (transaction) => {
      // Two processes that start at the same time make one page.
      const [owner] = await transaction
        .select({ settings: configuration.settings })
        .from(configuration)
        .where(eq(configuration.configurationId, configurationId))
        .for('update')
      if (!owner || (await hasPages(transaction, configurationId))) return
      const now = this.clocks.of(configurationId).now()
      const values = newPage(configurationId, theme.businessName, theme, now)
      await transaction
        .insert(paymentPage)
        .values({ ...values, isDefault: true, published: theme, publishedAt: now })
      await transaction
        .update(configuration)
        .set({ settings: { merchantName: theme.businessName, ...owner.settings } })
        .where(eq(configuration.configurationId, configurationId))
    })
  }

  async saveDraft(configurationId: string, reference: string, theme: Theme): Promise<void> {
    const draft = await withLogoView(theme)
    await this.database.update(paymentPage).set({ draft }).where(isPage(configurationId, reference))
  }

  async rename(configurationId: string, reference: string, name: string): Promise<void> {
    await this.database.update(paymentPage).set({ name }).where(isPage(configurationId, reference))
  }

  /** Shows the draft to shoppers from now on, and keeps what they saw before. */
  async publish(configurationId: string, reference: string): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const page = await lock(transaction, configurationId, reference)
      if (!page) return
      const before =
        page.published && page.publishedAt
          ? [{ theme: page.published, publishedAt: page.publishedAt.toISOString() }]
          : []
      await transaction
        .update(paymentPage)
        .set({
          published: page.draft,
          publishedAt: this.clocks.of(configurationId).now(),
          earlier: [...before, ...page.earlier].slice(0, versionsKept),
        })
        .where(eq(paymentPage.reference, reference))
    })
  }

  /** Makes an earlier version the draft, from where it can be published again. @param publishedAt of that version */
  async restore(configurationId: string, reference: string, publishedAt: string): Promise<void> {
    const page = await this.find(configurationId, reference)
    const version = page?.earlier.find((candidate) => candidate.publishedAt === publishedAt)
    if (page && version) await this.saveDraft(configurationId, reference, readable(version.theme, page.name))
  }

  /**
   * Shows a page to the shoppers of every job that names none.
   *
   * @returns false, and changes nothing, where the page is not published: shoppers would lose the brand they see now
   */
  makeDefault(configurationId: string, reference: string): Promise<boolean> {
    return this.database.transaction(async (transaction) => {
      const page = await lock(transaction, configurationId, reference)
      if (!page?.published) return false
      await transaction
        .update(paymentPage)
        .set({ isDefault: false })
        .where(and(eq(paymentPage.configurationId, configurationId), eq(paymentPage.isDefault, true)))
      await transaction
        .update(paymentPage)
        .set({ isDefault: true })
        .where(eq(paymentPage.reference, reference))
      return true
    })
  }

  /** A default page stays: jobs that name no page need it. */
  async remove(configurationId: string, reference: string): Promise<void> {
    await this.database
      .delete(paymentPage)
      .where(and(isPage(configurationId, reference), eq(paymentPage.isDefault, false)))
  }
}

const isPage = (configurationId: string, reference: string) =>
  and(eq(paymentPage.reference, reference), eq(paymentPage.configurationId, configurationId))

const newPage = (configurationId: string, name: string, draft: Theme, now: Date) => ({
  reference: newReference('paymentPage', now),
  configurationId,
  name,
  draft,
  shareToken: newBytes(24).toString('base64url'),
  createdAt: now,
})

async function hasPages(
  database: SimulatorDatabase | SimulatorTransaction,
  configurationId: string,
): Promise<boolean> {
  const found = await database
    .select({ reference: paymentPage.reference })
    .from(paymentPage)
    .where(eq(paymentPage.configurationId, configurationId))
    .limit(1)
  return found.length > 0
}

async function lock(transaction: SimulatorTransaction, configurationId: string, reference: string) {
  const [page] = await transaction
    .select()
    .from(paymentPage)
    .where(isPage(configurationId, reference))
    .for('update')
  return page
}

/**
 * A theme that was kept before a member was added to themes has the default of that member. In place of one that no
 * longer reads comes the default theme, so that its page can still be opened and corrected.
 */
const readable = (theme: Theme, pageName: string): Theme =>
  themeSchema.safeParse(theme).data ?? defaultThemeNamed(pageName)
