import { spawnSync } from 'node:child_process'

// Tests the built shop with axe-core, and writes what it finds into the file that the accessibility statement shows.

const { status } = spawnSync('npx', ['playwright', 'test', '--config', 'e2e', 'accessibility.spec.ts'], {
  env: { ...process.env, ACCESSIBILITY_RESULTS: 'content/accessibility.json' },
  stdio: 'inherit',
  shell: process.platform === 'win32',
})
process.exitCode = status ?? 1
