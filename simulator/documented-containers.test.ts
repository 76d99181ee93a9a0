import { readdirSync, readFileSync } from 'node:fs'
import { readLastStage } from 'cashflows-postgres/kit/dockerfile'
import { expect, it } from 'vitest'
import { parseDocument } from 'yaml'
import { readEnvironment } from './environment.ts'
import { packageFile } from './package-files.ts'
import { type Service, servicesOf } from './testing/services.ts'

const read = (path: string) => readFileSync(packageFile(path), 'utf8')
const image = readLastStage(packageFile('Dockerfile'))
const { PORT: port = '', DATA_DIR: dataDirectory = '' } = image.variables

const pages = ['README.md', ...readdirSync(packageFile('docs')).map((name) => `docs/${name}`)]
const blocks = pages.flatMap((page) =>
  [...read(page).matchAll(/^```ya?ml\n(.*?)^```/gms)].map(([, yaml = ''], index) => ({
    place: `${page}, ${index + 1}`,
    yaml,
  })),
)
const files = [
  ...blocks.filter(({ yaml }) => /^services:/m.test(yaml)),
  { place: 'compose.yaml', yaml: read('../compose.yaml') },
].map(({ place, yaml }) => ({ place, services: servicesOf(yaml) }))

const isSimulator = ({ image, build }: Service) =>
  /\bcashflows-simulator$/.test(image ?? '') ||
  (typeof build === 'object' && build.dockerfile === 'simulator/Dockerfile')
const simulators = files.flatMap(({ place, services }) =>
  Object.entries(services)
    .filter(([, service]) => isSimulator(service))
    .map(([name, service]) => ({ place, name, service, services })),
)

it.each(blocks)('the YAML in $place is YAML', ({ yaml }) => {
  const { errors, warnings } = parseDocument(yaml)
  expect([...errors, ...warnings]).toEqual([])
})

it('the documentation has a simulator in Compose and one in GitHub Actions', () => {
  expect(simulators.filter(({ place }) => place.startsWith('docs/addresses.md'))).toHaveLength(2)
})

it.each(simulators)('the simulator of $place has variables that exist', ({ service }) => {
  const variables = { ...service.environment, ...service.env }
  // Every variable is read there.
  const known = new Set(read('environment.ts').match(/\b[A-Z]+(_[A-Z]+)+\b/g))
  expect(Object.keys(variables).filter((name) => !known.has(name))).toEqual([])
  expect(readEnvironment({ ...image.variables, ...variables })).toMatchObject({ port: Number(port) })
})

it.each(simulators)(
  'the simulator of $place is found where the image listens',
  ({ name, service, services }) => {
    expect(service.ports.map((published) => published.split(':').at(-1))).toEqual([port])
    const addresses = Object.values(services)
      .flatMap(({ environment }) => Object.values(environment))
      .filter((value) => URL.canParse(value) && new URL(value).hostname === name)
    for (const address of addresses) expect(new URL(address).port).toBe(port)
  },
)

it.each(simulators)(
  'the simulator of $place finds shops at hosts that are there',
  ({ service, services }) => {
    const { addressMap } = readEnvironment({ ...image.variables, ...service.environment, ...service.env })
    const [, added] = /--add-host (\S+?):/.exec(service.options) ?? []
    for (const address of addressMap.values()) {
      expect([...Object.keys(services), added]).toContain(new URL(address).hostname)
    }
  },
)

it.each(simulators.filter(({ service }) => !service.environment.DATABASE_URL && service.volumes.length > 0))(
  'the simulator of $place keeps its data in a volume',
  ({ service }) => {
    expect(service.volumes.map((volume) => volume.split(':').at(-1))).toContain(dataDirectory)
  },
)

it('the image says whether it is healthy, for which jobs and other containers wait', () => {
  expect(image.healthCheck.join(' ')).toContain("process.env.PORT + '/health'")
})
