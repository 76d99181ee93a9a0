/** What is known of who sends a request, beside what the request says. */
export interface Caller {
  /** Whether it is the program in whose process the simulator stands: then the limits for strangers are not its own. */
  isOwn?: boolean
  /** Its IP address or, of IPv6, its network; undefined where only a proxy's is known. */
  network?: string | undefined
}

/** The variables of Hono's requests in which it stands. */
export interface CallerEnv {
  Bindings: Caller
}
