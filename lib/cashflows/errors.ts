import type { GatewayErrorEntry } from './contract'

/** Anything but a usable response from the gateway. No error carries the API key or the signature. */
export abstract class GatewayError extends Error {}

/** The gateway understood the request and rejects it (400, 401, 403, 404, 406 and the like). */
export class GatewayRejected extends GatewayError {
  override name = 'GatewayRejected'

  /**
   * @param status the HTTP status
   * @param errors what the gateway's error report says, possibly nothing
   */
  constructor(
    readonly status: number,
    readonly errors: GatewayErrorEntry[],
  ) {
    const reasons = errors.map((error) => [error.code, error.message].filter(Boolean).join(': '))
    super(
      `The gateway rejected the request with status ${status}${reasons.length > 0 ? ` (${reasons.join('; ')})` : ''}`,
    )
  }

  /** The credentials are wrong, or not allowed to do this. Asking again can lock the account. */
  get isAboutCredentials(): boolean {
    return this.status === 401 || this.status === 403
  }
}

/**
 * The gateway rejects the credentials, just now or a while ago, and no call is made with them for the time being, since
 * repeated wrong signatures lock the account. The request was certainly not carried out.
 */
export class GatewayCredentialsRejected extends GatewayRejected {
  override name = 'GatewayCredentialsRejected'

  /** @param pausedUntil when the next call is made, to see whether the credentials are accepted again */
  constructor(
    status: number,
    readonly pausedUntil: Date,
    errors: GatewayErrorEntry[] = [],
  ) {
    super(status, errors)
    this.message = `The gateway rejects the credentials with status ${status}, so that it is not called before ${pausedUntil.toISOString()}`
  }
}

/**
 * The gateway denies one operation with 403: the merchant's account lacks the permission for it, or this request alone is
 * denied. The credentials and other calls are not in question, and the operation was certainly not carried out.
 */
export class GatewayOperationDenied extends GatewayRejected {
  override name = 'GatewayOperationDenied'

  constructor(errors: GatewayErrorEntry[] = []) {
    super(403, errors)
  }

  override get isAboutCredentials(): boolean {
    return false
  }
}

/** No response came in time, the connection failed, or the gateway has failed itself (5xx). */
export class GatewayUnavailable extends GatewayError {
  override name = 'GatewayUnavailable'
}

/** A response came that is not what the gateway documents. */
export class GatewayResponseUnreadable extends GatewayError {
  override name = 'GatewayResponseUnreadable'
}
