import { parse } from 'yaml'
import { z } from 'zod'

const words = z.array(z.string()).default([])
const variables = z
  .record(z.string(), z.string().nullable())
  .transform((all) => Object.fromEntries(Object.entries(all).map(([name, value]) => [name, value ?? ''])))

const service = z.object({
  image: z.string().optional(),
  build: z.union([z.string(), z.object({ dockerfile: z.string() })]).optional(),
  /** So named by Compose. */
  environment: variables.default({}),
  /** So named by GitHub Actions. */
  env: variables.default({}),
  entrypoint: words,
  command: words,
  ports: words,
  volumes: words,
  /** Flags of `docker create`, for GitHub Actions. */
  options: z.string().default(''),
})

/** A container of Compose or of GitHub Actions. */
export type Service = z.output<typeof service>

/** The containers that a file of Compose, or the services of a job, name. */
export const servicesOf = (yaml: string): Record<string, Service> =>
  z.object({ services: z.record(z.string(), service) }).parse(parse(yaml)).services
