import { assumptions } from '../assumptions.ts'
import type { ApiPermission } from '../payments/settings.ts'
import type { Call } from './call.ts'
import { Rejection } from './errors.ts'

/**
 * That 403 means a lack of permissions is documented; which permissions there are is assumed.
 *
 * @throws Rejection with 403 where the configuration does not have one
 */
export function expectPermitted(c: Call, permission: ApiPermission): void {
  if (c.var.configuration.settings.permissions.includes(permission)) return
  throw new Rejection(403, [{ code: assumptions.codes.notPermitted }])
}
