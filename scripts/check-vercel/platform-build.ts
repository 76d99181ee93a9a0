import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { copyPackages, copySources } from '../project-copy'

/** Of the platform's CLI. */
const version = '64.0.2'
/** Another release of it would do as well; a registry may not have the one that is named. It takes no part in a build. */
const overrides = { sandbox: '^4.4.0' }

/**
 * Builds a copy of the repository with the platform's CLI, without an account.
 *
 * @param variables of the build, beside those of this process
 * @returns the folder of the copy, in which `.vercel/output` stands
 * @throws Error when it cannot be installed, or the build fails
 */
export function buildForPlatform(variables: Record<string, string>): string {
  const cli = installedCli()
  const project = mkdtempSync(join(tmpdir(), 'check-vercel-'))
  copySources(project)
  copyPackages(project)
  mkdirSync(join(project, '.vercel'))
  const settings = { framework: 'nextjs' }
  writeFileSync(
    join(project, '.vercel/project.json'),
    JSON.stringify({ projectId: 'none', orgId: 'none', settings }),
  )
  run(cli, ['build', '--yes', '--prod'], project, variables)
  return project
}

/** @returns the program of the CLI, which is installed beside the packages of the project, not among them */
function installedCli(): string {
  const folder = join(import.meta.dirname, '../../node_modules/.cache/vercel', version)
  const program = join(folder, 'node_modules/.bin/vercel')
  if (existsSync(program)) return program
  mkdirSync(folder, { recursive: true })
  const manifest = { private: true, dependencies: { vercel: version }, overrides }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'], folder, {})
  return program
}

function run(command: string, flags: string[], folder: string, variables: Record<string, string>): void {
  const { status } = spawnSync(command, flags, {
    cwd: folder,
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new Error(`\`${command} ${flags.join(' ')}\` fails.`)
}
