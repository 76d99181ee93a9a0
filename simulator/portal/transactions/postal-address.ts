type PostalAddress = Record<string, string>

/** Who an address is of. */
export const recipientOf = ({ firstName, middleName, lastName, organisation }: PostalAddress): string =>
  joined(' ', [firstName, middleName, lastName]) || (organisation ?? '')

/** Where an address is, in one line. */
export const placeOf = (address: PostalAddress): string => {
  const { addressLine1, addressLine2, zipCode, city, countryIso3166Alpha2 } = address
  return joined(', ', [addressLine1, addressLine2, joined(' ', [zipCode, city]), countryIso3166Alpha2])
}

/** A whole address in one line. */
export const addressText = (address: PostalAddress): string =>
  joined(', ', [recipientOf(address), placeOf(address)])

const joined = (separator: string, parts: (string | undefined)[]) => parts.filter(Boolean).join(separator)
