/** The user that Linux keeps for programs without rights. PostgreSQL, for one, does not run as root. */
export const nobody = 65_534

export const isRoot = (): boolean => process.getuid?.() === 0

/** As root, the same command as a user without rights. */
export function unprivileged(program: string, ...flags: string[]): [string, ...string[]] {
  const user = String(nobody)
  return isRoot()
    ? ['setpriv', '--reuid', user, '--regid', user, '--clear-groups', program, ...flags]
    : [program, ...flags]
}
