import { ash, blush, chalk, iron, linen, moss, oak, type Palette, sand, sky } from '../palette'
import { at, type ProductDrawing } from '../picture'
import { bar, type Profile, pot, shadow, shape } from '../pot'

const shade = ash.shade

/** A peg in the wall, which cloth hangs from. */
const peg = `${shape('M-12 0A12 12 0 1 0 12 0A12 12 0 1 0 -12 0Z', oak.glaze)}${shape('M-12 0A12 12 0 0 1 4 -11A14 14 0 0 0 -12 0Z', oak.light)}`

function spoon(colours: Palette): string {
  const head =
    'M-16 -250C-20 -300 -52 -330 -50 -392C-48 -430 -26 -446 6 -446L56 -446C56 -360 26 -312 16 -250Z'
  return [
    bar('M0 0L0 -270', 24, colours.glaze),
    bar('M7 0L7 -270', 9, shade, 0.16),
    shape(head, colours.glaze),
    shape('M10 -446L56 -446C56 -360 26 -312 16 -250L2 -250C16 -330 30 -390 10 -446Z', shade, 0.16),
    shape(
      'M-34 -392C-32 -416 -20 -430 -2 -432C-18 -400 -16 -360 -10 -318C-22 -346 -36 -362 -34 -392Z',
      colours.light,
      0.7,
    ),
  ].join('')
}

export function cornerSpoon(): ProductDrawing {
  const crock: Profile = [
    [210, 110],
    [120, 114],
    [30, 108],
    [0, 96],
  ]
  const spoons =
    `<g transform="translate(30 -100) rotate(13)">${spoon(oak)}</g>` +
    `<g transform="translate(-26 -90) rotate(-11)">${spoon(ash)}</g>`
  const front = pot(crock, chalk, { dip: 44 })
  const lip = `<clipPath id="front"><path d="M-140 -210A110 24.200 0 0 0 140 -210L140 40L-140 40Z"/></clipPath>`
  const shapes = `${shadow(108, sky.shadow) + front + spoons + lip}<g clip-path="url(#front)">${front}</g>`
  return { ground: sky, shapes }
}

export function breadBoard(): ProductDrawing {
  const outline =
    'M-130 0L-130 -330C-130 -372 -108 -388 -66 -396C-42 -402 -38 -416 -38 -440L-38 -480C-38 -524 38 -524 38 -480L38 -440C38 -416 42 -402 66 -396C108 -388 130 -372 130 -330L130 0Z'
  const grain = [-92, -48, 6, 54, 98]
    .map((x, index) =>
      bar(`M${x} -14C${x + 14} -120 ${x - 16} -210 ${x * 0.92} ${-330 - index * 6}`, 3, oak.inside, 0.28),
    )
    .join('')
  const board = [
    at(14, 0, shape(outline, ash.inside)),
    shape(outline, ash.glaze),
    grain,
    shape(
      'M-130 0L-130 -330C-130 -372 -108 -388 -66 -396L-58 -384C-98 -376 -116 -364 -116 -326L-116 0Z',
      ash.light,
      0.8,
    ),
    '<circle cx="0" cy="-474" r="15" fill="#5b4327"/>',
  ].join('')
  const fall = shape('M-104 4L150 4L250 -70L300 -200L190 -120Z', moss.shadow)
  return { ground: moss, shapes: fall + board }
}

function cloth(colours: Palette): string {
  const d =
    'M-8 -520C-40 -480 -118 -430 -130 -380L-150 -60C-110 -40 -70 -72 -30 -52C10 -34 60 -70 140 -48L126 -384C112 -432 36 -482 8 -520Z'
  return [
    shape(d, colours.glaze),
    shape(
      'M40 -478C100 -430 118 -420 126 -384L140 -48C108 -58 84 -58 62 -55C74 -200 80 -360 40 -478Z',
      shade,
      0.16,
    ),
    shape(
      'M-30 -490C-50 -380 -40 -200 -52 -60C-38 -58 -34 -54 -30 -52C-10 -190 -8 -380 -14 -506Z',
      shade,
      0.14,
    ),
    shape(
      'M-100 -432C-112 -300 -118 -180 -126 -54C-138 -54 -146 -58 -150 -60L-130 -380C-126 -398 -116 -416 -100 -432Z',
      colours.light,
      0.8,
    ),
  ].join('')
}

