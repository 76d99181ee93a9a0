/** The colours of a thing: what it is made of, its glaze in light and in shade, and the dark inside it. */
export interface Palette {
  clay: string
  glaze: string
  light: string
  shade: string
  inside: string
}

const clay = '#b9855f'
const shade = '#16263a'

export const chalk: Palette = { clay, glaze: '#eee8da', light: '#fffdf6', shade, inside: '#cfc5b0' }
export const sea: Palette = { clay, glaze: '#4f8f92', light: '#a9d3cd', shade, inside: '#2d6569' }
export const iron: Palette = { clay, glaze: '#7d4431', light: '#c98a68', shade, inside: '#4b271e' }
export const bare: Palette = { clay, glaze: clay, light: '#e0b48e', shade, inside: '#84583b' }
/** The glazes of the workshop, by the name of the option. */
export const glazes: Record<string, Palette> = { chalk, sea, iron }

export const oak: Palette = { clay: '#a9783f', glaze: '#bd8b50', light: '#e3bd86', shade, inside: '#8a5f30' }
export const ash: Palette = { clay: '#d3ac76', glaze: '#dcb986', light: '#f2dbb4', shade, inside: '#b98f58' }
export const linen: Palette = {
  clay: '#d9cdb6',
  glaze: '#e5dac5',
  light: '#f7f0e2',
  shade,
  inside: '#c2b497',
}

/** The dyes of the linen, by the name of the option. */
export const dyes: Record<string, string> = { indigo: '#2e4d7b', madder: '#a5473a', undyed: '#bfae8b' }

/** What a thing stands on and before. */
export interface Ground {
  wall: string
  table: string
  shadow: string
}

export const sand: Ground = { wall: '#e9dcc3', table: '#d9c6a3', shadow: '#b9a27a' }
export const sky: Ground = { wall: '#cfdcdc', table: '#b4c8c9', shadow: '#8eaaad' }
export const dusk: Ground = { wall: '#33495a', table: '#273a49', shadow: '#1a2936' }
export const blush: Ground = { wall: '#e7c7b0', table: '#d8ae92', shadow: '#b58869' }
export const moss: Ground = { wall: '#c9cfae', table: '#b1ba90', shadow: '#8d9a6c' }
