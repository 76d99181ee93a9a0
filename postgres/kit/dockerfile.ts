import { readFileSync } from 'node:fs'

/** What the last stage of a Dockerfile says of a container. */
export interface Stage {
  /** What it copies out of the stage `build`: from there, to here. */
  copies: { from: string; to: string }[]
  /** What it sets in the environment. */
  variables: Record<string, string>
  /** What it runs to make the image, without the mounts. */
  run: string[]
  command: string[]
  healthCheck: string[]
}

/** Reads the last stage of a Dockerfile, whose commands are written as lists of words. @param path of the file */
export function readLastStage(path: string): Stage {
  const lines = readFileSync(path, 'utf8').replaceAll('\\\n', ' ').split('\n')
  const instructions = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')))
  const all = (pattern: RegExp) =>
    instructions.flatMap((line) => {
      const match = pattern.exec(line)
      return match ? [match.slice(1)] : []
    })
  const wordsOf = (instruction: RegExp): string[] => JSON.parse(all(instruction)[0]?.[0] ?? '[]')
  return {
    copies: all(/^COPY --from=build \/app\/(\S+) (\S+)$/).map(([from = '', to = '']) => ({ from, to })),
    variables: Object.fromEntries(
      all(/^ENV (.+)$/).flatMap(([line = '']) => line.split(' ').map((pair) => pair.split('='))),
    ),
    run: all(/^RUN (?:--\S+ )*\s*(.+)$/).flat(),
    command: wordsOf(/^CMD (.+)$/),
    healthCheck: wordsOf(/^HEALTHCHECK .*?CMD (.+)$/),
  }
}
