/** Stands in for `app/simulator/mount.ts` where the simulator was deleted; see `paths` in tsconfig.json. */
export function mountSimulator(): void {}