/** Cloth with stripes in a dye. */
export function teaTowel(dye: string): ProductDrawing {
  const stripe = (rise: number, width: number) =>
    `<path d="M-149 ${-92 - rise}C-110 ${-72 - rise} -70 ${-104 - rise} -30 ${-84 - rise}C10 ${-66 - rise} 60 ${-102 - rise} 138 ${-80 - rise}" fill="none" stroke="${dye}" stroke-width="${width}"/>`
  const shapes = [
    at(
      26,
      14,
      shape(
        'M-8 -520C-40 -480 -118 -430 -130 -380L-150 -60C-70 -40 60 -70 140 -48L126 -384C112 -432 36 -482 8 -520Z',
        blush.shadow,
      ),
    ),
    cloth(linen),
    stripe(0, 18),
    stripe(34, 8),
    stripe(56, 8),
    at(0, -522, peg),
  ]
  return { ground: blush, shapes: at(0, 20, shapes.join('')) }
}

export function apron(): ProductDrawing {
  const colours: Palette = { ...iron, glaze: '#3d5f6b', light: '#6d919b' }
  const d =
    'M-74 -436C-40 -424 40 -424 74 -436C82 -360 108 -310 168 -288L176 -30C100 -10 40 -28 0 -18C-60 -6 -110 -26 -176 -28L-168 -288C-108 -310 -82 -360 -74 -436Z'
  const strap = 'M-66 -434C-50 -500 -20 -526 0 -534C20 -526 50 -500 66 -434'
  const pocket = (x: number) =>
    shape(`M${x - 48} -196L${x + 48} -196L${x + 44} -104L${x - 44} -104Z`, colours.light, 0.35) +
    bar(`M${x - 46} -196L${x + 46} -196`, 5, shade, 0.3)
  const shapes = [
    at(26, 14, shape(d, sand.shadow) + bar(strap, 16, sand.shadow)),
    bar(strap, 16, linen.inside),
    shape(d, colours.glaze),
    shape(
      'M74 -436C82 -360 108 -310 168 -288L176 -30C140 -20 110 -20 84 -22C110 -160 92 -320 40 -428C56 -430 66 -432 74 -436Z',
      shade,
      0.2,
    ),
    shape(
      'M-74 -436C-66 -434 -60 -432 -54 -431C-60 -330 -90 -300 -146 -278L-150 -27C-160 -27 -168 -28 -176 -28L-168 -288C-108 -310 -82 -360 -74 -436Z',
      colours.light,
      0.7,
    ),
    pocket(-82),
    pocket(78),
    at(0, -534, peg),
  ]
  return { ground: sand, shapes: at(0, 16, shapes.join('')) }
}

/** Two tins: a large closed one with a label, and a small open one with balm in it. */
export function woodBalm(): ProductDrawing {
  const tin: Palette = { clay: '#b9bdb6', glaze: '#c9ccc5', light: '#eef0ea', shade, inside: '#d9b45f' }
  const side = (radius: number, height: number): Profile => [
    [height, radius],
    [height / 2, radius],
    [0, radius],
  ]
  const large = [
    pot(side(150, 110), tin, { dip: 0, open: false }),
    shape('M-150 -82A150 33 0 0 0 150 -82L150 -28A150 33 0 0 1 -150 -28Z', linen.glaze),
    pot(
      [
        [136, 154],
        [123, 154],
        [110, 154],
      ],
      tin,
      { dip: 110, open: false },
    ),
  ]
  const small = pot(side(92, 62), tin, { dip: 0 })
  const shapes = [
    at(-60, -30, shadow(150, moss.shadow) + large.join('')),
    at(130, 30, shadow(92, moss.shadow) + small),
  ]
  return { ground: moss, shapes: shapes.join('') }
}
