import { deniedTexts } from '../destinations/destinations.ts'
import { type Locale, locales } from '../payments/payment-job.ts'

/** What can be wrong with a member of a request, in words that follow its name; {0} is what else there is to say. */
const english = {
  required: 'is required',
  text: 'must be text',
  texts: 'must be an object of texts',
  object: 'must be an object',
  list: 'must be a list',
  tooLong: 'must have no more than {0} characters',
  decimal: 'must be a decimal number',
  negative: 'must not be negative',
  zero: 'must be more than zero',
  tooFine: 'must not have more decimals than its currency',
  wholeNumber: 'must be a whole number',
  trueOrFalse: 'must be true or false',
  reference: 'must be a reference of 18 digits',
  integer: 'must be a number of at most 64 bits',
  moment: 'must be a date and time such as 2026-12-31T23:59:59Z',
  oneOf: 'must be one of {0}',
  currency: 'must be an ISO 4217 currency',
  address: 'must be an address of the web',
  ...deniedTexts,
  noPrice: 'or unitPriceExclVat is required',
  notJson: 'is not JSON from position {0} on',
  tooDeep: 'is nested more than {0} levels deep',
  notWhole: 'did not arrive as a whole',
  noTestCard: 'must be one of the published test cards',
  mistyped: 'must be a card number: its check digit is wrong',
  cardNumber: 'must be a card number of 12 to 19 digits',
  numberInName: 'must not hold a number',
  expiry: 'must be a month and a year',
  expired: 'is in the past',
  tooFarAhead: 'must lie within the next ten years',
  digits: 'must have {0} digits',
  unknownToken: 'must be a token of this configuration',
  unknownStoredCard: 'must be a card that is kept for this customer',
  notChargeable: 'must name a paid or verified job with IsRecurringPaymentJobParent',
  noWayToPay: 'must have preparationIds, storedCard, ApplePayTokenJson or GooglePayTokenJson',
  creditWithoutCard:
    'may be Credit only with a card, a token or a parent job: the payment page takes payments',
}

export type ProblemCode = keyof typeof english

