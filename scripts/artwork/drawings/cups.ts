import { chalk, dusk, moss, type Palette, sand, sky } from '../palette'
import { at, type ProductDrawing } from '../picture'
import { bar, type Profile, pot, shadow } from '../pot'

const mugProfile: Profile = [
  [290, 124],
  [150, 124],
  [30, 120],
  [0, 106],
]

const tumblerProfile: Profile = [
  [270, 94],
  [150, 82],
  [30, 88],
  [0, 80],
]

const cupProfile: Profile = [
  [150, 92],
  [110, 84],
  [40, 76],
  [0, 62],
]

function handle(colours: Palette): string {
  const d = 'M112 -238C232 -256 238 -72 108 -84'
  return (
    bar(d, 34, colours.glaze) +
    bar(d, 34, colours.shade, 0.16) +
    bar('M116 -244C218 -254 226 -140 196 -112', 8, colours.light, 0.55)
  )
}

/** The mug that other drawings borrow. */
export function mug(colours: Palette): string {
  return handle(colours) + pot(mugProfile, colours, { dip: 44 })
}

export function harbourMug(glaze: Palette): ProductDrawing {
  return { ground: sand, shapes: at(-24, 0, shadow(120, sand.shadow) + mug(glaze), 1.15) }
}

export function smallCup(glaze: Palette): ProductDrawing {
  const cup = shadow(76, sky.shadow) + pot(cupProfile, glaze, { dip: 34 })
  return { ground: sky, shapes: at(0, 0, cup, 1.5) }
}

export function tumbler(glaze: Palette): ProductDrawing {
  const beaker = shadow(86, moss.shadow) + pot(tumblerProfile, glaze, { dip: 36 })
  return { ground: moss, shapes: at(0, 0, beaker, 1.3) }
}

export function soupMug(): ProductDrawing {
  const profile: Profile = [
    [200, 186],
    [110, 182],
    [40, 150],
    [0, 118],
  ]
  const lug = 'M170 -160C266 -176 270 -74 160 -78'
  const shapes =
    shadow(150, dusk.shadow) +
    bar(lug, 36, chalk.glaze) +
    bar(lug, 36, chalk.shade, 0.18) +
    pot(profile, chalk, { dip: 40 })
  return { ground: dusk, shapes: at(-28, 0, shapes) }
}
