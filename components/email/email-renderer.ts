import type { RenderEmail } from '@/lib/email/message'

/** Writes emails for those who send them. The templates are loaded with the first one. */
export const renderEmail: RenderEmail = async (message) => {
  const { writeEmail } = await import('./email-writer')
  return writeEmail(message)
}
