/** The package has no types of its own. */
declare module 'fs-native-extensions' {
  /**
   * Locks bytes of a file for everybody else who has it open, until it is closed.
   *
   * @returns false when somebody else has locked them
   */
  export function tryLock(fd: number, offset: number, length: number): boolean
}
