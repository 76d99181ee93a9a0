import { delimiter, join } from 'node:path'

/** The headless shell comes first: it opens a page with less work, for it has no window around it. */
const commands = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
]

const usualPaths: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  ],
}

/** What the search for a browser asks of the machine it runs on. */
export interface Machine {
  platform: NodeJS.Platform
  variables: Record<string, string | undefined>
  exists(path: string): boolean
}

/** Finds a Chromium or Chrome that is installed. @returns the path of the program */
export function installedBrowser(machine: Machine): string | undefined {
  const folders = (machine.variables.PATH ?? '').split(delimiter).filter(Boolean)
  const onPath = commands.flatMap((command) => folders.map((folder) => join(folder, command)))
  return [...onPath, ...(usualPaths[machine.platform] ?? [])].find((path) => machine.exists(path))
}
