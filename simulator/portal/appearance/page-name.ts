import { z } from 'zod'
import { limitsOf } from '../ui/form-data.ts'

const nameText = 'Enter a name of at most 60 characters.'

/** What a merchant calls a page: shoppers never see it. */
export const pageNameSchema = z.object({ name: z.string().trim().min(1, nameText).max(60, nameText) })

export const maxPageName = limitsOf(pageNameSchema)('name').maxLength
