import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { readLastStage, type Stage } from 'cashflows-postgres/kit/dockerfile'

const root = join(import.meta.dirname, '../..')
const distDir = process.env.NEXT_DIST_DIR ?? '.next'

/** What Docker would make of Dockerfile, in a folder into which nobody may write. */
export interface Image extends Pick<Stage, 'variables' | 'command' | 'healthCheck'> {
  /** Where its command runs. */
  folder: string
  remove(): void
}

/** Copies out of this build what the last stage of Dockerfile copies out of the stage `build`. */
export function makeImage(): Image {
  const folder = mkdtempSync(join(tmpdir(), 'image-'))
  const { copies, variables, command, healthCheck } = readLastStage(join(root, 'Dockerfile'))
  for (const { from, to } of copies) {
    const here = (path: string) => path.replace(/\.next\b/, distDir)
    // A link in it leads to where the target is in the image, not on this machine.
    cpSync(join(root, here(from)), resolve(folder, here(to)), { recursive: true, verbatimSymlinks: true })
  }
  changeMode('a+rX,a-w', folder)
  return {
    folder,
    variables,
    command,
    healthCheck,
    remove: () => {
      changeMode('u+w', folder)
      rmSync(folder, { recursive: true })
    },
  }
}

function changeMode(mode: string, folder: string): void {
  if (spawnSync('chmod', ['-R', mode, folder]).status !== 0) throw new Error(`chmod ${mode} fails`)
}
