import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type NextProcess, startNext } from '../next-process'
import { copyPackages } from '../project-copy'

/** Writes an application with the same Next as the shop's, and nothing else. @param files by their paths */
export function writeBareApplication(folder: string, files: Record<string, string>): void {
  const all = {
    'package.json': '{ "private": true, "scripts": { "dev": "next dev", "build": "next build" } }',
    'package-lock.json': '{}',
    'app/layout.tsx':
      'export default ({ children }: { children: React.ReactNode }) => <html lang="en"><body>{children}</body></html>',
    ...files,
  }
  for (const [name, content] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  copyPackages(folder)
}

/**
 * Writes an application as `writeBareApplication` does, builds it and starts it.
 *
 * @param variables its environment variables
 * @throws Error with what was printed, when it cannot be built
 */
export async function startBareApplication(
  folder: string,
  files: Record<string, string>,
  variables: Record<string, string> = {},
): Promise<NextProcess> {
  writeBareApplication(folder, files)
  // With another copy of Next there would be two of React.
  const next = createRequire(join(folder, 'package.json')).resolve('next/dist/bin/next')
  const { status, stdout, stderr } = spawnSync(process.execPath, [next, 'build'], {
    cwd: folder,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`The bare application was not built:\n${stdout}${stderr}`)
  return startNext(variables, { folder })
}
