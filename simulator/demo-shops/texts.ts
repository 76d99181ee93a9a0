import type { Locale } from '../payments/payment-job.ts'
import type { ReturnOutcome } from '../payments/payment-status.ts'
import type { Good } from './goods.ts'

/** What a demo shop says; the pages of the payment have texts of their own. */
interface ShopTexts {
  heading: string
  intro: string
  goods: Record<Good['id'], { name: string; text: string }>
  buy: string
  languages: string
  receipt: string
  outcomes: Record<ReturnOutcome | 'unfinished', { heading: string; text: string }>
  date: string
  pay: string
  back: string
  over: { heading: string; text: string }
  full: { heading: string; text: string }
}

const enGB: ShopTexts = {
  heading: 'Try our shop',
  intro:
    'This is a demonstration: nothing is sold and no money is taken. Buy something, pay with a test card and see your receipt.',
  goods: {
    notebook: { name: 'Notebook', text: '120 pages, lined, with a hard cover' },
    bottle: { name: 'Water bottle', text: 'Steel, half a litre, keeps drinks cold' },
    bag: { name: 'Shopping bag', text: 'Strong cotton with long handles' },
    umbrella: { name: 'Umbrella', text: 'Small when folded, opens with one hand' },
  },
  buy: 'Buy',
  languages: 'Language',
  receipt: 'Receipt',
  outcomes: {
    success: {
      heading: 'Thank you, we have received your payment',
      text: 'This is a demonstration, so no money was taken and nothing will be sent.',
    },
    failed: {
      heading: 'Your payment did not go through',
      text: 'You have not been charged. You can try again or use another card.',
    },
    cancelled: { heading: 'You cancelled the payment', text: 'You have not been charged.' },
    unfinished: { heading: 'You have not paid yet', text: 'You have not been charged.' },
  },
  date: 'Date',
  pay: 'Go to the payment page',
  back: 'Back to the shop',
  over: {
    heading: 'This demonstration has ended',
    text: 'Ask whoever sent you the link for a new one, or check that the whole address was copied.',
  },
  full: {
    heading: 'No more payments can be started here',
    text: 'Ask whoever sent you the link for a new one.',
  },
}

