import type { Texts } from './en-gb.ts'

export const esES: Texts = {
  mark: 'Simulación: no se realiza ningún pago real.',
  footer:
    'Esto es un simulador de la pasarela de pago de Cashflows, para demostraciones y pruebas. No introduzcas nunca los datos de una tarjeta real.',
  errorTitle: (title) => `Error: ${title}`,
  order: {
    heading: 'Tu pedido',
    amount: 'Importe a pagar',
    number: 'Número de pedido',
    total: 'Total',
    quantity: (quantity) => `Cantidad ${quantity}`,
  },
  simulation: {
    heading: 'Elige cómo termina este pago',
    intro: 'Elige un resultado o paga paso a paso, como lo haría un cliente.',
    successful: 'Pago correcto',
    successfulHint: 'El pago se realiza al momento.',
    failed: 'Pago fallido',
    failedHint: 'El pago falla al momento.',
    live: 'Simular el entorno real',
    liveHint:
      'Paga con una tarjeta de prueba y pasa por 3-\u2060D\u00a0Secure, como un cliente en la página real.',
  },
  card: {
    heading: 'Pagar con tarjeta',
    number: 'Número de tarjeta',
    holderName: 'Nombre del titular',
    expiry: 'Fecha de caducidad',
    expiryHint: 'Por ejemplo 12\u00a0/\u00a031',
    securityCode: 'Código de seguridad',
    securityCodeHint: '3 dígitos, o 4 en American Express',
    pay: (amount) => `Pagar ${amount}`,
    cancel: 'Cancelar',
    typeAgain:
      'Por tu seguridad, el número de la tarjeta y el código de seguridad no se guardan. Introdúcelos de nuevo.',
    or: 'o paga con tarjeta',
    keep: 'Guardar esta tarjeta para mis próximos pagos',
    keepHint:
      'Solo se guardan una parte del número, el nombre y la fecha de caducidad. Puedes eliminar la tarjeta aquí cuando quieras.',
    kept: 'Tu tarjeta se guarda para tus próximos pagos, como acordaste con la tienda.',
    sending: 'Un momento: tu pago se está procesando.',
    problems: {
      numberMissing: 'Introduce el número que figura en tu tarjeta.',
      numberUnreadable: 'Introduce un número de tarjeta de 12 a 19 dígitos.',
      numberMistyped: 'Comprueba el número de la tarjeta: parece que un dígito no es correcto.',
      noTestCard:
        'Usa una de las tarjetas de prueba de abajo. Esto es un simulador: no uses una tarjeta real.',
      nameMissing: 'Introduce el nombre tal como figura en la tarjeta.',
      nameTooLong: 'Acorta el nombre a 45 caracteres como máximo.',
      nameHasDigits: 'Introduce el nombre tal como figura en la tarjeta, sin números.',
      expiryMissing: 'Introduce la fecha de caducidad que figura en la tarjeta.',
      expiryUnreadable: 'Introduce la fecha de caducidad como mes y año, por ejemplo 12 / 31.',
      expired: 'Esta tarjeta ha caducado. Comprueba la fecha o usa otra tarjeta.',
      expiryTooFar: 'Introduce una fecha de caducidad dentro de los próximos diez años.',
      codeMissing: 'Introduce el código de seguridad de tu tarjeta.',
      codeOfThree: 'Introduce los 3 dígitos del reverso de tu tarjeta.',
      codeOfFour: 'Introduce los 4 dígitos del anverso de tu tarjeta American Express.',
    },
  },
  storedCards: {
    heading: 'Tus tarjetas guardadas',
    expires: (date) => `Caducidad: ${date}`,
    expired: 'Caducada',
    pay: 'Pagar con tarjeta guardada',
    remove: (card) => `Eliminar ${card}`,
    choose: 'Elige una de tus tarjetas guardadas.',
    another: 'Usar otra tarjeta',
  },
  methods: {
    choose: 'Elige cómo pagar',
    pay: (name) => `Pagar con ${name}`,
    heading: (name) => `Simulador de ${name}`,
    standIn: (name) =>
      `Aquí ${name} te pediría que confirmaras el pago. Esta página solo ocupa su lugar: no se envía nada a ${name}.`,
    bank: 'Tu banco',
    bankMissing: 'Elige tu banco.',
    approve: 'Aprobar',
    approveHint: 'El pago se autoriza, como si lo hubieras confirmado en el móvil.',
    decline: 'Rechazar',
    declineHint: 'El pago se rechaza, como cuando falta saldo.',
    back: 'Cancelar y pagar de otra forma',
  },
  testCards: {
    heading: 'Tarjetas de prueba de este simulador',
    intro: (holder, expiry) =>
      `Sirve cualquier nombre y cualquier fecha de caducidad desde este mes hasta dentro de diez años: por ejemplo, ${holder}, ${expiry}.`,
    credit: 'crédito',
    debit: 'débito',
    code: (code) => `Código de seguridad ${code}`,
    fillIn: (number) => `Usar la tarjeta ${number}`,
    choices: 'Volver a las opciones de simulación',
  },
  threeDSecure: {
    heading: 'Confirma este pago',
    intro: 'Tu banco te pediría ahora que confirmaras que la tarjeta es tuya. Elige qué responde el banco.',
    merchant: 'Comercio',
    amount: 'Importe',
    card: 'Tarjeta',
    cardEndingIn: (brand, digits) => `${brand} terminada en ${digits}`,
    holder: 'Titular',
    successful: 'Autenticación correcta',
    successfulHint: 'El banco te reconoce. El pago pasa a autorización.',
    failed: 'Autenticación fallida',
    failedHint: 'El banco no te reconoce. El pago se rechaza.',
    unavailable: 'Autenticación no disponible',
    unavailableHint:
      'El banco no responde. El pago continúa, salvo que el comercio exija 3-\u2060D\u00a0Secure.',
    attempted: 'Autenticación intentada',
    attemptedHint: 'La tarjeta no participa en 3-\u2060D\u00a0Secure. El pago pasa a autorización.',
    leave: 'Salir sin responder',
    leaveHint: 'Se abandona la comprobación y el pago se rechaza.',
    until: (time) => `El banco espera una respuesta. Hora límite: ${time}. Después, la comprobación caduca.`,
  },
  decoupled: {
    heading: 'Confirma en la aplicación de tu banco',
    intro:
      'Tu banco ha enviado un mensaje a tu teléfono. Esta página continúa sola en cuanto confirmes allí.',
    waiting: 'Esperando a tu banco',
    confirm: 'Confirmar ahora en la aplicación',
    confirmHint: 'Equivale a confirmar en la aplicación.',
    reject: 'Rechazar en la aplicación',
    rejectHint: 'El banco no te reconoce. El pago se rechaza.',
  },
  reasons: {
    ThreeDSecureFailed: 'Tu banco no ha confirmado que la tarjeta sea tuya.',
    ThreeDSecureUnavailable: 'No se ha podido contactar con tu banco para confirmar que la tarjeta es tuya.',
    NonThreeDSecureNotAllowed: 'Tu banco no ha confirmado que la tarjeta sea tuya.',
  },
  anotherTry:
    'Tu pago anterior no se ha podido realizar y no se te ha cobrado nada. Puedes intentarlo de nuevo.',
  results: {
    success: {
      heading: 'Pago realizado',
      text: 'Gracias. Tu pago se ha realizado. Puedes cerrar esta página.',
    },
    failed: {
      heading: 'El pago ha fallado',
      text: 'Tu pago no se ha podido realizar y no se te ha cobrado nada. Para intentarlo de nuevo, pide otro enlace de pago.',
    },
    cancelled: {
      heading: 'Pago cancelado',
      text: 'Has cancelado este pago y no se te ha cobrado nada. Puedes cerrar esta página.',
    },
  },
  withdrawn: {
    heading: 'Este enlace de pago se ha cancelado',
    text: 'No se te ha cobrado nada. Si aún quieres pagar, pide otro enlace.',
  },
  leaving: { text: 'Un momento: te llevamos de vuelta.', link: 'Continuar' },
  alreadyPaid: {
    heading: 'Este pago ya se ha realizado',
    text: (amount, date) => `El pago de ${amount} se realizó el ${date}. No se te volverá a cobrar.`,
  },
  expired: {
    heading: 'Este enlace de pago ha caducado',
    text: 'No se te ha cobrado nada. Para pagar, pide otro enlace de pago.',
    textOfShop: 'No se te ha cobrado nada. Vuelve a la tienda y empieza de nuevo el pago.',
    backToShop: 'Volver a la tienda',
  },
  unknown: {
    heading: 'No se ha encontrado el enlace de pago',
    text: 'Comprueba que has copiado la dirección completa o pide otro enlace de pago.',
  },
  tooLarge: {
    heading: 'Se han enviado demasiados datos',
    text: 'No se te ha cobrado nada. Vuelve a la página anterior y rellena solo los campos del formulario.',
  },
  unreadable: {
    heading: 'No se ha podido leer la solicitud',
    text: 'No ha cambiado nada. Vuelve a la página anterior y usa sus botones.',
  },
  failure: {
    heading: 'Algo ha salido mal',
    text: 'No sabemos si el pago se ha realizado. Abre de nuevo el enlace de pago para ver su estado.',
  },
}
