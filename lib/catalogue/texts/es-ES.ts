import type { CatalogueTexts } from '../texts-type'

const texts: CatalogueTexts = {
  categories: {
    drink: {
      name: 'Para beber',
      introduction: 'Bordes finos que se olvidan y asas en las que cabe una mano fría.',
    },
    eat: {
      name: 'Para comer',
      introduction: 'Platos y cuencos que se apilan y que hacen que lo sencillo parezca pensado.',
    },
    pour: { name: 'Para servir', introduction: 'Un pico es lo más difícil de hacer. Estos no gotean.' },
    keep: {
      name: 'Para guardar y mezclar',
      introduction: 'Cosas pesadas que viven junto al fuego y nunca vuelven al armario.',
    },
    'wood-and-linen': {
      name: 'Madera y lino',
      introduction: 'Hechos por dos vecinos, porque el barro no es la respuesta a todo.',
    },
  },
  options: {
    chalk: 'Tiza',
    sea: 'Mar',
    iron: 'Hierro',
    indigo: 'Índigo',
    madder: 'Rubia',
    undyed: 'Sin teñir',
    regular: 'Normal',
    long: 'Larga',
    right: 'La mano derecha',
    left: 'La mano izquierda',
  },
  optionKinds: { colour: 'Esmalte', shade: 'Color', size: 'Talla', hand: 'Hecha para' },
  facts: {
    material: 'Material',
    capacity: 'Capacidad',
    height: 'Alto',
    width: 'Ancho',
    length: 'Largo',
    diameter: 'Diámetro',
    care: 'Cuidado',
  },
  materials: { stoneware: 'Gres', wood: 'Madera inglesa, aceitada', linen: 'Lino' },
  care: {
    stoneware: 'Lavavajillas, microondas y horno suave. Déjelo enfriar antes de ponerlo bajo agua fría.',
    wood: 'Lavar a mano, secar de pie y dar aceite cuando parezca que tiene sed.',
    linen: 'Lavar a 60 grados. Cada lavado lo deja más suave y cada año, mejor.',
  },
  products: {
    'harbour-mug': {
      name: 'Taza del puerto',
      tagline: 'La que todos cogen primero.',
      description:
        'Una taza recta con sitio para cuatro dedos en el asa. El pie va sin esmaltar para que no resbale en una mesa mojada, y la pared es un poco más gruesa abajo, donde el té sigue caliente cuando uno se acuerda de él.',
    },
    'small-cup': {
      name: 'Tacita',
      tagline: 'Para un café de un trago.',
      description:
        'Sin asa, con la base pesada y un labio que se abre apenas un pelo. Cabe un café doble con su espuma, y calienta los dedos más o menos lo que dura el café.',
    },
    tumbler: {
      name: 'Vaso',
      tagline: 'Agua, vino, cepillos de dientes.',
      description:
        'Con un poco de cintura, para que no se escurra. El gres mantiene el agua fresca durante toda una cena larga; seis se guardan por parejas y ocupan lo que una jarra.',
    },
    'soup-mug': {
      name: 'Tazón de sopa',
      tagline: 'Ancho para el pan, hondo para el almuerzo.',
      description:
        'Mitad cuenco, mitad taza, con una oreja a un lado para sujetarlo. Lo hicimos para quienes reparan barcos en enero, y desde entonces lo compra quien come delante del ordenador.',
    },
    'breakfast-bowl': {
      name: 'Cuenco de desayuno',
      tagline: 'Gachas, fideos, lo que queda de la sopa.',
      description:
        'La curva interior no tiene esquinas, así que la cuchara lo encuentra todo. El pie alto aparta el calor de la mano cuando se come de pie junto a la ventana.',
    },
    'dinner-plate': {
      name: 'Plato llano',
      tagline: 'Plano en el centro, con un muro para la salsa.',
      description:
        'Un fondo ancho y plano y un borde bajo y recto, para que los guisantes se queden donde están. Cada plato se retornea por las dos caras y asienta bien en una pila de doce.',
    },
    'pasta-bowl': {
      name: 'Plato de cena',
      tagline: 'Ancho, poco hondo y comprensivo.',
      description:
        'Algo entre un plato y un cuenco: hondo para la salsa, abierto para el tenedor. Solo en esmalte mar, porque el cobre se remansa en el centro y no supimos elegir otra cosa.',
    },
    'baking-dish': {
      name: 'Fuente de horno',
      tagline: 'Del horno suave directamente a la mesa.',
      description:
        'Torneada en redondo y de pared gruesa, para gratinados que piden una hora. Dos orejas dan agarre a un paño doblado. El esmalte hierro disimula veinte años de queso.',
    },
    'milk-jug': {
      name: 'Jarra de pinta',
      tagline: 'Una pinta justa, y no gotea.',
      description:
        'El pico se estira con el barro blando y se corta con alambre; por eso la última gota vuelve adentro. Sirve para leche, natillas y guisantes de olor, por ese orden.',
    },
    teapot: {
      name: 'Tetera para tres',
      tagline: 'Tres tazas y una segunda ronda decente.',
      description:
        'Una panza redonda para que se abran las hojas, un colador de cuarenta agujeros hechos a mano y una tapa que aguanta en cualquier ángulo razonable. Lleva un día de trabajo, y el precio lo dice.',
    },
    'coffee-dripper': {
      name: 'Portafiltros de café',
      tagline: 'Para una taza grande y un filtro de papel.',
      description:
        'Estriado por dentro, para que el papel se separe de la pared y el agua siga corriendo. Encaja sobre la taza del puerto como si las hubiéramos hecho juntas, y así fue.',
    },
    'oil-bottle': {
      name: 'Aceitera',
      tagline: 'Oscura por dentro, como le gusta al aceite.',
      description:
        'Un cuello estrecho que da un hilo fino, un corcho que ajusta y un barro que no deja pasar la luz. Póngala cerca del fuego, pero no tanto que se cueza.',
    },
    'salt-pig': {
      name: 'Salero de cocina',
      tagline: 'La sal a mano, y seca.',
      description:
        'Una capucha contra el vapor y una boca por la que entra una mano enharinada. Sin esmaltar por dentro: el barro desnudo se bebe la humedad y la sal nunca se apelmaza.',
    },
    'butter-dish': {
      name: 'Mantequera',
      tagline: 'Un plato bajo y una tapa honda.',
      description:
        'Cabe una pastilla entera y queda sitio para el cuchillo. La tapa pesa lo bastante para derrotar a un gato, y el pomo está torneado para que lo encuentre el pulgar antes de desayunar.',
    },
    'storage-jar': {
      name: 'Tarro',
      tagline: 'Harina, avena, café, cordel.',
      description:
        'Un tarro de hombros marcados con tapa de roble torneada y un aro de corcho que cierra sin hacer ventosa. Cabe un kilo de arroz, y el hombro aleja la tapa del estante de arriba.',
    },
    'mixing-bowl': {
      name: 'Lebrillo',
      tagline: 'Kilo y medio de masa, y no se mueve.',
      description:
        'Pesado a propósito. El borde grueso deja que el antebrazo lo abrace, el pie desnudo no patina, y la masa que pasa la noche dentro amanece templada.',
    },
    'cooking-spoon': {
      name: 'Cuchara de esquina',
      tagline: 'Una esquina recta, para el borde de la olla.',
      description:
        'Tallada en sicómoro, con un canto plano y una esquina que llega justo donde la salsa empieza a agarrarse. La esquina tiene que caer en el lado bueno, así que díganos con qué mano remueve.',
    },
    'bread-board': {
      name: 'Tabla de pan',
      tagline: 'Un tablón de fresno con un agujero para colgarlo.',
      description:
        'De una pieza, sin cola, larga para una barra y media. La otra cara es para las cebollas. Al fresno no le molesta el cuchillo, y con los años le sienta bien.',
    },
    'tea-towel': {
      name: 'Paño de cocina',
      tagline: 'Lino grueso con tres rayas.',
      description:
        'Tejido con un peso que absorbe, y con una presilla en la esquina porque si no se cae de la barra. Las rayas se tiñen con las plantas que les dan nombre.',
    },
    apron: {
      name: 'Delantal de taller',
      tagline: 'Como el de tornear, algo más limpio.',
      description:
        'Cruzado en la espalda, para que nada tire del cuello, con un bolsillo en cada cadera y otro para el lápiz. Del mismo lino que los paños, con el doble de peso.',
    },
  },
}

export default texts
