import type { ProductSlug } from '../products'
import { harbourMug, smallCup, soupMug, tumbler } from './drawings/cups'
import { bakingDish, breakfastBowl, dinnerPlate, supperBowl } from './drawings/dishes'
import { butterDish, mixingBowl, saltPig, storageJar } from './drawings/keepers'
import { coffeeDripper, oilBottle, pintJug, teapot } from './drawings/pourers'
import { apron, breadBoard, cornerSpoon, teaTowel } from './drawings/wood-and-linen'
import type { Drawing } from './picture'

/** The drawing of each product. */
export const drawings: Record<ProductSlug, Drawing> = {
  'harbour-mug': harbourMug(),
  'small-cup': smallCup(),
  tumbler: tumbler(),
  'soup-mug': soupMug(),
  'breakfast-bowl': breakfastBowl(),
  'dinner-plate': dinnerPlate(),
  'pasta-bowl': supperBowl(),
  'baking-dish': bakingDish(),
  'milk-jug': pintJug(),
  teapot: teapot(),
  'coffee-dripper': coffeeDripper(),
  'oil-bottle': oilBottle(),
  'salt-pig': saltPig(),
  'butter-dish': butterDish(),
  'storage-jar': storageJar(),
  'mixing-bowl': mixingBowl(),
  'cooking-spoon': cornerSpoon(),
  'bread-board': breadBoard(),
  'tea-towel': teaTowel(),
  apron: apron(),
}
