import type { ProductSlug } from '@/lib/catalogue/products'
import { harbourMug, smallCup, soupMug, tumbler } from './drawings/cups'
import { bakingDish, breakfastBowl, dinnerPlate, supperBowl } from './drawings/dishes'
import { butterDish, mixingBowl, saltPig, storageJar } from './drawings/keepers'
import { coffeeDripper, oilBottle, pintJug, teapot } from './drawings/pourers'
import { apron, breadBoard, cornerSpoon, teaTowel } from './drawings/wood-and-linen'
import { chalk, dyes, glazes, type Palette } from './palette'
import type { Drawing } from './picture'

const glazed = (draw: (glaze: Palette) => Drawing) => (option: string) => draw(glazes[option] ?? chalk)

/** How each product is drawn, in an option where that makes a difference. */
export const drawings: Record<ProductSlug, (option: string) => Drawing> = {
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
}
