import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { median } from './median.ts'
import { start } from './processes.ts'

/**
 * What a start of the built command takes, until it listens: by the clock, of the processor, and of memory, in turns with the
 * data in a folder that is made anew, in the same folder again, and with data that ends with the process.
 */
const rounds = Number(process.argv[2] ?? 5)

const directory = mkdtempSync(join(tmpdir(), 'bench-'))
const existing = join(directory, 'existing')
const places: [name: string, folder: (round: number) => string][] = [
  ['new folder', (round) => join(directory, String(round))],
  ['existing folder', () => existing],
  ['--memory', () => 'memory'],
]
const figures = new Map(places.map(([name]) => [name, { wall: [], processor: [], memory: [] } as Figures]))
type Figures = Record<'wall' | 'processor' | 'memory', number[]>

try {
  await startIn(existing)
  for (let round = 0; round < rounds; round++) {
    for (const [name, folder] of places) {
      const { wall, processor, memory } = await startIn(folder(round))
      figures.get(name)?.wall.push(wall)
      figures.get(name)?.processor.push(processor)
      figures.get(name)?.memory.push(memory)
    }
  }
} finally {
  rmSync(directory, { recursive: true, force: true })
}
console.table(
  [...figures].map(([data, { wall, processor, memory }]) => ({
    data,
    'ready after (s)': median(wall).toFixed(2),
    'processor (s)': median(processor).toFixed(2),
    'memory (MB)': median(memory),
  })),
)

async function startIn(folder: string): Promise<Record<keyof Figures, number>> {
  const simulator = await start('dist/bundle/cli.js', { DATA_DIR: folder, DATABASE_URL: '' })
  const [processor = Number.NaN, memory = Number.NaN] = [simulator.processorTime(), simulator.memory()]
  await simulator.stop()
  return { wall: simulator.readyAfter / 1000, processor, memory }
}
