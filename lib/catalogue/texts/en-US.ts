import type { CatalogueTexts } from '../texts-type'
import enGB from './en-GB'

/** American English: British English, but for what is called otherwise there. */
const texts: CatalogueTexts = {
  ...enGB,
  categories: {
    ...enGB.categories,
    eat: {
      name: 'To eat from',
      introduction: 'Plates and bowls that stack, and that make plain food look planned.',
    },
    'wood-and-linen': {
      name: 'Wood and linen',
      introduction: 'Made by two neighbors, because clay is not the answer to everything.',
    },
  },
  optionKinds: { ...enGB.optionKinds, shade: 'Color' },
  care: { ...enGB.care, linen: 'Wash hot. It gets softer every time and better every year.' },
  products: {
    ...enGB.products,
    'harbour-mug': { ...enGB.products['harbour-mug'], name: 'Harbor mug' },
    'breakfast-bowl': {
      ...enGB.products['breakfast-bowl'],
      tagline: 'Oatmeal, noodles, the last of the soup.',
    },
    'milk-jug': {
      name: 'Pint pitcher',
      tagline: 'An English pint, and it does not drip.',
      description:
        'The lip is pulled while the clay is soft and cut with a wire, which is why the last drop goes back in. A pint here is the English one, nineteen ounces to the brim. Good for milk, maple syrup and sweet peas, in that order.',
    },
    'coffee-dripper': {
      ...enGB.products['coffee-dripper'],
      description:
        'Ribbed inside so that the paper stands off the wall and the water keeps moving. It sits on the Harbor mug as if they had been made together, which they were.',
    },
    'salt-pig': { ...enGB.products['salt-pig'], name: 'Salt cellar', tagline: 'Salt within reach, and dry.' },
    'butter-dish': {
      ...enGB.products['butter-dish'],
      description:
        'Takes two sticks side by side with room for a knife. The lid is heavy enough to defeat a cat, and the knob is turned to be found by a thumb before breakfast.',
    },
    'storage-jar': {
      ...enGB.products['storage-jar'],
      description:
        'A shouldered jar with a turned oak lid and a cork ring that seals without sucking. It holds two pounds of rice, and the shoulder keeps the lid off the shelf above.',
    },
    'tea-towel': { ...enGB.products['tea-towel'], name: 'Dish towel' },
  },
}

export default texts
