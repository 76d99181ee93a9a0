export { type Environment, readEnvironment } from './environment.ts'
export { openSimulator, type Simulator } from './simulator.ts'
