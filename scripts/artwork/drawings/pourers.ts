import { blush, chalk, dusk, iron, moss, oak, type Palette, sand, sea } from '../palette'
import { at, type ProductDrawing } from '../picture'
import { bar, type Profile, pot, shadow, shape } from '../pot'
import { mug } from './cups'

const jugProfile: Profile = [
  [390, 100],
  [320, 84],
  [230, 126],
  [130, 150],
  [40, 130],
  [0, 112],
]

function jug(colours: Palette): string {
  const handle = 'M84 -352C232 -392 246 -146 132 -148'
  const spout = 'M-78 -318C-104 -352 -132 -380 -146 -408C-118 -412 -70 -414 -40 -400Z'
  return [
    bar(handle, 32, colours.glaze),
    bar(handle, 32, colours.shade, 0.18),
    pot(jugProfile, colours, { dip: 54 }),
    shape(spout, colours.glaze),
    shape('M-146 -408C-118 -412 -70 -414 -40 -400C-70 -398 -110 -396 -146 -408Z', colours.inside),
    shape('M-78 -318C-104 -352 -132 -380 -146 -408C-128 -394 -104 -370 -84 -352Z', colours.light, 0.5),
  ].join('')
}

export function pintJug(glaze: Palette): ProductDrawing {
  return { ground: blush, shapes: at(-10, 0, shadow(130, blush.shadow) + jug(glaze), 1.08) }
}

export function teapot(): ProductDrawing {
  const body: Profile = [
    [236, 84],
    [216, 124],
    [130, 182],
    [50, 156],
    [0, 106],
  ]
  const lid: Profile = [
    [282, 20],
    [270, 62],
    [238, 86],
  ]
  const knob: Profile = [
    [324, 16],
    [308, 26],
    [292, 20],
    [278, 14],
  ]
  const handle = 'M146 -206C290 -250 296 -46 150 -74'
  const spout =
    'M-140 -66C-218 -96 -226 -172 -268 -226C-252 -236 -240 -240 -226 -240C-196 -196 -184 -172 -142 -158Z'
  const shapes = [
    shadow(160, sand.shadow),
    bar(handle, 30, iron.glaze),
    bar(handle, 30, iron.shade, 0.2),
    shape(spout, iron.glaze),
    shape('M-268 -226C-252 -236 -240 -240 -226 -240C-234 -226 -252 -220 -268 -226Z', iron.inside),
    shape('M-160 -84C-214 -112 -224 -176 -258 -222C-228 -192 -214 -130 -160 -84Z', iron.light, 0.5),
    pot(body, iron, { dip: 34, open: false }),
    pot(lid, iron, { dip: 238, open: false }),
    pot(knob, iron, { dip: 278, open: false }),
  ]
  return { ground: sand, shapes: at(10, 0, shapes.join('')) }
}

export function coffeeDripper(): ProductDrawing {
  const cone: Profile = [
    [196, 158],
    [110, 102],
    [30, 56],
    [14, 52],
  ]
  const flange: Profile = [
    [24, 142],
    [14, 142],
    [0, 132],
  ]
  const handle = 'M128 -150C206 -168 208 -82 84 -76'
  const dripper = [
    pot(flange, chalk, { dip: 0, open: false }),
    bar(handle, 22, chalk.glaze),
    bar(handle, 22, chalk.shade, 0.18),
    pot(cone, chalk, { dip: 14 }),
  ]
  return {
    ground: dusk,
    shapes: at(-14, 0, shadow(120, dusk.shadow) + mug(sea) + at(0, -288, dripper.join(''))),
  }
}

export function oilBottle(): ProductDrawing {
  const body: Profile = [
    [400, 36],
    [384, 42],
    [366, 32],
    [310, 34],
    [236, 86],
    [140, 112],
    [30, 100],
    [0, 90],
  ]
  const cork: Profile = [
    [440, 30],
    [400, 24],
  ]
  const shapes =
    shadow(104, moss.shadow) +
    pot(body, iron, { dip: 60, open: false }) +
    pot(cork, oak, { dip: 400, open: false })
  return { ground: moss, shapes: at(0, 0, shapes, 1.08) }
}
