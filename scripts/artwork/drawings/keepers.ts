import { bare, blush, chalk, moss, oak, sand, sea, sky } from '../palette'
import { at, type ProductDrawing } from '../picture'
import { type Profile, pot, shadow, shape } from '../pot'

const knob: Profile = [
  [46, 16],
  [30, 28],
  [14, 22],
  [0, 14],
]

export function saltPig(): ProductDrawing {
  const body: Profile = [
    [320, 14],
    [308, 60],
    [236, 132],
    [120, 158],
    [30, 132],
    [0, 116],
  ]
  const mouth = [
    '<ellipse cx="-42" cy="-176" rx="98" ry="86" fill="#b9855f" transform="rotate(-12 -42 -176)"/>',
    '<ellipse cx="-46" cy="-174" rx="84" ry="72" fill="#5d3b27" transform="rotate(-12 -46 -174)"/>',
    shape(
      'M-122 -150C-96 -178 -70 -170 -44 -160C-14 -152 8 -158 30 -146C18 -108 -18 -98 -52 -102C-88 -106 -112 -124 -122 -150Z',
      '#f6f1e6',
    ),
    shape(
      'M-20 -154C0 -154 14 -156 30 -146C18 -108 -18 -98 -52 -102C-20 -110 -8 -130 -20 -154Z',
      '#16263a',
      0.12,
    ),
  ]
  const shapes =
    shadow(140, sky.shadow) +
    pot(body, chalk, { dip: 50, open: false }) +
    at(0, -312, pot(knob, chalk, { dip: 0, open: false })) +
    mouth.join('')
  return { ground: sky, shapes }
}

export function butterDish(): ProductDrawing {
  const plate: Profile = [
    [30, 236],
    [16, 222],
    [0, 176],
  ]
  const lid: Profile = [
    [168, 60],
    [158, 118],
    [120, 158],
    [26, 174],
  ]
  const shapes = [
    shadow(210, moss.shadow, 0.7),
    pot(plate, chalk, { dip: 10 }),
    pot(lid, sea, { dip: 26, open: false }),
    at(0, -170, pot(knob, sea, { dip: 0, open: false })),
  ]
  return { ground: moss, shapes: shapes.join('') }
}

export function storageJar(): ProductDrawing {
  const body: Profile = [
    [316, 96],
    [296, 104],
    [262, 142],
    [140, 154],
    [30, 138],
    [0, 128],
  ]
  const lid: Profile = [
    [356, 100],
    [344, 112],
    [318, 108],
  ]
  const shapes = [
    shadow(146, blush.shadow),
    pot(body, sea, { dip: 48 }),
    pot(lid, oak, { dip: 318, open: false }),
    at(0, -352, pot(knob, oak, { dip: 0, open: false })),
  ]
  return { ground: blush, shapes: shapes.join('') }
}

export function mixingBowl(): ProductDrawing {
  const profile: Profile = [
    [262, 238],
    [232, 240],
    [216, 226],
    [120, 190],
    [40, 132],
    [0, 116],
  ]
  return {
    ground: sand,
    shapes: shadow(160, sand.shadow, 1.2) + pot(profile, { ...chalk, clay: bare.clay }, { dip: 96 }),
  }
}
