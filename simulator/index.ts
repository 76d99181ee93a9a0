export { type Environment, readEnvironment } from './environment.ts'
export { type RunningSimulator, startSimulator } from './kit/start-simulator.ts'
export type { SimulatorOptions } from './options.ts'
export { openSimulator, type Simulator } from './simulator.ts'
