/**
 * The codes of ISO 4217 by the decimal places of their minor unit: list one of 25 June 2024 without metals, units of
 * account and test codes, with XCG, which has joined it since, and HRK, SLL and ZWL, which left it not long before.
 */
const codesByDigits: Record<number, string> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  2: `AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF
    CHW CNY COP COU CRC CUC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HRK
    HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR
    MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP
    SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER
    ZAR ZMW ZWG ZWL`,
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
}

const digitsByCode = new Map(
  Object.entries(codesByDigits).flatMap(([digits, codes]) =>
    codes.split(/\s+/).map((code): [string, number] => [code, Number(digits)]),
  ),
)

/** Every currency that an amount can be in. */
export const currencyCodes: readonly string[] = [...digitsByCode.keys()]

export const isCurrencyCode = (text: string): boolean => digitsByCode.has(text)

/**
 * How many decimal places the minor unit of a currency is away: 2 for GBP, 0 for JPY, 3 for KWD. The runtime's locale
 * data is not asked: it gives currencies such as HUF and IQD none. A code that an older version of the simulator let
 * into the store counts two.
 */
export const currencyDigits = (currency: string): number => digitsByCode.get(currency) ?? 2
