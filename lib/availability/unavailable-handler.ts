import 'server-only'
import { findProblem } from './check'
import { unavailable } from './response'

/**
 * A route handler that answers 503 and says why where it fails because the configuration is wrong or the database cannot
 * be used. Any other error stays one.
 */
export function orUnavailable<Sent extends Request, Rest extends unknown[]>(
  handle: (request: Sent, ...rest: Rest) => Promise<Response>,
): (request: Sent, ...rest: Rest) => Promise<Response> {
  return async (request, ...rest) => {
    try {
      return await handle(request, ...rest)
    } catch (error) {
      const problem = await findProblem()
      if (problem === undefined) throw error
      return unavailable(request, problem)
    }
  }
}
