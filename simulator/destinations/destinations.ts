import { lookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { isConfidential, isOwnNetwork } from './address.ts'
import { isPrivateAddress } from './private-addresses.ts'

export interface AllowedOrigins {
  /** Of the deployment itself, which may stand anywhere. */
  own: readonly string[]
  /** What its owner lists beside. */
  listed: readonly string[]
  /** Finds the addresses of a name. */
  resolve?: typeof lookup
}

/** Why an address is not allowed, in words that follow its name. */
export const deniedTexts = {
  destination:
    'must be an address of this deployment, or of an origin that its owner lists in SIMULATOR_ALLOWED_ORIGINS',
  plainText: 'must be an https address (http only for a host of your own network)',
}

type DenialReason = keyof typeof deniedTexts

/** Why an address is not allowed, in a sentence that stands at its field. */
export const deniedSentence = (reason: DenialReason): string => `It ${deniedTexts[reason]}.`

interface Options {
  /** Whether something may be sent in plain text to another network: nobody reads along where only tests are run. */
  allowsPlainText?: boolean
  /** Where this machine finds an origin that others find by its own name: from origin to origin. */
  addressMap?: ReadonlyMap<string, string>
}

/**
 * Where notifications and shoppers may be sent, whose pages may show a payment page in a frame, and from where such a
 * page may show a picture. Without a limit, anywhere: who calls a simulator of their own sends nobody else.
 */
export class Destinations {
  readonly #origins: ReadonlySet<string> | undefined
  readonly #trusted: ReadonlySet<string>
  readonly #resolve: typeof lookup
  readonly #allowsPlainText: boolean
  readonly #addressMap: ReadonlyMap<string, string>

  /** @param allowed undefined where every address is */
  constructor(allowed?: AllowedOrigins, { allowsPlainText = true, addressMap = new Map() }: Options = {}) {
    const { own = [], listed = [], resolve = lookup } = allowed ?? {}
    this.#origins = allowed && new Set([...own, ...listed])
    this.#trusted = new Set([...own, ...listed.filter((origin) => isOwnNetwork(new URL(origin).hostname))])
    this.#resolve = resolve
    this.#allowsPlainText = allowsPlainText
    this.#addressMap = addressMap
  }

  allows(address: string): boolean {
    return this.#denial(address) === undefined
  }

  #denial(address: string): DenialReason | undefined {
    if (this.#origins !== undefined && !this.#origins.has(originOf(address))) return 'destination'
    if (!this.#allowsPlainText && URL.canParse(address) && !isConfidential(address)) return 'plainText'
    return undefined
  }

  /** @returns where this machine finds an address */
  locate(address: URL): URL {
    const origin = this.#addressMap.get(address.origin)
    if (origin === undefined) return address
    const { protocol, hostname, port } = new URL(origin)
    return Object.assign(new URL(address), { protocol, hostname, port })
  }

  /** @param source a host or an origin, as it stands in `frame-ancestors` */
  allowsFrame(source: string): boolean {
    return source.includes('://')
      ? this.allows(source)
      : ['https', 'http'].some((scheme) => this.allows(`${scheme}://${source}`))
  }

  /** @returns those addresses that are not allowed */
  denied(addresses: Record<string, string | undefined>): { name: string; reason: DenialReason }[] {
    return Object.entries(addresses).flatMap(([name, address]) => {
      const reason = address === undefined ? undefined : this.#denial(address)
      return reason === undefined ? [] : [{ name, reason }]
    })
  }

  /** @returns why a page of one of these sources may not show a payment page in a frame; undefined where it may */
  deniedFrame(sources: readonly string[]): DenialReason | undefined {
    return sources.every((source) => this.allowsFrame(source)) ? undefined : 'destination'
  }

  /**
   * Whether a name may lead into a private network: with a limit, only where the deployment stands there itself, or
   * where the listed origin says so, such as http://localhost:3000. The name of anybody else's host may change
   * where it leads after it was listed.
   */
  mayBePrivate(address: string): boolean {
    return this.#origins === undefined || this.#trusted.has(originOf(address))
  }

  /**
   * How a connection finds the IP addresses of a host that must be public: what it connects to is what was checked.
   * A host that is an IP address is not looked up; see {@link isPrivateHost}.
   */
  readonly lookupPublic: LookupFunction = (hostname, options, callback) => {
    this.#resolve(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? []
      if (error || !first) return callback(error ?? new Error(`${hostname} has no address`), [])
      if (addresses.some(({ address }) => isPrivateAddress(address))) return callback(new PrivateHost(), [])
      if (options.all) callback(null, addresses)
      else callback(null, first.address, first.family)
    })
  }
}

/** Wherever one likes. */
export const anywhere = new Destinations()

/** A host that would have to be public leads into a private network. */
export class PrivateHost extends Error {
  override name = 'PrivateHost'
  constructor() {
    super('the host stands in a private network')
  }
}

/** Whether the host of an address is an IP address that is not public. */
export function isPrivateHost({ hostname }: URL): boolean {
  const address = hostname.replace(/^\[|\]$/g, '')
  return isIP(address) !== 0 && isPrivateAddress(address)
}

const originOf = (address: string): string => (URL.canParse(address) ? new URL(address).origin : '')
