import { readFileSync } from 'node:fs'
import { clampRgb, wcagContrast } from 'culori'
import { describe, expect, it } from 'vitest'

const css = readFileSync('app/globals.css', 'utf8')
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)')

function roles(source: string): Record<string, string> {
  const found = source.matchAll(/--([a-z-]+): (oklch\([^)]+\))/g)
  return Object.fromEntries([...found].map(([, role, colour]) => [role, colour]))
}

function contrast(one = '', other = ''): number {
  // A screen clips what lies outside sRGB.
  const [a, b] = [clampRgb(one), clampRgb(other)]
  if (!a || !b) throw new Error('a role of colour is missing')
  return wcagContrast(a, b)
}

describe.each([
  ['light', roles(light)],
  ['dark', roles(dark)],
])('the %s colours', (_, role) => {
  it.each([
    ['ink', 'ground'],
    ['ink', 'surface'],
    ['muted', 'ground'],
    ['muted', 'surface'],
    ['accent', 'ground'],
    ['accent', 'surface'],
    ['on-accent', 'accent'],
    ['on-accent', 'accent-strong'],
    ['danger', 'ground'],
    ['danger', 'surface'],
    ['success', 'ground'],
    ['success', 'surface'],
  ])('keep text in %s readable on %s', (text, ground) => {
    expect(contrast(role[text], role[ground])).toBeGreaterThanOrEqual(4.5)
  })

  it.each(['ground', 'surface'])('show the edge of a control on %s', (ground) => {
    expect(contrast(role.edge, role[ground])).toBeGreaterThanOrEqual(3)
  })
})
