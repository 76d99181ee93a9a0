import type { Locale } from './locales'

/** What the page says when the server has failed: apart from the messages, because the browser carries it. */
export const errorTexts: Record<Locale, { title: string; text: string; retry: string }> = {
  'en-GB': {
    title: 'Something has gone wrong on our side',
    text: 'Your cart is safe. Please try again; if it happens a second time, give us an hour.',
    retry: 'Try again',
  },
  'en-US': {
    title: 'Something went wrong on our side',
    text: 'Your cart is safe. Please try again; if it happens a second time, give us an hour.',
    retry: 'Try again',
  },
  'el-GR': {
    title: 'Κάτι πήγε στραβά από τη μεριά μας',
    text: 'Το καλάθι σας είναι ασφαλές. Δοκιμάστε ξανά· αν ξανασυμβεί, δώστε μας μία ώρα.',
    retry: 'Δοκιμάστε ξανά',
  },
  'nl-NL': {
    title: 'Er is bij ons iets misgegaan',
    text: 'Uw winkelmand is veilig. Probeer het opnieuw; gaat het nog eens mis, geef ons dan een uur.',
    retry: 'Opnieuw proberen',
  },
  'es-ES': {
    title: 'Algo ha fallado por nuestra parte',
    text: 'Su cesta está a salvo. Inténtelo de nuevo; si vuelve a pasar, denos una hora.',
    retry: 'Intentarlo de nuevo',
  },
}
