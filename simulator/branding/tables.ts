import { sql } from 'drizzle-orm'
import { boolean, index, json, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { moment, simulatorSchema } from '../database/schema.ts'
import type { ProposalNotes } from './proposal/notes.ts'
import type { Theme } from './theme.ts'

/** A hosted payment page as a merchant designed it. Shoppers see what was published; the draft is for the merchant. */
export const paymentPage = simulatorSchema.table(
  'payment_page',
  {
    reference: text('reference').primaryKey(),
    configurationId: text('configuration_id').notNull(),
    name: text('name').notNull(),
    isDefault: boolean('is_default').notNull().default(false),
    draft: json('draft').$type<Theme>().notNull(),
    published: json('published').$type<Theme>(),
    publishedAt: moment('published_at'),
    /** Versions that were published before, newest first. */
    earlier: json('earlier').$type<{ publishedAt: string; theme: Theme }[]>().notNull().default([]),
    /** How the first draft was found, where it was proposed. */
    proposal: json('proposal').$type<ProposalNotes>(),
    /** Opens the draft for somebody without a sign-in. */
    shareToken: text('share_token').notNull().unique(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    index('payment_page_by_configuration').on(table.configurationId, table.createdAt),
    uniqueIndex('payment_page_default').on(table.configurationId).where(sql`${table.isDefault}`),
  ],
)
