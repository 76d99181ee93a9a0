const texts = {
  categories: {
    drink: {
      name: 'To drink from',
      introduction: 'Rims thin enough to forget, handles wide enough for a cold hand.',
    },
    eat: {
      name: 'To eat from',
      introduction: 'Plates and bowls that stack, and that make plain food look intended.',
    },
    pour: { name: 'To pour', introduction: 'A spout is the hardest thing to make. These do not drip.' },
    keep: {
      name: 'To keep and mix',
      introduction: 'Heavy things that live beside the stove and never go back in the cupboard.',
    },
    'wood-and-linen': {
      name: 'Wood and linen',
      introduction: 'Made by two neighbours, because clay is not the answer to everything.',
    },
  },
  options: {
    chalk: 'Chalk',
    sea: 'Sea',
    iron: 'Iron',
    indigo: 'Indigo',
    madder: 'Madder',
    undyed: 'Undyed',
    regular: 'Regular',
    long: 'Long',
    right: 'The right hand',
    left: 'The left hand',
  },
  optionKinds: { colour: 'Glaze', shade: 'Colour', size: 'Size', hand: 'Made for' },
  facts: {
    material: 'Material',
    capacity: 'Holds',
    height: 'Height',
    width: 'Width',
    length: 'Length',
    diameter: 'Across',
    care: 'Care',
  },
  materials: { stoneware: 'Stoneware', wood: 'English wood, oiled', linen: 'Linen' },
  care: {
    stoneware: 'Dishwasher, microwave and a slow oven. Let it cool before cold water.',
    wood: 'Wash by hand, dry standing up, and oil it when it looks thirsty.',
    linen: 'Wash at 60 degrees. It gets softer every time and better every year.',
  },
  products: {
    'harbour-mug': {
      name: 'Harbour mug',
      tagline: 'The one everybody reaches for first.',
      description:
        'A straight-sided mug with room for four fingers in the handle. The foot is left unglazed so that it grips a wet table, and the wall is a shade thicker at the bottom, where the tea is still hot when you remember it.',
    },
    'small-cup': {
      name: 'Small cup',
      tagline: 'For coffee in one swallow.',
      description:
        'No handle, a heavy base and a lip that turns out by a hair. It holds a double shot with its foam, and warms the fingers for about as long as the coffee lasts.',
    },
    tumbler: {
      name: 'Tumbler',
      tagline: 'Water, wine, toothbrushes.',
      description:
        'Slightly waisted, so that it does not slip. Stoneware keeps water cool through a long supper; six of them nest in pairs and take no more room than a jug.',
    },
    'soup-mug': {
      name: 'Soup mug',
      tagline: 'Wide enough for bread, deep enough for lunch.',
      description:
        'Half bowl, half mug, with a lug on one side to hold on to. Made first for the people who mend boats in January, and sold ever since to people who eat at their desks.',
    },
    'breakfast-bowl': {
      name: 'Breakfast bowl',
      tagline: 'Porridge, noodles, the last of the soup.',
      description:
        'The curve inside has no corner, so a spoon finds everything. A tall foot keeps the heat off your hand when you eat standing at the window.',
    },
    'dinner-plate': {
      name: 'Dinner plate',
      tagline: 'Flat in the middle, with a wall for the gravy.',
      description:
        'A broad flat well and a low upright rim, so that peas stay where they are put. Each is turned on both sides and will sit level in a stack of twelve.',
    },
    'pasta-bowl': {
      name: 'Supper bowl',
      tagline: 'Wide, shallow and forgiving.',
      description:
        'Somewhere between a plate and a bowl: deep enough for sauce, open enough for a fork. In sea glaze only, because the copper pools in the middle and we could not choose otherwise.',
    },
    'baking-dish': {
      name: 'Baking dish',
      tagline: 'From a slow oven straight to the table.',
      description:
        'Thrown as a round and thick in the wall, for gratins that need an hour. Two lugs give a folded cloth something to hold. The iron glaze hides twenty years of cheese.',
    },
    'milk-jug': {
      name: 'Pint jug',
      tagline: 'Exactly a pint, and it does not drip.',
      description:
        'The lip is pulled while the clay is soft and cut with a wire, which is why the last drop goes back in. Good for milk, custard and sweet peas, in that order.',
    },
    teapot: {
      name: 'Teapot for three',
      tagline: 'Three cups and a decent second pouring.',
      description:
        'A round belly to let the leaves open, a strainer of forty holes drilled by hand, and a lid that stays on at any angle you could reasonably pour at. It takes a day to make, and the price says so.',
    },
    'coffee-dripper': {
      name: 'Coffee dripper',
      tagline: 'For one large mug and a paper filter.',
      description:
        'Ribbed inside so that the paper stands off the wall and the water keeps moving. It sits on the Harbour mug as if they had been made together, which they were.',
    },
    'oil-bottle': {
      name: 'Oil bottle',
      tagline: 'Dark inside, as oil likes it.',
      description:
        'A narrow neck that gives a thin thread, a cork that fits, and clay that keeps out the light. Stand it near the stove, but not so near that you cook it.',
    },
    'salt-pig': {
      name: 'Salt pig',
      tagline: 'Salt within reach, and dry.',
      description:
        'A hood against the steam and a mouth wide enough for a hand with flour on it. Unglazed inside: bare clay drinks the damp, so the flakes never clump.',
    },
    'butter-dish': {
      name: 'Butter dish',
      tagline: 'A low plate under a deep lid.',
      description:
        'Takes a whole block with room for a knife. The lid is heavy enough to defeat a cat, and the knob is turned to be found by a thumb before breakfast.',
    },
    'storage-jar': {
      name: 'Storage jar',
      tagline: 'Flour, oats, coffee, string.',
      description:
        'A shouldered jar with a turned oak lid and a cork ring that seals without sucking. It holds a kilo of rice, and the shoulder keeps the lid off the shelf above.',
    },
    'mixing-bowl': {
      name: 'Mixing bowl',
      tagline: 'Three pounds of dough, and it stays put.',
      description:
        'Heavy on purpose. A thick collar gives your forearm something to hug, the bare foot will not skid, and a dough left in it overnight is warm in the morning.',
    },
    'cooking-spoon': {
      name: 'Corner spoon',
      tagline: 'One square corner, for the edge of the pan.',
      description:
        'Carved from sycamore with a flat edge and one corner, which reaches the place where sauce begins to catch. The corner must be on the proper side, so tell us which hand you stir with.',
    },
    'bread-board': {
      name: 'Bread board',
      tagline: 'A plank of ash with a hole to hang it by.',
      description:
        'One piece, no glue, long enough for a baguette and half of another. The second side is for onions. Ash does not mind being cut on, and looks better for it.',
    },
    'tea-towel': {
      name: 'Tea towel',
      tagline: 'Heavy linen with three stripes.',
      description:
        'Woven at a weight that drinks, with a loop in the corner because it will not stay on the rail otherwise. The stripes are dyed with the plants they are named for.',
    },
    apron: {
      name: 'Workshop apron',
      tagline: 'The one we throw in, cleaned up a little.',
      description:
        'Cross-back, so that nothing pulls at your neck, with a pocket at each hip and one for a pencil. Cut from the linen of the towels at twice the weight.',
    },
  },
}

export default texts
