const texts = {
  categories: {
    drink: {
      name: 'Mugs and cups',
      introduction: 'Thin rims and comfortable handles.',
    },
    eat: {
      name: 'Plates and bowls',
      introduction: 'For everyday meals. They stack to save space.',
    },
    pour: { name: 'Jugs and teapots', introduction: 'Spouts that pour well and do not drip.' },
    keep: {
      name: 'Storage and mixing',
      introduction: 'Heavy pots to keep on the worktop.',
    },
    'wood-and-linen': {
      name: 'Wood and linen',
      introduction: 'Made for us by two neighbours.',
    },
  },
  options: {
    chalk: 'Chalk',
    sea: 'Sea',
    iron: 'Iron',
    indigo: 'Indigo',
    madder: 'Madder red',
    undyed: 'Undyed',
    regular: 'Regular',
    long: 'Long',
    right: 'Right-handed',
    left: 'Left-handed',
    small: 'Small tin',
    large: 'Large tin',
  },
  optionKinds: { colour: 'Glaze', shade: 'Colour', size: 'Size', hand: 'Version' },
  facts: {
    material: 'Material',
    capacity: 'Capacity',
    height: 'Height',
    width: 'Width',
    length: 'Length',
    diameter: 'Diameter',
    care: 'Care',
  },
  materials: {
    stoneware: 'Stoneware',
    wood: 'English wood, oiled',
    linen: 'Linen',
    beeswax: 'Beeswax and linseed oil',
  },
  care: {
    stoneware:
      'Safe in the dishwasher, the microwave and the oven up to 150\u00a0°C. Let it cool before you put it in cold water.',
    wood: 'Wash by hand and dry it upright. Oil it when the wood looks dry.',
    linen: 'Wash at 60\u00a0°C. It gets softer with every wash.',
    beeswax: 'Keep it cool and dry. Spread oily cloths out to dry: crumpled up, they can catch fire.',
  },
  pictures: { whole: 'Drawing: {product}', detail: 'Drawing of a detail: {product}' },
  products: {
    'harbour-mug': {
      name: 'Harbour mug',
      tagline: 'The one everybody reaches for first.',
      description:
        'A straight mug with room for four fingers in the handle. The base is not glazed, so it does not slip on a wet table. The wall is thicker at the bottom, which keeps tea hot for longer.',
    },
    'small-cup': {
      name: 'Small cup',
      tagline: 'For espresso.',
      description:
        'A small cup with no handle, a heavy base and a rim that turns out slightly. It holds a double espresso.',
    },
    tumbler: {
      name: 'Tumbler',
      tagline: 'For water or wine.',
      description:
        'Narrower in the middle, so it is easy to hold. Stoneware keeps water cool. The tumblers stack in pairs to save space.',
    },
    'soup-mug': {
      name: 'Soup mug',
      tagline: 'Wide enough to dip bread in.',
      description: 'Half bowl and half mug, with a handle on one side. It holds enough soup for lunch.',
    },
    'breakfast-bowl': {
      name: 'Breakfast bowl',
      tagline: 'For porridge, noodles or soup.',
      description:
        'The inside is round, so the spoon reaches everything. The tall foot keeps the heat away from your hand.',
    },
    'dinner-plate': {
      name: 'Dinner plate',
      tagline: 'Flat, with a low rim.',
      description:
        'A wide flat plate with a low upright rim that keeps sauce and peas in place. The plates stack level, up to twelve high.',
    },
    'pasta-bowl': {
      name: 'Pasta bowl',
      tagline: 'Wide and shallow.',
      description:
        'Between a plate and a bowl: deep enough for sauce, wide enough for a fork. In sea glaze only.',
    },
    'baking-dish': {
      name: 'Baking dish',
      tagline: 'From the oven to the table.',
      description:
        'A round dish with thick walls and two handles, for gratins and bakes. The dark iron glaze does not show marks from the oven.',
    },
    'milk-jug': {
      name: 'Pint jug',
      tagline: 'Exactly a pint, and it does not drip.',
      description:
        'The spout is shaped while the clay is soft, so the last drop runs back in. Good for milk or custard, or as a vase.',
    },
    teapot: {
      name: 'Teapot for three',
      tagline: 'Makes three cups.',
      description:
        'A round pot with room for the leaves to open and a built-in strainer. The lid stays on when you pour. Each one takes a day to make.',
    },
    'coffee-dripper': {
      name: 'Coffee dripper',
      tagline: 'For one large mug and a paper filter.',
      description:
        'Ribs inside keep the paper away from the wall, so the water runs through. It fits the Harbour mug.',
    },
    'oil-bottle': {
      name: 'Oil bottle',
      tagline: 'Keeps the light away from the oil.',
      description:
        'A narrow neck for a thin stream, a cork that fits, and clay that keeps the light out. Keep it away from the heat.',
    },
    'salt-pig': {
      name: 'Salt pig',
      tagline: 'Salt within reach, and dry.',
      description:
        'A hood keeps out steam, and the opening is wide enough for your hand. The inside is not glazed: the clay takes up moisture, so the salt does not go lumpy.',
    },
    'butter-dish': {
      name: 'Butter dish',
      tagline: 'A low plate under a deep lid.',
      description:
        'Holds a whole block of butter, with room for a knife. The lid is heavy, and its knob is easy to hold.',
    },
    'storage-jar': {
      name: 'Storage jar',
      tagline: 'For flour, oats or coffee.',
      description:
        'A jar with a turned oak lid and a cork ring that seals it. It holds about a kilo of rice.',
    },
    'mixing-bowl': {
      name: 'Mixing bowl',
      tagline: 'Holds 1.5\u00a0kg of dough and stays in place.',
      description:
        'A heavy bowl with a thick rim that is easy to hold. The base is not glazed, so it does not slip. Dough left in it overnight stays warm.',
    },
    'cooking-spoon': {
      name: 'Corner spoon',
      tagline: 'One square corner, for the edge of the pan.',
      description:
        'Carved from sycamore, with a flat edge and one square corner that reaches into the edge of the pan. Choose the version for the hand you stir with.',
    },
    'bread-board': {
      name: 'Bread board',
      tagline: 'A plank of ash with a hole to hang it by.',
      description:
        'Made from one piece of ash, with no glue. Use one side for bread and the other for onions.',
    },
    'tea-towel': {
      name: 'Tea towel',
      tagline: 'Heavy linen with three stripes.',
      description:
        'Thick linen that dries well, with a loop in one corner to hang it by. The stripes are dyed with plants.',
    },
    apron: {
      name: 'Workshop apron',
      tagline: 'The apron we wear in the workshop.',
      description:
        'The straps cross at the back, so nothing pulls at your neck. Two large pockets and a small one for a pencil. Made of thick linen.',
    },
    'wood-balm': {
      name: 'Wood balm',
      tagline: 'Beeswax and oil for boards and spoons.',
      description:
        'Rub a little into clean, dry wood and wipe it off after an hour. It keeps water out and makes the colour of the wood stronger. Safe with food.',
    },
  },
}

export default texts
