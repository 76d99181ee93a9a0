import { vi } from 'vitest'

// Test files run one after the other in the same thread: each begins with modules of its own, so that it mocks for
// itself only, and without what the shop has kept for its whole process or a test has left behind. The packages and the
// embedded store stay.
vi.resetModules()
vi.restoreAllMocks()
vi.unstubAllEnvs()
vi.unstubAllGlobals()
vi.useRealTimers()
for (const name of Object.keys(globalThis)) {
  if (/shop/i.test(name)) Reflect.deleteProperty(globalThis, name)
}
