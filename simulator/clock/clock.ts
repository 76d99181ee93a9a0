/** Further ahead, the years of references and dates would have no room. */
const maxOffsetMs = 100 * 365 * 24 * 60 * 60_000

/** Why a clock cannot be wound. */
export const tooFarText = 'The clock cannot be wound further than a hundred years ahead.'

/** The time of one configuration: the real one until it is wound forward, so that a month of retries takes a second. */
export class Clock {
  /** @param offsets how far each configuration's time is ahead of the real one; those that are not are left out */
  constructor(
    private readonly offsets: Map<string, number>,
    readonly configurationId: string,
  ) {}

  now(): Date {
    return new Date(Date.now() + this.offsetMs)
  }

  /** How far this time is ahead of the real one. */
  get offsetMs(): number {
    return this.offsets.get(this.configurationId) ?? 0
  }

  /** Whether a span is too long to be wound: then {@link tooFarText} says why. */
  isTooFar(durationMs: number): boolean {
    return this.offsetMs + durationMs > maxOffsetMs
  }

  /** @param durationMs how far to wind forward; time never goes back */
  wind(durationMs: number): void {
    this.set(this.offsetMs + Math.max(0, durationMs))
  }

  /** @param offsetMs as another process on the same store has it; 0 for the real time */
  set(offsetMs: number): void {
    if (offsetMs === 0) this.offsets.delete(this.configurationId)
    else this.offsets.set(this.configurationId, offsetMs)
  }
}

/** The clocks of all configurations. What belongs to none lives in the real time. */
export class Clocks {
  readonly #offsets = new Map<string, number>()

  of(configurationId: string): Clock {
    return new Clock(this.#offsets, configurationId)
  }

  /** Those that are wound. */
  wound(): Clock[] {
    return [...this.#offsets.keys()].map((configurationId) => this.of(configurationId))
  }
}
