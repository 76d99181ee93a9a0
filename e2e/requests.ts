import type { Relay, RequestPattern } from 'cashflows-simulator/kit/relay'

/** The shop asks the gateway for a payment job. */
export const createJob: RequestPattern = ['POST', /^\/api\/gateway\/payment-jobs$/]

/** The gateway notifies the shop. */
export const notification: RequestPattern = ['POST', /^\/api\/cashflows\/webhook$/]

/** How often the shop has asked the gateway for a payment job. */
export const createdJobs = (gateway: Relay) =>
  gateway.exchanges.filter(({ method, url }) => method === createJob[0] && createJob[1].test(url.pathname))
    .length
