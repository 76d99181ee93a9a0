import type { CatalogueTexts } from '../texts-type'

const texts: CatalogueTexts = {
  categories: {
    drink: {
      name: 'Tazas y vasos',
      introduction: 'Bordes finos y asas cómodas.',
    },
    eat: {
      name: 'Platos y cuencos',
      introduction: 'Para las comidas de cada día. Se apilan bien.',
    },
    pour: { name: 'Jarras y teteras', introduction: 'Picos que vierten bien y no gotean.' },
    keep: {
      name: 'Guardar y mezclar',
      introduction: 'Piezas pesadas para tener en la encimera.',
    },
    'wood-and-linen': {
      name: 'Madera y lino',
      introduction: 'Hechos para nosotros por dos vecinos.',
    },
  },
  options: {
    chalk: 'Tiza',
    sea: 'Mar',
    iron: 'Hierro',
    indigo: 'Índigo',
    madder: 'Rojo granza',
    undyed: 'Sin teñir',
    regular: 'Normal',
    long: 'Largo',
    right: 'Para diestros',
    left: 'Para zurdos',
    small: 'Lata pequeña',
    large: 'Lata grande',
  },
  optionKinds: { colour: 'Esmalte', shade: 'Color', size: 'Tamaño', hand: 'Versión' },
  facts: {
    material: 'Material',
    capacity: 'Capacidad',
    height: 'Alto',
    width: 'Ancho',
    length: 'Largo',
    diameter: 'Diámetro',
    care: 'Cuidados',
  },
  materials: {
    stoneware: 'Gres',
    wood: 'Madera inglesa, aceitada',
    linen: 'Lino',
    beeswax: 'Cera de abeja y aceite de linaza',
  },
  care: {
    stoneware:
      'Apto para lavavajillas, microondas y horno hasta 150\u00a0°C. Déjalo enfriar antes de ponerlo bajo agua fría.',
    wood: 'Lavar a mano y secar de pie. Dar aceite cuando la madera se vea seca.',
    linen: 'Lavar a 60\u00a0°C. Se vuelve más suave con cada lavado.',
    beeswax:
      'Guardar en un lugar fresco y seco. Extiende los paños con aceite para que se sequen: arrugados pueden prenderse fuego.',
  },
  pictures: { whole: 'Dibujo: {product}', detail: 'Dibujo de un detalle: {product}' },
  products: {
    'harbour-mug': {
      name: 'Taza del puerto',
      tagline: 'La que todos cogen primero.',
      description:
        'Una taza recta con sitio para cuatro dedos en el asa. La base no lleva esmalte, así que no resbala en una mesa mojada. La pared es más gruesa abajo, y el té se mantiene caliente más tiempo.',
    },
    'small-cup': {
      name: 'Tacita',
      tagline: 'Para un café solo.',
      description: 'Sin asa, con la base pesada y el borde ligeramente abierto. Cabe un café doble.',
    },
    tumbler: {
      name: 'Vaso',
      tagline: 'Para agua o vino.',
      description:
        'Más estrecho en el centro, para sujetarlo bien. El gres mantiene el agua fresca. Los vasos se encajan de dos en dos y ocupan poco.',
    },
    'soup-mug': {
      name: 'Tazón de sopa',
      tagline: 'Ancho para mojar pan.',
      description: 'Mitad cuenco, mitad taza, con un asa a un lado. Cabe sopa para una comida.',
    },
    'breakfast-bowl': {
      name: 'Cuenco de desayuno',
      tagline: 'Para avena, fideos o sopa.',
      description:
        'Por dentro es redondo y la cuchara llega a todas partes. El pie alto aparta el calor de la mano.',
    },
    'dinner-plate': {
      name: 'Plato llano',
      tagline: 'Plano, con el borde bajo.',
      description:
        'Un plato ancho y plano con un borde bajo y recto que sujeta la salsa. Se apilan bien, hasta doce.',
    },
    'pasta-bowl': {
      name: 'Plato para pasta',
      tagline: 'Ancho y poco hondo.',
      description:
        'Entre un plato y un cuenco: hondo para la salsa, ancho para el tenedor. Solo en esmalte mar.',
    },
    'baking-dish': {
      name: 'Fuente de horno',
      tagline: 'Del horno a la mesa.',
      description:
        'Una fuente redonda de paredes gruesas y con dos asas, para gratinados. En el esmalte hierro, que es oscuro, no se notan las marcas del horno.',
    },
    'milk-jug': {
      name: 'Jarra para leche',
      tagline: 'Caben 570\u00a0ml y no gotea.',
      description:
        'El pico se forma con el barro blando, y por eso la última gota vuelve adentro. Sirve para leche o natillas, o como jarrón.',
    },
    teapot: {
      name: 'Tetera para tres',
      tagline: 'Para tres tazas.',
      description:
        'Una tetera redonda, con sitio para que se abran las hojas y un colador incorporado. La tapa no se cae al servir. Cada una lleva un día de trabajo.',
    },
    'coffee-dripper': {
      name: 'Cono para café de filtro',
      tagline: 'Para una taza grande y un filtro de papel.',
      description:
        'Las estrías del interior separan el papel de la pared para que el agua pase bien. Encaja en la taza del puerto.',
    },
    'oil-bottle': {
      name: 'Aceitera',
      tagline: 'Protege el aceite de la luz.',
      description:
        'Cuello estrecho para un hilo fino, corcho que ajusta y barro que no deja pasar la luz. No la pongas demasiado cerca del fuego.',
    },
    'salt-pig': {
      name: 'Salero de cocina',
      tagline: 'La sal a mano, y seca.',
      description:
        'La capucha protege del vapor y por la boca cabe la mano. Por dentro no lleva esmalte: el barro absorbe la humedad y la sal no se apelmaza.',
    },
    'butter-dish': {
      name: 'Mantequera',
      tagline: 'Un plato bajo y una tapa honda.',
      description:
        'Cabe una pastilla de mantequilla entera y queda sitio para el cuchillo. La tapa pesa y el pomo se coge bien.',
    },
    'storage-jar': {
      name: 'Tarro',
      tagline: 'Para harina, avena o café.',
      description:
        'Un tarro con tapa de roble torneada y un aro de corcho que cierra bien. Cabe alrededor de un kilo de arroz.',
    },
    'mixing-bowl': {
      name: 'Cuenco para amasar',
      tagline: 'Kilo y medio de masa, y no se mueve.',
      description:
        'Un cuenco pesado con un borde grueso que se sujeta bien. La base no lleva esmalte y no resbala. La masa que pasa la noche dentro sigue templada por la mañana.',
    },
    'cooking-spoon': {
      name: 'Cuchara de esquina',
      tagline: 'Una esquina recta, para el borde de la olla.',
      description:
        'Tallada en arce, con un canto plano y una esquina que llega al borde de la olla. Elige la versión según la mano con la que remueves.',
    },
    'bread-board': {
      name: 'Tabla para pan',
      tagline: 'Una tabla de fresno con un agujero para colgarla.',
      description:
        'De una sola pieza de fresno, sin cola. Un lado es para el pan y el otro para las cebollas.',
    },
    'tea-towel': {
      name: 'Paño de cocina',
      tagline: 'Lino grueso con tres rayas.',
      description:
        'Lino grueso que seca bien, con una presilla en una esquina para colgarlo. Las rayas se tiñen con plantas.',
    },
    apron: {
      name: 'Delantal de taller',
      tagline: 'El delantal que usamos en el taller.',
      description:
        'Los tirantes se cruzan en la espalda y no tiran del cuello. Dos bolsillos grandes y uno pequeño para el lápiz. De lino grueso.',
    },
    'wood-balm': {
      name: 'Bálsamo para madera',
      tagline: 'Cera de abeja y aceite para tablas y cucharas.',
      description:
        'Aplica un poco sobre la madera limpia y seca y retíralo al cabo de una hora. Protege del agua y realza el color de la madera. Apto para el contacto con alimentos.',
    },
  },
}

export default texts
