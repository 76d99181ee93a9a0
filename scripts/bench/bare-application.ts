import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
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
