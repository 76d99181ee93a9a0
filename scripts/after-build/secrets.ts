import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const secretName = /KEY|SECRET|PASSWORD|TOKEN|DATABASE_URL|POSTGRES/
/** Shorter ones, such as `yes`, are found in any file. */
const minLength = 12

/**
 * Looks for secrets in what a build has for browsers: scripts, styles and static pages.
 *
 * @param build the folder that `next build` wrote
 * @param variables those of the build's environment, of which names such as SESSION_PASSWORD say that they are secret
 */
export function findSecrets(
  build: string,
  variables: Record<string, string | undefined>,
): { name: string; file: string }[] {
  const secrets = Object.entries(variables).flatMap(([name, value]) =>
    secretName.test(name) && !name.startsWith('NEXT_PUBLIC_') && value && value.length >= minLength
      ? [{ name, value }]
      : [],
  )
  return [
    ...filesIn(join(build, 'static')),
    ...filesIn(join(build, 'server/app')).filter(isStaticPage),
  ].flatMap((file) => {
    const content = readFileSync(file, 'utf8')
    return secrets.filter(({ value }) => content.includes(value)).map(({ name }) => ({ name, file }))
  })
}

const filesIn = (folder: string) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

const isStaticPage = (file: string) => /\.(html|rsc|body|meta)$/.test(file)
