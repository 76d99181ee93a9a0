import { vi } from 'vitest'

// Test files run one after the other in the same thread: each begins with modules of its own, so that it mocks for
// itself only, while the packages and the embedded store stay.
vi.resetModules()
