/** The longest form that the shop takes, in bytes; that of the checkout has fewer than 20,000 with every field full. */
export const maxFormBytes = 65_536
