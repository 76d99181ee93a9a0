import { blush, dusk, iron, type Palette, sand, sea, sky } from '../palette'
import { at, type ProductDrawing } from '../picture'
import { bar, disc, type Profile, pot, shadow } from '../pot'

export function breakfastBowl(glaze: Palette): ProductDrawing {
  const profile: Profile = [
    [190, 200],
    [120, 182],
    [64, 128],
    [38, 92],
    [0, 98],
  ]
  return { ground: blush, shapes: shadow(130, blush.shadow, 1.2) + pot(profile, glaze, { dip: 66 }) }
}

export function dinnerPlate(glaze: Palette): ProductDrawing {
  const profile: Profile = [
    [38, 240],
    [20, 224],
    [0, 160],
  ]
  const plate =
    pot(profile, glaze, { dip: 12 }) + disc(34, 196, glaze.glaze) + disc(34, 196, glaze.light, 0.22)
  const stack = [0, 1, 2, 3].map((index) => at(0, index * -30, plate))
  return { ground: dusk, shapes: shadow(220, dusk.shadow, 0.6) + stack.join('') }
}

export function supperBowl(): ProductDrawing {
  const profile: Profile = [
    [104, 244],
    [76, 226],
    [30, 150],
    [0, 104],
  ]
  const pool = disc(86, 150, sea.shade, 0.22) + disc(80, 92, sea.shade, 0.22)
  return {
    ground: sand,
    shapes: at(0, -20, shadow(180, sand.shadow) + pot(profile, sea, { dip: 24 }) + pool, 1.05),
  }
}

export function bakingDish(): ProductDrawing {
  const profile: Profile = [
    [150, 230],
    [80, 228],
    [20, 212],
    [0, 200],
  ]
  const lug = (side: number) => {
    const d = `M${side * 214} -128C${side * 286} -140 ${side * 286} -76 ${side * 212} -84`
    return bar(d, 28, iron.glaze) + bar(d, 28, iron.shade, side > 0 ? 0.3 : 0)
  }
  return {
    ground: sky,
    shapes: shadow(214, sky.shadow, 0.7) + lug(-1) + lug(1) + pot(profile, iron, { dip: 28 }),
  }
}
