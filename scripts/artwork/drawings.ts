import { harbourMug, smallCup, soupMug, tumbler } from './drawings/cups'
import { bakingDish, breakfastBowl, dinnerPlate, supperBowl } from './drawings/dishes'
import { butterDish, mixingBowl, saltPig, storageJar } from './drawings/keepers'
import { coffeeDripper, oilBottle, pintJug, teapot } from './drawings/pourers'
import { apron, breadBoard, cornerSpoon, teaTowel, woodBalm } from './drawings/wood-and-linen'
import { chalk, dyes, glazes, type Palette } from './palette'
import type { ProductDrawing } from './picture'

const glazed = (draw: (glaze: Palette) => ProductDrawing) => (option: string) => draw(glazes[option] ?? chalk)

/** How each product is drawn, by its slug, in an option where that makes a difference. */
const drawings: Record<string, (option: string) => ProductDrawing> = {
  'harbour-mug': glazed(harbourMug),
  'small-cup': glazed(smallCup),
  tumbler: glazed(tumbler),
  'soup-mug': soupMug,
  'breakfast-bowl': glazed(breakfastBowl),
  'dinner-plate': glazed(dinnerPlate),
  'pasta-bowl': supperBowl,
  'baking-dish': bakingDish,
  'milk-jug': glazed(pintJug),
  teapot,
  'coffee-dripper': coffeeDripper,
  'oil-bottle': oilBottle,
  'salt-pig': saltPig,
  'butter-dish': butterDish,
  'storage-jar': storageJar,
  'mixing-bowl': mixingBowl,
  'cooking-spoon': cornerSpoon,
  'bread-board': breadBoard,
  'tea-towel': (option) => teaTowel(dyes[option] ?? '#2e4d7b'),
  apron,
  'wood-balm': woodBalm,
}

/**
 * Draws a product in one of its options.
 *
 * @throws Error when no drawing is known for the slug
 */
export function draw(slug: string, option: string): ProductDrawing {
  const drawing = drawings[slug]
  if (!drawing) throw new Error(`scripts/artwork/drawings.ts has no drawing of ${slug}`)
  return drawing(option)
}
