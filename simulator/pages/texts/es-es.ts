import type { Texts } from './en-gb'

export const esES: Texts = {
  mark: 'Simulación: aquí no se mueve dinero.',
  footer:
    'Esto es un simulador de la pasarela Cashflows, para demostraciones y pruebas. No introduzca nunca una tarjeta real.',
  errorTitle: (title) => `Error: ${title}`,
  order: {
    heading: 'Su pedido',
    amount: 'Importe a pagar',
    number: 'Número de pedido',
    total: 'Total',
    quantity: (quantity) => `Cantidad ${quantity}`,
  },
  simulation: {
    heading: 'Elija cómo termina este pago',
    intro: 'La tienda le ha enviado aquí para pagar. ¿Qué debe ocurrir?',
    successful: 'Pago correcto',
    successfulHint: 'El pago se realiza al momento y usted vuelve a la tienda.',
    failed: 'Pago fallido',
    failedHint: 'El pago falla al momento y usted vuelve a la tienda.',
    live: 'Simular el entorno real',
    liveHint:
      'Pague con una tarjeta de prueba y pase por 3\u2011D\u00a0Secure, como un cliente en la página real.',
  },
  card: {
    heading: 'Pagar con tarjeta',
    number: 'Número de tarjeta',
    holderName: 'Nombre del titular',
    expiry: 'Fecha de caducidad',
    expiryHint: 'Por ejemplo 12 / 31',
    securityCode: 'Código de seguridad',
    securityCodeHint: '3 cifras, o 4 en American Express',
    pay: 'Pagar con tarjeta',
    cancel: 'Cancelar',
    typeAgain:
      'Por su seguridad, el número de la tarjeta y el código de seguridad no se guardan. Introdúzcalos de nuevo.',
    problems: {
      numberMissing: 'Introduzca el número que figura en su tarjeta.',
      numberUnreadable: 'Introduzca un número de tarjeta de 12 a 19 cifras.',
      numberMistyped: 'Compruebe el número de la tarjeta: parece que una cifra no es correcta.',
      noTestCard:
        'Use una de las tarjetas de prueba de abajo. Esto es un simulador y aquí no debe usarse una tarjeta real.',
      nameMissing: 'Introduzca el nombre tal como figura en la tarjeta.',
      nameTooLong: 'Acorte el nombre a 45 caracteres como máximo.',
      nameHasDigits: 'Introduzca el nombre tal como figura en la tarjeta, sin números.',
      expiryMissing: 'Introduzca la fecha de caducidad que figura en la tarjeta.',
      expiryUnreadable: 'Introduzca la fecha de caducidad como mes y año, por ejemplo 12 / 31.',
      expired: 'Esta tarjeta ha caducado. Compruebe la fecha o use otra tarjeta.',
      expiryTooFar: 'Introduzca una fecha de caducidad dentro de los próximos diez años.',
      codeMissing: 'Introduzca el código de seguridad de su tarjeta.',
      codeOfThree: 'Introduzca las 3 cifras del reverso de su tarjeta.',
      codeOfFour: 'Introduzca las 4 cifras del anverso de su tarjeta American Express.',
    },
  },
  testCards: {
    heading: 'Tarjetas de prueba de este simulador',
    intro: 'Sirve cualquier nombre y cualquier fecha de caducidad desde este mes hasta dentro de diez años.',
    credit: 'crédito',
    debit: 'débito',
    code: (code) => `Código de seguridad ${code}`,
    fillIn: (number) => `Rellenar ${number}`,
    choices: 'Volver a las opciones de simulación',
  },
  threeDSecure: {
    bank: 'Banco simulado',
    heading: 'Simulador de 3-D Secure',
    intro: 'Su banco le pediría ahora que confirmara que la tarjeta es suya. Elija qué responde.',
    merchant: 'Comercio',
    amount: 'Importe',
    card: 'Tarjeta',
    cardEndingIn: (brand, digits) => `${brand} terminada en ${digits}`,
    holder: 'Titular',
    successful: 'Autenticación correcta',
    successfulHint: 'El banco le reconoce. El pago pasa a autorización.',
    failed: 'Autenticación fallida',
    failedHint: 'El banco no le reconoce. El pago se rechaza.',
    unavailable: 'Autenticación no disponible',
    unavailableHint:
      'El banco no responde. El pago continúa, salvo que el comercio exija 3\u2011D\u00a0Secure.',
    attempted: 'Autenticación intentada',
    attemptedHint: 'La tarjeta no participa en 3\u2011D\u00a0Secure. El pago pasa a autorización.',
  },
  anotherTry: 'Su pago anterior no se ha realizado y no se le ha cobrado nada. Puede intentarlo de nuevo.',
  results: {
    success: { heading: 'Pago realizado', text: 'Gracias. Su pago se ha realizado y la tienda ya lo sabe.' },
    failed: {
      heading: 'El pago ha fallado',
      text: 'Su pago no se ha realizado y no se le ha cobrado nada. Vuelva a la tienda para intentarlo de nuevo.',
    },
    cancelled: {
      heading: 'Pago cancelado',
      text: 'Ha cancelado este pago y no se le ha cobrado nada. Puede cerrar esta página.',
    },
  },
  expired: {
    heading: 'Este enlace de pago ha caducado',
    text: 'No se le ha cobrado nada. Vuelva a la tienda y comience de nuevo el pago.',
  },
  unknown: {
    heading: 'Este enlace de pago no se conoce',
    text: 'Compruebe que ha copiado la dirección completa, o vuelva a la tienda y comience de nuevo el pago.',
  },
  tooLarge: {
    heading: 'Eso es más de lo que esta página puede leer',
    text: 'No se le ha cobrado nada. Vuelva a la página anterior y rellene solo los campos del formulario.',
  },
  unreadable: {
    heading: 'No se ha podido leer la solicitud',
    text: 'No ha cambiado nada. Vuelva a la página anterior y use sus botones.',
  },
  failure: {
    heading: 'Algo ha ido mal',
    text: 'No sabemos si el pago se ha realizado. Abra de nuevo el enlace de pago: muestra en qué punto está.',
  },
}