const problemTexts: Record<Locale, Record<ProblemCode, string>> = {
  en_GB: english,
  en_US: english,
  el_GR: {
    required: 'είναι υποχρεωτικό',
    text: 'πρέπει να είναι κείμενο',
    texts: 'πρέπει να είναι αντικείμενο με κείμενα',
    object: 'πρέπει να είναι αντικείμενο',
    list: 'πρέπει να είναι λίστα',
    tooLong: 'πρέπει να έχει το πολύ {0} χαρακτήρες',
    decimal: 'πρέπει να είναι δεκαδικός αριθμός',
    negative: 'δεν πρέπει να είναι αρνητικό',
    zero: 'πρέπει να είναι μεγαλύτερο από το μηδέν',
    tooFine: 'δεν πρέπει να έχει περισσότερα δεκαδικά από το νόμισμά του',
    wholeNumber: 'πρέπει να είναι ακέραιος αριθμός',
    trueOrFalse: 'πρέπει να είναι true ή false',
    reference: 'πρέπει να είναι αναφορά 18 ψηφίων',
    integer: 'πρέπει να είναι αριθμός έως 64 bit',
    moment: 'πρέπει να είναι ημερομηνία και ώρα, όπως 2026-12-31T23:59:59Z',
    oneOf: 'πρέπει να είναι ένα από τα εξής: {0}',
    currency: 'πρέπει να είναι νόμισμα του ISO 4217',
    address: 'πρέπει να είναι διεύθυνση του ιστού',
    plainText: 'πρέπει να είναι διεύθυνση https (http μόνο για υπολογιστή του δικού σας δικτύου)',
    destination:
      'πρέπει να είναι διεύθυνση αυτής της εγκατάστασης ή προέλευσης που αναφέρεται στο SIMULATOR_ALLOWED_ORIGINS',
    noPrice: 'ή unitPriceExclVat είναι υποχρεωτικό',
    notJson: 'δεν είναι JSON από τη θέση {0}',
    tooDeep: 'έχει βάθος μεγαλύτερο από {0} επίπεδα',
    notWhole: 'δεν έφτασε ολόκληρο',
    noTestCard: 'πρέπει να είναι μία από τις δημοσιευμένες δοκιμαστικές κάρτες',
    mistyped: 'πρέπει να είναι αριθμός κάρτας: το ψηφίο ελέγχου είναι λάθος',
    cardNumber: 'πρέπει να είναι αριθμός κάρτας με 12 έως 19 ψηφία',
    numberInName: 'δεν πρέπει να περιέχει αριθμό',
    expiry: 'πρέπει να είναι μήνας και έτος',
    expired: 'έχει παρέλθει',
    tooFarAhead: 'πρέπει να είναι μέσα στα επόμενα δέκα χρόνια',
    digits: 'πρέπει να έχει {0} ψηφία',
    unknownToken: 'πρέπει να είναι token αυτής της διαμόρφωσης',
    unknownStoredCard: 'πρέπει να είναι κάρτα που έχει αποθηκευτεί για αυτόν τον πελάτη',
    notChargeable: 'πρέπει να είναι πληρωμένη ή επαληθευμένη εργασία με IsRecurringPaymentJobParent',
    noWayToPay: 'πρέπει να έχει preparationIds, storedCard, ApplePayTokenJson ή GooglePayTokenJson',
    creditWithoutCard:
      'μπορεί να είναι Credit μόνο με κάρτα, token ή γονική εργασία: η σελίδα πληρωμής δέχεται πληρωμές',
  },
  nl_NL: {
    required: 'is verplicht',
    text: 'moet tekst zijn',
    texts: 'moet een object met teksten zijn',
    object: 'moet een object zijn',
    list: 'moet een lijst zijn',
    tooLong: 'mag niet meer dan {0} tekens hebben',
    decimal: 'moet een decimaal getal zijn',
    negative: 'mag niet negatief zijn',
    zero: 'moet meer dan nul zijn',
    tooFine: 'mag niet meer decimalen hebben dan de valuta',
    wholeNumber: 'moet een geheel getal zijn',
    trueOrFalse: 'moet true of false zijn',
    reference: 'moet een referentie van 18 cijfers zijn',
    integer: 'moet een getal van ten hoogste 64 bits zijn',
    moment: 'moet een datum en tijd zijn, zoals 2026-12-31T23:59:59Z',
    oneOf: 'moet een van deze zijn: {0}',
    currency: 'moet een valuta van ISO 4217 zijn',
    address: 'moet een webadres zijn',
    plainText: 'moet een https-adres zijn (http alleen voor een host in je eigen netwerk)',
    destination:
      'moet een adres van deze installatie zijn, of van een herkomst die in SIMULATOR_ALLOWED_ORIGINS staat',
    noPrice: 'of unitPriceExclVat is verplicht',
    notJson: 'is geen JSON vanaf positie {0}',
    tooDeep: 'is meer dan {0} niveaus diep',
    notWhole: 'is niet in zijn geheel aangekomen',
    noTestCard: 'moet een van de gepubliceerde testkaarten zijn',
    mistyped: 'moet een kaartnummer zijn: het controlecijfer klopt niet',
    cardNumber: 'moet een kaartnummer van 12 tot 19 cijfers zijn',
    numberInName: 'mag geen nummer bevatten',
    expiry: 'moet een maand en een jaar zijn',
    expired: 'ligt in het verleden',
    tooFarAhead: 'moet binnen de komende tien jaar liggen',
    digits: 'moet {0} cijfers hebben',
    unknownToken: 'moet een token van deze configuratie zijn',
    unknownStoredCard: 'moet een kaart zijn die voor deze klant is bewaard',
    notChargeable: 'moet een betaalde of geverifieerde opdracht met IsRecurringPaymentJobParent zijn',
    noWayToPay: 'moet preparationIds, storedCard, ApplePayTokenJson of GooglePayTokenJson hebben',
    creditWithoutCard:
      'mag alleen Credit zijn met een kaart, een token of een bovenliggende opdracht: de betaalpagina neemt betalingen aan',
  },
  es_ES: {
    required: 'es obligatorio',
    text: 'debe ser texto',
    texts: 'debe ser un objeto de textos',
    object: 'debe ser un objeto',
    list: 'debe ser una lista',
    tooLong: 'no puede tener más de {0} caracteres',
    decimal: 'debe ser un número decimal',
    negative: 'no puede ser negativo',
    zero: 'debe ser mayor que cero',
    tooFine: 'no puede tener más decimales que su moneda',
    wholeNumber: 'debe ser un número entero',
    trueOrFalse: 'debe ser true o false',
    reference: 'debe ser una referencia de 18 cifras',
    integer: 'debe ser un número de 64 bits como máximo',
    moment: 'debe ser una fecha y hora como 2026-12-31T23:59:59Z',
    oneOf: 'debe ser uno de estos: {0}',
    currency: 'debe ser una moneda de ISO 4217',
    address: 'debe ser una dirección web',
    plainText: 'debe ser una dirección https (http solo para un host de su propia red)',
    destination:
      'debe ser una dirección de esta instalación o de un origen que figure en SIMULATOR_ALLOWED_ORIGINS',
    noPrice: 'o unitPriceExclVat es obligatorio',
    notJson: 'no es JSON desde la posición {0}',
    tooDeep: 'tiene más de {0} niveles de profundidad',
    notWhole: 'no ha llegado completo',
    noTestCard: 'debe ser una de las tarjetas de prueba publicadas',
    mistyped: 'debe ser un número de tarjeta: el dígito de control no es correcto',
    cardNumber: 'debe ser un número de tarjeta de 12 a 19 cifras',
    numberInName: 'no puede contener un número',
    expiry: 'debe ser un mes y un año',
    expired: 'ya ha pasado',
    tooFarAhead: 'debe estar dentro de los próximos diez años',
    digits: 'debe tener {0} cifras',
    unknownToken: 'debe ser un token de esta configuración',
    unknownStoredCard: 'debe ser una tarjeta guardada para este cliente',
    notChargeable: 'debe ser un trabajo pagado o verificado con IsRecurringPaymentJobParent',
    noWayToPay: 'debe tener preparationIds, storedCard, ApplePayTokenJson o GooglePayTokenJson',
    creditWithoutCard:
      'solo puede ser Credit con una tarjeta, un token o un trabajo principal: la página de pago acepta pagos',
  },
}

/** The same words in each language. */
export type Words = Record<Locale, string>

/** A problem as the message of a schema. @param detail fills the gap in its words */
export const problem = (code: ProblemCode, detail = ''): string => (detail ? `${code}:${detail}` : code)

/** The message of a schema for what has the wrong type, or is not there at all. */
export const wrongType =
  (code: ProblemCode, detail?: string) =>
  ({ input }: { input: unknown }): string =>
    problem(input === undefined ? 'required' : code, detail)

/** The words of a schema's message. A schema without messages of its own, an object, says that it is not one. */
export function problemWords(message: string): Words {
  const [, code = '', detail = ''] = /^(\w+)(?::(.*))?$/s.exec(message) ?? []
  const known = isCode(code) ? code : 'object'
  const words = locales.map((locale) => [locale, problemTexts[locale][known].replace('{0}', () => detail)])
  return Object.fromEntries(words)
}

const isCode = (code: string): code is ProblemCode => Object.hasOwn(english, code)
