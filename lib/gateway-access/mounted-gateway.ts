import 'server-only'

/** A gateway that stands in the shop's own deployment and is called without leaving the process. */
export interface MountedGateway {
  /** Sends a request as the global one does, to the gateway alone. */
  fetch: typeof globalThis.fetch
  /** Does what is due by now. Only needed where no process lives on between requests. */
  doDue(): Promise<void>
}

// Next evaluates this module more than once in a process.
const held = globalThis as { shopMountedGateway?: MountedGateway }

/** @public for app/simulator, which may be deleted */
export function mountGateway(gateway: MountedGateway): void {
  held.shopMountedGateway = gateway
}

/** The gateway that was mounted in this process; undefined where it is only reached over HTTP. */
export const mountedGateway = (): MountedGateway | undefined => held.shopMountedGateway
