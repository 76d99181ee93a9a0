export { type Environment, readEnvironment } from './environment.ts'
export type { SimulatorOptions } from './options.ts'
export { openSimulator, type Simulator } from './simulator.ts'
export { type RunningSimulator, startSimulator } from './start-simulator.ts'
