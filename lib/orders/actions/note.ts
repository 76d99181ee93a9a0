import 'server-only'
import { ActionRejected } from '@/lib/action-rejected'
import type { Command } from '@/lib/audit-log/audit-entry'
import type { Database } from '@/lib/database/database'
import { changeOnce } from './action'

/** A note is read on one screen. */
const maxNoteLength = 2_000

/** Adds a note to an order, for who looks at it later. @throws ActionRejected when it is empty or too long */
export async function addNote(
  orderNumber: string,
  text: string,
  command: Command,
  database: Database,
): Promise<void> {
  const note = text.trim()
  if (note === '') throw new ActionRejected('Write something into the note.')
  if (note.length > maxNoteLength) {
    throw new ActionRejected(`Shorten the note to ${maxNoteLength} characters. It has ${note.length}.`)
  }
  await changeOnce(database, orderNumber, 'note', command, async () => note)
}
