/** What links are made in and what is searched by name. Payment jobs come in any currency. */
export const currencies = ['GBP', 'EUR', 'USD'] as const
