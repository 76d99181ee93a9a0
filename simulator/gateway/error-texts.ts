import type { Locale } from '../payments/payment-job'

const english = {
  InvalidHash: 'The request could not be authenticated.',
  RecordNotFound: 'Record not found.',
  InvalidRequest: 'The request is not valid: {0} {1}.',
  NotAcceptable: 'The answer would be application/json, which the Accept header excludes.',
  RequestTooLarge: 'The request is larger than {0} bytes.',
  InvalidPaymentStatus: 'The status of the payment does not allow this.',
  ThreeDSecureFailed: '3-D Secure authentication failed.',
  ThreeDSecureUnavailable: '3-D Secure authentication was not available.',
}

type Texts = typeof english

/** What each error code says in each language; {0}, {1} are its parameters. */
export const errorTexts: Record<Locale, Texts> = {
  en_GB: english,
  en_US: english,
  el_GR: {
    InvalidHash: 'Δεν ήταν δυνατός ο έλεγχος ταυτότητας του αιτήματος.',
    RecordNotFound: 'Η εγγραφή δεν βρέθηκε.',
    InvalidRequest: 'Το αίτημα δεν είναι έγκυρο: {0} {1}.',
    NotAcceptable: 'Η απάντηση θα ήταν application/json, που αποκλείεται από την κεφαλίδα Accept.',
    RequestTooLarge: 'Το αίτημα είναι μεγαλύτερο από {0} byte.',
    InvalidPaymentStatus: 'Η κατάσταση της πληρωμής δεν το επιτρέπει.',
    ThreeDSecureFailed: 'Ο έλεγχος ταυτότητας 3-D Secure απέτυχε.',
    ThreeDSecureUnavailable: 'Ο έλεγχος ταυτότητας 3-D Secure δεν ήταν διαθέσιμος.',
  },
  nl_NL: {
    InvalidHash: 'Het verzoek kon niet worden geverifieerd.',
    RecordNotFound: 'Record niet gevonden.',
    InvalidRequest: 'Het verzoek is niet geldig: {0} {1}.',
    NotAcceptable: 'Het antwoord zou application/json zijn; de Accept-header sluit dat uit.',
    RequestTooLarge: 'Het verzoek is groter dan {0} bytes.',
    InvalidPaymentStatus: 'De status van de betaling staat dit niet toe.',
    ThreeDSecureFailed: 'De 3-D Secure-verificatie is mislukt.',
    ThreeDSecureUnavailable: 'De 3-D Secure-verificatie was niet beschikbaar.',
  },
  es_ES: {
    InvalidHash: 'No se ha podido autenticar la solicitud.',
    RecordNotFound: 'Registro no encontrado.',
    InvalidRequest: 'La solicitud no es válida: {0} {1}.',
    NotAcceptable: 'La respuesta sería application/json, que la cabecera Accept excluye.',
    RequestTooLarge: 'La solicitud supera los {0} bytes.',
    InvalidPaymentStatus: 'El estado del pago no lo permite.',
    ThreeDSecureFailed: 'La autenticación 3-D Secure ha fallado.',
    ThreeDSecureUnavailable: 'La autenticación 3-D Secure no estaba disponible.',
  },
}
