import { Command, Option } from 'commander'
import type { TryOptions } from './kit/try/command.ts'
import { optionVariables, type SimulatorOptions, storeOptions } from './options.ts'
import { packageVersion } from './package-files.ts'

const descriptions: Record<keyof SimulatorOptions, [flags: string, description: string]> = {
  port: ['--port <number>', 'where to listen, 4000 by default; 0 takes any free port'],
  publicUrl: ['--public-url <url>', 'where browsers and shops see it, if not where it listens'],
  trustProxy: [
    '--trust-proxy',
    'believe X-Forwarded-Host and X-Forwarded-Proto, which the proxy before it sets',
  ],
  data: ['--data <folder>', 'where to keep its data, .data by default'],
  memory: ['--memory', 'keep its data only while it runs'],
  databaseUrl: ['--database-url <url>', 'keep its data in a PostgreSQL server'],
  seed: ['--seed <file>', 'begin with what a YAML or JSON file says'],
  control: [
    '--control <on|off>',
    'the API for tests under /control: by default off in production and with the guard, else on',
  ],
}

/**
 * The command line of `cashflows-simulator`.
 *
 * @param actions.start starts a simulator as the options ask for
 * @param actions.mcp serves the tools of the simulator at `url` to coding agents
 * @param actions.tryShop tries a shop and reports what it does wrong
 */
export function commandLine(actions: {
  start(options: SimulatorOptions & { open?: boolean }): void | Promise<void>
  mcp(options: { url?: string }): void | Promise<void>
  tryShop(options: TryOptions): void | Promise<void>
}): Command {
  const command = new Command('cashflows-simulator')
    .description(
      'Starts the Cashflows simulator: gateway, hosted payment page, 3-D Secure, Portal and notifications.\n\nEach option says the same as the environment variable behind it, which may also stand in a file .env.',
    )
    .version(packageVersion())
    // What a subcommand does not know is an error, also where this command knows it.
    .enablePositionalOptions()
    .showHelpAfterError('--help lists what there is.')
    .hook('preSubcommand', (_, subcommand) => {
      const [name] = Object.keys(command.opts())
      if (name === undefined) return
      const flags = command.options.find((option) => option.attributeName() === name)?.long
      command.error(`error: ${flags} is for starting a simulator: ${subcommand.name()} does not know it.`)
    })
  for (const { name, variable, value } of optionVariables) {
    const [flags, description] = descriptions[name]
    const option = new Option(flags, `${description} (${value ? `${variable}=${value}` : variable})`)
    const others = storeOptions.filter((other) => other !== name)
    if (others.length < storeOptions.length) option.conflicts(others)
    command.addOption(option)
  }
  command
    .option('--open', 'open it in the browser')
    .allowExcessArguments()
    .action((options) => {
      const [unknown] = command.args
      if (unknown === undefined) return actions.start(options)
      const names = command.commands.map((known) => known.name()).join(', ')
      return command.error(
        `error: there is no command ${unknown}. The commands are ${names}; without one, a simulator starts.`,
      )
    })
  command
    .command('mcp')
    .description(
      'Serves the tools of a running simulator to coding agents: the Model Context Protocol over standard input and output.',
    )
    .option('--url <url>', 'where that simulator stands, http://localhost:4000 by default (SIMULATOR_URL)')
    .allowExcessArguments(false)
    .action(actions.mcp)
  command
    .command('try')
    .description(
      'Tries a shop with all outcomes of 3-D Secure, forgeries and faults, and reports what it did, what it should have done, and why it matters. Ends with 0 when all is green.',
    )
    .requiredOption(
      '--shop <file>',
      'describes the five steps of the shop: YAML, JSON, or a JavaScript module',
    )
    .option('--address <url>', 'where the shop stands, if not where the file says')
    .option('--gateway <name>', 'simulator, integration for an account of yours, or an address', 'simulator')
    .option(
      '--url <url>',
      'where a simulator runs; without, one is started for a shop that the file starts (SIMULATOR_URL)',
    )
    .option('--report <folder>', 'where to write report.html and report.xml', 'try-report')
    .option('--only <ids...>', 'the checks to make')
    .allowExcessArguments(false)
    .action(actions.tryShop)
  return command
}
