import type { BuildOutput } from './build-output'

/** Looks at what was built. @returns what was looked at, each with what is wrong with it */
export function inspect(output: BuildOutput): [what: string, fault: string | undefined][] {
  const withFiles = output.functions.map(({ name, files }) => ({ name, paths: [...files.keys()] }))
  const lacking = (pattern: RegExp, names: string[]) =>
    withFiles.filter(({ name, paths }) => names.includes(name) && !paths.some((path) => pattern.test(path)))
  const namesAt = (...paths: string[]) =>
    paths.map((path) => output.functionAt(path)?.name ?? `nothing at ${path}`)
  const shop = namesAt('/[locale]/checkout', '/api/cashflows/webhook')
  // Wherever the gateway is called, the simulator is opened, with all that it reads.
  const portal = namesAt('/simulator/[[...path]]')
  const simulator = [...shop, ...portal]
  const say = (functions: { name: string }[], what: string) =>
    functions.length > 0 ? `${functions.map(({ name }) => name).join(', ')} ${what}` : undefined
  const dynamic = ['/en-GB', '/en-GB/products/soup-mug', '/nl-NL/categories/eat'].filter(
    (path) => !output.prerenderedAt(path) && !output.staticFile(path),
  )
  const stored = ['/en-GB/cart', '/en-GB/checkout'].filter(
    (path) => output.prerenderedAt(path) || output.staticFile(path),
  )
  const hasCron = output.crons.some(({ path }) => path === '/api/cron/reconcile')
  const having = (pattern: RegExp) =>
    withFiles.filter(({ paths }) => paths.some((path) => pattern.test(path)))
  const sharp = /@img\/sharp-libvips[^/]*\//
  const withSharp = having(sharp).filter(({ name }) => !portal.includes(name))
  return [
    [
      'no function has PGlite in it, which cannot run there',
      say(having(/@electric-sql\/[^/]+\//), 'have it'),
    ],
    ['what reads pictures is in the function of the Portal', say(lacking(sharp, portal), 'lack it')],
    ['and in no other', say(withSharp, 'have it')],
    [
      'migrations are in the functions that open the store',
      say(lacking(/lib\/database\/migrations\/.*\.sql$/, shop), 'lack them'),
    ],
    [
      'typefaces are in the functions that open the simulator',
      say(lacking(/@fontsource-variable\/.*-cyrillic-ext-.*\.woff2$/, simulator), 'lack them'),
    ],
    [
      'styles are in the functions that open the simulator',
      say(lacking(/simulator\/checkout\/page\.css$/, simulator), 'lack them'),
    ],
    ['pages of the catalogue are static', dynamic.length > 0 ? `${dynamic.join(', ')} are not` : undefined],
    [
      'pages of a shopper are rendered for each request',
      stored.length > 0 ? `${stored.join(', ')} are static` : undefined,
    ],
    ['a cron job checks the orders', hasCron ? undefined : 'there is none'],
  ]
}
