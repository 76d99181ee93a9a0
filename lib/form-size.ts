/** The longest form that the shop takes, in bytes; that of the checkout has fewer than 20,000 with every field full. */
export const maxFormBytes = 65_536

/** Node reads this many bytes from a connection at a time, at most. */
const maxChunkBytes = 65_536

/**
 * How much of a body Next keeps before proxy.ts has looked at it. It drops the chunk that goes beyond, and all after it,
 * without a word to the proxy: what is left of a body that was cut is longer than any form, and is rejected as that.
 */
export const maxBufferedBytes = maxFormBytes + maxChunkBytes
