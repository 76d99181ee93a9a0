import {
  chmodSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { z } from 'zod'

const condition = z.object({ type: z.string(), key: z.string().optional(), value: z.string().optional() })

const route = z.object({
  src: z.string().optional(),
  handle: z.string().optional(),
  dest: z.string().optional(),
  headers: z.record(z.string(), z.string()).optional(),
  methods: z.array(z.string()).optional(),
  status: z.number().optional(),
  continue: z.boolean().optional(),
  has: z.array(condition).optional(),
  missing: z.array(condition).optional(),
  middlewarePath: z.string().optional(),
})
export type Route = z.infer<typeof route>
export type Condition = z.infer<typeof condition>

const configuration = z.object({
  version: z.literal(3),
  routes: z.array(route),
  overrides: z.record(
    z.string(),
    z.object({ path: z.string().optional(), contentType: z.string().optional() }),
  ),
  crons: z.array(z.object({ path: z.string(), schedule: z.string() })).default([]),
})

const functionConfiguration = z.object({ filePathMap: z.record(z.string(), z.string()).default({}) })

const prerender = z.object({
  fallback: z.union([z.string(), z.object({ fsPath: z.string() })]).nullish(),
  initialHeaders: z.record(z.string(), z.string()).default({}),
  initialStatus: z.number().optional(),
  experimentalBypassFor: z.array(condition).default([]),
})

/** A page that was rendered at the build, and where its bytes are. */
export interface Prerendered {
  file: string
  headers: Record<string, string>
  status: number
  /** Requests that the function answers all the same. */
  bypass: Condition[]
}

/** One function as it is deployed; many addresses lead to it. */
export interface PlatformFunction {
  name: string
  /** Its files, by where they stand in it; each with where it stands on this machine. */
  files: Map<string, string>
}

/** What the platform's CLI has built. Source: the documentation of the Build Output API, version 3. */
export class BuildOutput {
  readonly routes: readonly Route[]
  readonly crons: readonly { path: string; schedule: string }[]
  readonly functions: readonly PlatformFunction[]
  readonly #folder: string
  readonly #static: ReadonlyMap<string, { file: string; contentType: string | undefined }>
  readonly #functionFolder: string

  /** @param project in which the CLI was run */
  constructor(private readonly project: string) {
    this.#folder = join(project, '.vercel/output')
    this.#functionFolder = join(this.#folder, 'functions')
    const read = configuration.parse(readJson(join(this.#folder, 'config.json')))
    this.routes = read.routes
    this.crons = read.crons
    const files = filesOf(join(this.#folder, 'static')).map((path) => {
      const { path: address = path, contentType } = read.overrides[path] ?? {}
      return [`/${address}`, { file: join(this.#folder, 'static', path), contentType }] as const
    })
    this.#static = new Map(files)
    this.functions = foldersOf(this.#functionFolder).map((folder) => this.#readFunction(folder))
  }

  /** A file that is served as it is. */
  staticFile(path: string): { file: string; contentType: string | undefined } | undefined {
    return this.#static.get(path)
  }

  /** The function that an address leads to. */
  functionAt(path: string): PlatformFunction | undefined {
    const folder = this.#at(path, '.func')
    if (!existsSync(folder)) return undefined
    const name = relative(this.#functionFolder, realpathSync(folder)).replace(/\.func$/, '')
    return this.functions.find((known) => known.name === name)
  }

  prerenderedAt(path: string): Prerendered | undefined {
    const file = this.#at(path, '.prerender-config.json')
    if (!existsSync(file)) return undefined
    const { fallback, initialHeaders, initialStatus, experimentalBypassFor } = prerender.parse(readJson(file))
    if (!fallback) return undefined
    const name = typeof fallback === 'string' ? fallback : fallback.fsPath
    return {
      file: join(dirname(file), name),
      headers: initialHeaders,
      status: initialStatus ?? 200,
      bypass: experimentalBypassFor,
    }
  }

  /** Copies a function into a folder, where nobody may write. @returns how many bytes it has */
  copyFunction({ files }: PlatformFunction, to: string): number {
    const folders = new Set<string>([to])
    let bytes = 0
    for (const [path, from] of files) {
      const file = join(to, path)
      mkdirSync(dirname(file), { recursive: true })
      if (lstatSync(from).isSymbolicLink()) {
        symlinkSync(readlinkSync(from), file)
        continue
      }
      copyFileSync(from, file)
      chmodSync(file, 0o444)
      bytes += statSync(file).size
      for (let folder = dirname(file); folder.length > to.length; folder = dirname(folder))
        folders.add(folder)
    }
    for (const folder of folders) chmodSync(folder, 0o555)
    return bytes
  }

  #at(path: string, ending: string): string {
    return join(this.#functionFolder, `${path === '/' ? '/index' : path}${ending}`)
  }

  #readFunction(folder: string): PlatformFunction {
    const { filePathMap } = functionConfiguration.parse(readJson(join(folder, '.vc-config.json')))
    const mapped = Object.entries(filePathMap).map(([to, from]) => [to, join(this.project, from)] as const)
    const own = filesOf(folder).map((path) => [path, join(folder, path)] as const)
    const files = [...mapped, ...own].filter(([, from]) => !lstatSync(from).isDirectory())
    return { name: relative(this.#functionFolder, folder).replace(/\.func$/, ''), files: new Map(files) }
  }
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))

/** Paths of all files in a folder, relative to it. */
function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
}

/** Folders of functions; where several addresses lead to one function, the others are links. */
function foldersOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (!entry.isDirectory()) return []
    return entry.name.endsWith('.func') ? [path] : foldersOf(path)
  })
}
