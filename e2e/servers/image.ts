import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const root = join(import.meta.dirname, '../..')
const distDir = process.env.NEXT_DIST_DIR ?? '.next'

/** What Docker would make of a stage of Dockerfile, in a folder into which nobody may write. */
export interface Image {
  /** Where its command runs. */
  folder: string
  variables: Record<string, string>
  command: string[]
  healthCheck: string[]
  remove(): void
}

/**
 * Copies out of this build what a stage of Dockerfile copies out of the stage `build`.
 *
 * @param stage its name. It may copy, set variables, and state its command and health check
 */
export function makeImage(stage: string): Image {
  const folder = mkdtempSync(join(tmpdir(), 'image-'))
  const lines = readFileSync(join(root, 'Dockerfile'), 'utf8').split('\n')
  const start = lines.findIndex((line) => line.startsWith('FROM ') && line.endsWith(` AS ${stage}`))
  const next = lines.findIndex((line, index) => index > start && line.startsWith('FROM '))
  const instructions = lines.slice(start + 1, next === -1 ? undefined : next)
  const all = (pattern: RegExp) =>
    instructions.flatMap((line) => {
      const match = pattern.exec(line)
      return match ? [match.slice(1)] : []
    })
  const argumentsOf = (instruction: RegExp): string[] => JSON.parse(all(instruction)[0]?.[0] ?? '[]')

  for (const [from = '', to = ''] of all(/^COPY --from=build \/app\/(\S+) (\S+)$/)) {
    const here = (path: string) => path.replace(/\.next\b/, distDir)
    // A link in it leads to where the target is in the image, not on this machine.
    cpSync(join(root, here(from)), resolve(folder, here(to)), { recursive: true, verbatimSymlinks: true })
  }
  changeMode('a+rX,a-w', folder)
  return {
    folder,
    variables: Object.fromEntries(
      all(/^ENV (.+)$/).flatMap(([line = '']) => line.split(' ').map((pair) => pair.split('='))),
    ),
    command: argumentsOf(/^CMD (.+)$/),
    healthCheck: argumentsOf(/^HEALTHCHECK .*?CMD (.+)$/),
    remove: () => {
      changeMode('u+w', folder)
      rmSync(folder, { recursive: true })
    },
  }
}

function changeMode(mode: string, folder: string): void {
  if (spawnSync('chmod', ['-R', mode, folder]).status !== 0) throw new Error(`chmod ${mode} fails`)
}
