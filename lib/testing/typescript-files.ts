import { readdirSync } from 'node:fs'

/** The TypeScript files in some folders of the project and below, tests too, as paths from its root. */
export function typescriptFiles(...folders: string[]): string[] {
  return folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
    )
    .filter((file) => /\.tsx?$/.test(file))
}

/** Whether a file holds tests. */
export const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file)
