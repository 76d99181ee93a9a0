import type { Locale } from '@/lib/i18n/locales'

/** What shoppers read while the shop takes no orders: apart from the messages, which the proxy would carry along. */
export const unavailableTexts: Record<Locale, { title: string; text: string; kept: string; retry: string }> =
  {
    'en-GB': {
      title: 'The shop cannot take orders at the moment',
      text: 'Your basket is saved. If you have just paid, your payment is not lost: your order will be here when the shop works again. Please try again in a few minutes.',
      kept: 'What you entered is kept: the button sends it again.',
      retry: 'Try again',
    },
    'en-US': {
      title: 'The store cannot take orders at the moment',
      text: 'Your cart is saved. If you have just paid, your payment is not lost: your order will be here when the store works again. Please try again in a few minutes.',
      kept: 'What you entered is kept: the button sends it again.',
      retry: 'Try again',
    },
    'el-GR': {
      title: 'Το κατάστημα δεν δέχεται παραγγελίες αυτή τη στιγμή',
      text: 'Το καλάθι σας έχει αποθηκευτεί. Αν μόλις πληρώσατε, η πληρωμή σας δεν χάθηκε: θα βρείτε την παραγγελία σας εδώ όταν το κατάστημα λειτουργήσει ξανά. Δοκιμάστε ξανά σε λίγα λεπτά.',
      kept: 'Όσα συμπληρώσατε διατηρούνται: το κουμπί τα στέλνει ξανά.',
      retry: 'Δοκιμάστε ξανά',
    },
    'nl-NL': {
      title: 'De winkel kan nu even geen bestellingen aannemen',
      text: 'Je winkelmand is bewaard gebleven. Heb je net betaald, dan is je betaling niet verloren: je vindt je bestelling hier terug zodra de winkel weer werkt. Probeer het over een paar minuten opnieuw.',
      kept: 'Wat je hebt ingevuld, is bewaard: de knop verstuurt het opnieuw.',
      retry: 'Opnieuw proberen',
    },
    'es-ES': {
      title: 'En este momento la tienda no puede aceptar pedidos',
      text: 'Tu cesta está guardada. Si acabas de pagar, tu pago no se ha perdido: encontrarás tu pedido aquí cuando la tienda vuelva a funcionar. Inténtalo de nuevo dentro de unos minutos.',
      kept: 'Lo que has escrito se conserva: el botón lo envía de nuevo.',
      retry: 'Intentarlo de nuevo',
    },
  }
