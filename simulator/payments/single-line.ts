/**
 * Text without blanks around it, and with one blank in place of each run of blanks and control characters, which no
 * store and no header takes.
 */
export const singleLine = (text = ''): string => text.replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ').trim()