const texts: Record<Locale, ShopTexts> = {
  en_GB: enGB,
  en_US: {
    ...enGB,
    goods: { ...enGB.goods, bottle: { name: 'Water bottle', text: 'Steel, 17 oz, keeps drinks cold' } },
    outcomes: {
      ...enGB.outcomes,
      cancelled: { heading: 'You canceled the payment', text: 'You have not been charged.' },
    },
  },
  el_GR: {
    heading: 'Δοκιμάστε το κατάστημά μας',
    intro:
      'Αυτή είναι μια επίδειξη: δεν πωλείται τίποτα και δεν χρεώνεστε. Αγοράστε κάτι, πληρώστε με δοκιμαστική κάρτα και δείτε την απόδειξή σας.',
    goods: {
      notebook: { name: 'Σημειωματάριο', text: '120 σελίδες με γραμμές και σκληρό εξώφυλλο' },
      bottle: { name: 'Μπουκάλι νερού', text: 'Ατσάλινο, μισού λίτρου, κρατά τα ποτά κρύα' },
      bag: { name: 'Τσάντα για ψώνια', text: 'Γερό βαμβακερό ύφασμα με μακριά χερούλια' },
      umbrella: { name: 'Ομπρέλα', text: 'Μικρή όταν κλείνει, ανοίγει με το ένα χέρι' },
    },
    buy: 'Αγορά',
    languages: 'Γλώσσα',
    receipt: 'Απόδειξη',
    outcomes: {
      success: {
        heading: 'Ευχαριστούμε, λάβαμε την πληρωμή σας',
        text: 'Αυτή είναι μια επίδειξη: δεν χρεωθήκατε και δεν θα σταλεί τίποτα.',
      },
      failed: {
        heading: 'Η πληρωμή σας δεν ολοκληρώθηκε',
        text: 'Δεν χρεωθήκατε. Μπορείτε να δοκιμάσετε ξανά ή να χρησιμοποιήσετε άλλη κάρτα.',
      },
      cancelled: { heading: 'Ακυρώσατε την πληρωμή', text: 'Δεν χρεωθήκατε.' },
      unfinished: { heading: 'Δεν έχετε πληρώσει ακόμη', text: 'Δεν χρεωθήκατε.' },
    },
    date: 'Ημερομηνία',
    pay: 'Μετάβαση στη σελίδα πληρωμής',
    back: 'Επιστροφή στο κατάστημα',
    over: {
      heading: 'Αυτή η επίδειξη έχει λήξει',
      text: 'Ζητήστε νέο σύνδεσμο από όποιον σας τον έστειλε ή ελέγξτε ότι αντιγράψατε ολόκληρη τη διεύθυνση.',
    },
    full: {
      heading: 'Δεν μπορούν να ξεκινήσουν άλλες πληρωμές εδώ',
      text: 'Ζητήστε νέο σύνδεσμο από όποιον σας τον έστειλε.',
    },
  },
  nl_NL: {
    heading: 'Probeer onze winkel',
    intro:
      'Dit is een demonstratie: er wordt niets verkocht en je betaalt niets. Koop iets, betaal met een testkaart en bekijk je bon.',
    goods: {
      notebook: { name: 'Notitieboek', text: '120 gelinieerde pagina’s met harde kaft' },
      bottle: { name: 'Waterfles', text: 'Staal, een halve liter, houdt drankjes koud' },
      bag: { name: 'Boodschappentas', text: 'Stevig katoen met lange hengsels' },
      umbrella: { name: 'Paraplu', text: 'Klein opgevouwen, opent met één hand' },
    },
    buy: 'Kopen',
    languages: 'Taal',
    receipt: 'Bon',
    outcomes: {
      success: {
        heading: 'Bedankt, we hebben je betaling ontvangen',
        text: 'Dit is een demonstratie: er is geen geld afgeschreven en er wordt niets verstuurd.',
      },
      failed: {
        heading: 'Je betaling is niet gelukt',
        text: 'Er is niets afgeschreven. Je kunt het opnieuw proberen of een andere kaart gebruiken.',
      },
      cancelled: { heading: 'Je hebt de betaling geannuleerd', text: 'Er is niets afgeschreven.' },
      unfinished: { heading: 'Je hebt nog niet betaald', text: 'Er is niets afgeschreven.' },
    },
    date: 'Datum',
    pay: 'Naar de betaalpagina',
    back: 'Terug naar de winkel',
    over: {
      heading: 'Deze demonstratie is afgelopen',
      text: 'Vraag degene die je de link stuurde om een nieuwe, of controleer of het hele adres is gekopieerd.',
    },
    full: {
      heading: 'Hier kunnen geen betalingen meer worden gestart',
      text: 'Vraag degene die je de link stuurde om een nieuwe.',
    },
  },
  es_ES: {
    heading: 'Prueba nuestra tienda',
    intro:
      'Esto es una demostración: no se vende nada y no se te cobra nada. Compra algo, paga con una tarjeta de prueba y mira tu recibo.',
    goods: {
      notebook: { name: 'Cuaderno', text: '120 páginas rayadas y tapa dura' },
      bottle: { name: 'Botella de agua', text: 'De acero, medio litro, mantiene frías las bebidas' },
      bag: { name: 'Bolsa de la compra', text: 'De algodón resistente, con asas largas' },
      umbrella: { name: 'Paraguas', text: 'Pequeño al plegarlo, se abre con una mano' },
    },
    buy: 'Comprar',
    languages: 'Idioma',
    receipt: 'Recibo',
    outcomes: {
      success: {
        heading: 'Gracias, hemos recibido tu pago',
        text: 'Esto es una demostración: no se ha cobrado nada y no se enviará nada.',
      },
      failed: {
        heading: 'Tu pago no se ha realizado',
        text: 'No se te ha cobrado nada. Puedes intentarlo de nuevo o usar otra tarjeta.',
      },
      cancelled: { heading: 'Has cancelado el pago', text: 'No se te ha cobrado nada.' },
      unfinished: { heading: 'Aún no has pagado', text: 'No se te ha cobrado nada.' },
    },
    date: 'Fecha',
    pay: 'Ir a la página de pago',
    back: 'Volver a la tienda',
    over: {
      heading: 'Esta demostración ha terminado',
      text: 'Pide un enlace nuevo a quien te lo envió, o comprueba que has copiado la dirección completa.',
    },
    full: {
      heading: 'Aquí no se pueden iniciar más pagos',
      text: 'Pide un enlace nuevo a quien te lo envió.',
    },
  },
}

export const textsIn = (locale: Locale): ShopTexts => texts[locale]
