import { vi } from 'vitest'

// Test files run one after the other in the same thread: each begins with modules of its own, so that it mocks for
// itself only, and without what the shop has kept for its whole process, while the packages and the embedded store stay.
vi.resetModules()
for (const name of Object.keys(globalThis)) {
  if (/shop/i.test(name)) Reflect.deleteProperty(globalThis, name)
}
