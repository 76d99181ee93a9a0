import type { Messages } from '../messages-type'

const messages: Messages = {
  shop: {
    tagline: 'Cerámica de cocina al borde de la marisma',
    description:
      'Gres, madera y lino para la cocina, hechos en un solo taller de Brancaster Staithe, en la costa norte de Norfolk.',
    demonstration: 'Esta es una tienda de demostración. No se vende ni se cobra nada.',
    portal: 'Ver los pagos en el Portal del comercio',
  },
  header: {
    skip: 'Ir al contenido',
    home: '{name}, página de inicio',
    categories: 'Catálogo',
    parts: 'Categorías de productos',
    cart: 'Cesta',
    cartWithCount: 'Cesta, {count, plural, one {# artículo} other {# artículos}}',
    language: 'Idioma',
  },
  footer: {
    catalogue: 'Catálogo',
    languages: 'Idioma y moneda',
    workshop: 'El taller',
    hours: 'Abrimos el horno un jueves sí y otro no',
  },
  home: {
    title: 'Cerámica de cocina para cada día',
    introduction:
      'Hacemos pocas piezas para la cocina y sacamos una hornada nueva cada dos semanas. Llevan dos capas de esmalte, se pueden meter en el horno y son para usarlas a diario.',
    workshopTitle: 'Una sala, un horno, tres esmaltes',
    workshopText:
      'Marram es el nombre inglés del barrón, la hierba que sujeta las dunas. El taller está detrás de ellas, en la casa donde antes se cocían caracolas. Todas las piezas se hacen a torno y se cuecen en el mismo horno a 1260\u00a0°C, así que una jarra de este año combinará con un cuenco que compres dentro de diez años.',
    workshopGlazes:
      'Los esmaltes son tres: tiza, de la playa; mar, de cobre y ceniza; hierro, del óxido de la vieja rampa del puerto. Los colores cambian un poco en cada cocción, así que no hay dos piezas iguales.',
  },
  category: {
    breadcrumb: 'Estás aquí',
    empty: 'Ahora mismo no hay nada en esta categoría. Vuelve a mirar dentro de dos semanas.',
  },
  product: {
    addToCart: 'Añadir a la cesta',
    quantity: 'Cantidad',
    measures: 'Medidas y cuidados',
    deliveryFree: 'Envío {delivery}, gratis a partir de {threshold}.',
    from: 'Desde {price}',
    includesVat: 'IVA incluido',
    unitPrices: { kg: '{quantity}, {price} por kg', l: '{quantity}, {price} por litro' },
    delivery: {
      inStock: 'En stock. Entrega en {min} a {max} días laborables.',
      limited: 'Entrega en {min} a {max} días laborables.',
      madeToOrder: 'Se hace por encargo. Entrega en {min} a {max} días laborables.',
    },
    sku: 'Referencia',
    related: 'Combina bien con',
  },
  stock: {
    few: '{count, plural, one {Solo queda una unidad} other {Solo quedan # unidades}}',
    soldOut: 'Agotado',
    reduced:
      '{product}: {count, plural, one {solo queda una unidad} other {solo quedan # unidades}}, así que hemos cambiado la cantidad.',
    removed: '{product}: agotado. Lo hemos eliminado de tu cesta.',
  },
  cart: {
    title: 'Cesta',
    empty: 'Tu cesta está vacía.',
    emptyText: 'Aquí verás lo que añadas.',
    goShopping: 'Ver el catálogo',
    lines: 'Lo que hay en tu cesta',
    quantity: 'Cantidad',
    update: 'Actualizar',
    remove: 'Eliminar {product}',
    removeShort: 'Eliminar',
    each: '{price} por unidad',
    subtotal: 'Subtotal',
    delivery: 'Envío',
    deliveryFree: 'Gratis',
    deliveryHint: 'Te faltan {amount} para el envío gratis.',
    total: 'Total',
    checkout: 'Tramitar pedido',
    summary: 'Resumen',
    removed:
      '{count, plural, one {Un artículo de tu cesta ya no está disponible y lo hemos eliminado.} other {# artículos de tu cesta ya no están disponibles y los hemos eliminado.}} Comprueba el total antes de pagar.',
    notices: {
      added: 'Añadido a tu cesta.',
      updated: 'Cantidad actualizada.',
      removed: 'Eliminado de tu cesta.',
      limited: 'Puedes pedir como máximo {max} unidades de cada artículo. La cantidad es ahora {max}.',
      full: 'Tu cesta está llena. Elimina algo o deja esto para el próximo pedido.',
      quantity: 'Introduce un número entero del 1 al {max}.',
      unknown: 'Ese artículo ya no está disponible, así que no lo hemos añadido.',
      option: 'Elige una de las opciones antes de añadirlo a la cesta.',
    },
  },
  vat: {
    included: 'Los precios incluyen el IVA.',
    contained: 'Incluye {amount} de IVA ({percentage}).',
    none: 'No incluye IVA: el pedido sale del Reino Unido y de la UE. Es posible que tengas que pagar aranceles e impuestos de importación al recibirlo.',
  },
  checkout: {
    title: 'Tramitar pedido',
    contact: 'Tus datos',
    billing: 'Dirección de facturación',
    summary: 'Tu pedido',
    email: 'Correo electrónico',
    emailHint: 'Solo lo usamos si tenemos alguna pregunta sobre tu pedido.',
    firstName: 'Nombre',
    lastName: 'Apellidos',
    address: 'Dirección',
    addressLine2: 'Segunda línea de la dirección (opcional)',
    town: 'Localidad',
    postcode: 'Código postal',
    country: 'País',
    countryChoose: 'Elige un país',
    pay: 'Pagar {amount}',
    paying: 'Un momento…',
    payHint:
      'Pagas en la página de pago de Cashflows y después vuelves aquí. Nosotros nunca vemos los datos de tu tarjeta.',
    backToCart: 'Volver a la cesta',
    emptyCart: 'Tu cesta está vacía, así que no hay nada que pagar.',
    errorTitle: 'Revisa {count, plural, one {un campo} other {# campos}}',
    errors: {
      emailMissing: 'Introduce tu correo electrónico.',
      emailInvalid: 'Introduce un correo electrónico como nombre@example.com.',
      emailLong: 'Introduce un correo electrónico de {max} caracteres como máximo.',
      firstNameMissing: 'Introduce tu nombre.',
      lastNameMissing: 'Introduce tus apellidos.',
      addressMissing: 'Introduce la calle y el número.',
      townMissing: 'Introduce tu localidad.',
      postcodeMissing: 'Introduce tu código postal.',
      countryMissing: 'Elige un país de la lista.',
      tooLong: 'Usa {max} caracteres como máximo.',
    },
    cartChanged:
      'Tu cesta ha cambiado desde que abriste esta página. Aún no has pagado: comprueba el total y después paga.',
    rejectedTitle: 'No se ha podido iniciar el pago',
    rejectedText:
      'Cashflows no ha aceptado la solicitud de pago. No se te ha cobrado nada y tu cesta sigue igual. Inténtalo de nuevo. Si no funciona, dinos tu número de pedido.',
    unavailableTitle: 'No se puede acceder a la página de pago',
    unavailableText:
      'Cashflows no ha respondido a tiempo. No se te ha cobrado nada y tu cesta sigue igual. Inténtalo de nuevo dentro de unos minutos.',
    unreadableTitle: 'No se ha podido iniciar el pago',
    unreadableText:
      'No hemos podido leer la respuesta de Cashflows. No se te ha cobrado nada y tu cesta sigue igual. Inténtalo de nuevo dentro de unos minutos.',
    tooManyTitle: 'Demasiados intentos',
    tooManyText:
      'Has intentado pagar muchas veces en poco tiempo. No se te ha cobrado nada. Inténtalo de nuevo dentro de diez minutos.',
    problemOrder: 'Número de pedido {number}',
  },
  order: {
    title: 'Pedido {number}',
    number: 'Número de pedido',
    placed: 'Fecha',
    contents: 'Lo que has pedido',
    sentTo: 'Correo electrónico',
    card: 'Tarjeta',
    cardLine: '{brand} terminada en {lastFour}',
    billedTo: 'Dirección de facturación',
    subtotal: 'Subtotal',
    delivery: 'Envío',
    deliveryFree: 'Gratis',
    total: 'Total',
    statuses: {
      pending: {
        title: 'Estamos confirmando tu pago',
        text: 'Suele tardar unos segundos. La página se actualiza sola; también puedes volver a comprobarlo.',
      },
      notStarted: {
        title: 'No se ha podido iniciar el pago',
        text: 'No se te ha cobrado nada y tu cesta sigue igual.',
      },
      failed: {
        title: 'Tu pago no se ha podido realizar',
        text: 'No se te ha cobrado nada y tu cesta sigue igual. Puedes intentarlo de nuevo o usar otra tarjeta.',
      },
      cancelled: {
        title: 'El pago se ha cancelado',
        text: 'No se te ha cobrado nada. Tu cesta sigue aquí, por si cambias de idea.',
      },
      expired: {
        title: 'Se ha acabado el tiempo para pagar',
        text: 'La página de pago ha estado abierta demasiado tiempo. No se te ha cobrado nada y tu cesta sigue igual. Puedes intentarlo de nuevo.',
      },
      reserved: {
        title: 'Gracias, hemos recibido tu pedido',
        text: 'El importe está reservado en tu tarjeta. Lo cobraremos cuando enviemos el pedido.',
      },
      partiallyCaptured: {
        title: 'Se ha cobrado una parte del importe',
        text: 'Del importe reservado en tu tarjeta hemos cobrado {amount}. Cobraremos el resto cuando enviemos los demás artículos.',
      },
      paid: { title: 'Gracias, hemos recibido tu pago', text: 'Ahora prepararemos tu pedido.' },
      paidLate: {
        title: 'Gracias, hemos recibido tu pago',
        text: 'Ha llegado más tarde de lo previsto, pero lo hemos recibido. Ahora prepararemos tu pedido.',
      },
      refundPending: {
        title: 'Tu reembolso está en camino',
        text: 'Te estamos reembolsando {amount}. Tu banco puede tardar unos días en mostrarlo.',
      },
      partiallyRefunded: {
        title: '{amount} de {total} reembolsados',
        text: 'Tu banco puede tardar unos días en mostrarlo.',
      },
      refunded: {
        title: 'Hemos reembolsado tu pago',
        text: 'Te hemos reembolsado {amount}. Tu banco puede tardar unos días en mostrarlo.',
      },
      voided: {
        title: 'Hemos cancelado tu pago',
        text: 'Se ha cancelado antes de que se te cobrara nada. Si tu banco aún muestra un importe reservado, desaparecerá por sí solo.',
      },
      reservationExpired: {
        title: 'El importe reservado se ha liberado',
        text: 'Ya no está reservado en tu tarjeta y no se te ha cobrado nada. Si aún quieres los artículos, haz un pedido nuevo.',
      },
      soldOut: {
        title: 'Lo sentimos, un artículo se ha agotado antes de tu pago',
        text: 'Has pagado, pero la última unidad se ha vendido mientras tanto.',
      },
      underReview: {
        title: 'Tenemos que comprobar tu pago',
        text: 'El pago de este pedido no es como esperábamos y tenemos que comprobarlo. No tienes que hacer nada: nos pondremos en contacto contigo. No vuelvas a pagar este pedido.',
      },
    },
    reasons: {
      declined: 'Tu banco ha rechazado el pago.',
      insufficientFunds: 'La tarjeta no tiene saldo suficiente para este pago.',
      cardDetails:
        'El número de la tarjeta, la fecha de caducidad o el código de seguridad no eran correctos.',
      threeDSecureFailed: 'Tu banco no ha confirmado que la tarjeta sea tuya.',
      threeDSecureUnavailable:
        'No hemos podido contactar con tu banco para confirmar que la tarjeta es tuya.',
      blocked: 'Un control de seguridad ha detenido el pago.',
    },
    surplus: {
      secondPayment: 'Has pagado este pedido dos veces. El segundo pago fue de {amount}.',
      supersededJob:
        'Has pagado {amount} en una página de pago anterior de este pedido, que ha cambiado desde entonces.',
      givingBack: 'Te devolvemos este pago. Tu banco puede tardar unos días en mostrarlo.',
      givenBack: 'Te hemos devuelto este pago. Tu banco puede tardar unos días en mostrarlo.',
    },
    demonstration: 'Como esto es una demostración, no se cobra ni se devuelve dinero y no se envía nada.',
    pendingLong:
      'Está tardando más de lo habitual. Puedes cerrar esta página: el pedido se completará cuando se confirme el pago.',
    checkAgain: 'Volver a comprobar',
    continuePayment: '¿Aún no has pagado? Ir a la página de pago',
    tryAgain: 'Intentarlo de nuevo',
    continueShopping: 'Seguir comprando',
  },
  withdrawal: {
    link: 'Desistir del contrato aquí',
    title: 'Desistir de tu contrato',
    introduction:
      'Puedes desistir de un pedido hasta {days} días después de recibirlo, sin dar ningún motivo. No necesitas una cuenta. Indica aquí de qué pedido se trata y confírmalo en el paso siguiente.',
    name: 'Tu nombre',
    orderNumberHint:
      '20 letras y dígitos, por ejemplo 7K3QX-2MV9T-4HW8R-P6ZDN. Está en la página de tu pedido.',
    emailHint: 'El correo con el que hiciste el pedido. Te responderemos ahí.',
    items: '¿Solo algunos artículos? (opcional)',
    itemsHint: 'Di cuáles y cuántos. Déjalo vacío para desistir de todo el pedido.',
    lines: 'De qué desistes',
    whole: 'Todo el pedido',
    anotherOrder: 'Desistir de otro pedido',
    review: 'Continuar',
    reviewTitle: 'Comprueba y confirma tu desistimiento',
    confirm: 'Confirmar desistimiento',
    change: 'Cambiar',
    errors: {
      nameMissing: 'Introduce tu nombre.',
      orderNumberMissing: 'Introduce tu número de pedido.',
      orderNumberInvalid:
        'Introduce el número de pedido con 20 letras y dígitos, como 7K3QX-2MV9T-4HW8R-P6ZDN.',
      linesMissing: 'Elige al menos un artículo.',
    },
    tooManyText:
      'Aún no hemos recibido tu desistimiento. Inténtalo de nuevo dentro de una hora o envíalo por correo a {email}: es igual de válido.',
    receivedTitle: 'Hemos recibido tu desistimiento',
    receivedText:
      'Esta página es tu acuse de recibo. Permanece en esta dirección. Guarda una copia: descarga el archivo de abajo o imprime esta página.',
    receivedAt: 'Recibido',
    next: 'Lo compararemos con tu pedido y te devolveremos lo que pagaste por él en un plazo de 14 días, en la tarjeta con la que pagaste. Podemos esperar hasta tener de vuelta los artículos o hasta que nos muestres que los has enviado. Envíalos en un plazo de 14 días.',
    download: 'Guardar como archivo (texto sin formato)',
    heading: 'Desistimiento',
    received: 'Hemos recibido tu desistimiento y lo estamos comprobando. Fecha: {date}',
    accepted: 'Hemos aceptado tu desistimiento. Fecha: {date}',
    denied: 'No hemos podido aceptar tu desistimiento: {reason}',
    givingBack: 'Te estamos reembolsando {amount}.',
    givenBack: 'Te hemos reembolsado {amount}. Tu banco puede tardar unos días en mostrarlo.',
    acknowledgement: 'Acuse de recibo',
  },
  outcome: {
    title: 'Qué ha pasado con tu pago',
    notCharged: 'No se te ha cobrado nada.',
    hint: 'Para ver todo el pedido, abre esta página en el navegador en el que lo hiciste.',
  },
  notFound: {
    title: 'Página no encontrada',
    text: 'Puede que la dirección esté mal escrita o que el artículo ya no esté disponible.',
    home: 'Ir a la página de inicio',
  },
}

export default messages
