import type { Locale } from './locales'

/** What the page says when the server has failed: apart from the messages, because the browser carries it. */
export const errorTexts: Record<Locale, { title: string; text: string; retry: string }> = {
  'en-GB': {
    title: 'Something has gone wrong on our side',
    text: 'Your basket is saved. Please try again. If it happens again, come back in an hour.',
    retry: 'Try again',
  },
  'en-US': {
    title: 'Something went wrong on our side',
    text: 'Your cart is saved. Please try again. If it happens again, come back in an hour.',
    retry: 'Try again',
  },
  'el-GR': {
    title: 'Κάτι πήγε στραβά από την πλευρά μας',
    text: 'Το καλάθι σας έχει αποθηκευτεί. Δοκιμάστε ξανά· αν συμβεί και πάλι, επιστρέψτε σε μία ώρα.',
    retry: 'Δοκιμάστε ξανά',
  },
  'nl-NL': {
    title: 'Er is bij ons iets misgegaan',
    text: 'Je winkelmand is bewaard gebleven. Probeer het opnieuw. Gaat het weer mis, kom dan over een uur terug.',
    retry: 'Opnieuw proberen',
  },
  'es-ES': {
    title: 'Algo ha fallado por nuestra parte',
    text: 'Tu cesta está guardada. Inténtalo de nuevo. Si pasa otra vez, vuelve dentro de una hora.',
    retry: 'Intentarlo de nuevo',
  },
}
