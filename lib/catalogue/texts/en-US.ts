import type { CatalogueTexts } from '../texts-type'
import enGB from './en-GB'

/** American English: British English, but for what is called otherwise there. */
const texts: CatalogueTexts = {
  ...enGB,
  categories: {
    ...enGB.categories,
    pour: { ...enGB.categories.pour, name: 'Pitchers and teapots' },
    keep: { ...enGB.categories.keep, introduction: 'Heavy pots to keep on the counter.' },
    'wood-and-linen': { ...enGB.categories['wood-and-linen'], introduction: 'Made for us by two neighbors.' },
  },
  optionKinds: { ...enGB.optionKinds, shade: 'Color' },
  care: {
    ...enGB.care,
    stoneware:
      'Safe in the dishwasher, the microwave and the oven up to 300\u00a0°F. Let it cool before you put it in cold water.',
    linen: 'Wash hot. It gets softer with every wash.',
  },
  products: {
    ...enGB.products,
    'harbour-mug': { ...enGB.products['harbour-mug'], name: 'Harbor mug' },
    'breakfast-bowl': { ...enGB.products['breakfast-bowl'], tagline: 'For oatmeal, noodles or soup.' },
    'milk-jug': {
      name: 'Milk pitcher',
      tagline: 'Holds 19\u00a0fl\u00a0oz and does not drip.',
      description:
        'The spout is shaped while the clay is soft, so the last drop runs back in. Good for milk or maple syrup, or as a vase.',
    },
    'coffee-dripper': {
      ...enGB.products['coffee-dripper'],
      description:
        'Ribs inside keep the paper away from the wall, so the water runs through. It fits the Harbor mug.',
    },
    'salt-pig': { ...enGB.products['salt-pig'], name: 'Salt cellar' },
    'butter-dish': {
      ...enGB.products['butter-dish'],
      description:
        'Holds two sticks of butter side by side, with room for a knife. The lid is heavy, and its knob is easy to hold.',
    },
    'storage-jar': {
      ...enGB.products['storage-jar'],
      description:
        'A jar with a turned oak lid and a cork ring that seals it. It holds about two pounds of rice.',
    },
    'mixing-bowl': {
      ...enGB.products['mixing-bowl'],
      tagline: 'Holds three pounds of dough and stays in place.',
    },
    'cooking-spoon': {
      ...enGB.products['cooking-spoon'],
      description:
        'Carved from maple, with a flat edge and one square corner that reaches into the edge of the pan. Choose the version for the hand you stir with.',
    },
    'wood-balm': {
      ...enGB.products['wood-balm'],
      description:
        'Rub a little into clean, dry wood and wipe it off after an hour. It keeps water out and makes the color of the wood stronger. Safe with food.',
    },
    'tea-towel': { ...enGB.products['tea-towel'], name: 'Dish towel' },
  },
}

export default texts
