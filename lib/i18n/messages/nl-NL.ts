import type { Messages } from '../messages-type'

const messages: Messages = {
  shop: {
    tagline: 'Keukenaardewerk van de rand van de kwelder',
    description:
      'Steengoed, hout en linnen voor de keuken, gemaakt in één werkplaats in Brancaster Staithe, aan de noordkust van Norfolk.',
    demonstration: 'Dit is een demowinkel. Er wordt niets verkocht en je betaalt niet echt.',
    portal: 'Bekijk de betalingen in het Portal van de winkelier',
  },
  header: {
    skip: 'Naar de inhoud',
    home: '{name}, startpagina',
    categories: 'Assortiment',
    parts: 'Productcategorieën',
    cart: 'Winkelmand',
    cartWithCount: 'Winkelmand, {count, plural, one {# artikel} other {# artikelen}}',
    language: 'Taal',
  },
  footer: {
    catalogue: 'Assortiment',
    languages: 'Taal en valuta',
    workshop: 'De werkplaats',
    hours: 'Om de week op donderdag gaat de oven open',
  },
  home: {
    title: 'Keuken\u00adaardewerk voor elke dag',
    introduction:
      'We maken een klein assortiment voor de keuken, met elke twee weken een nieuwe lading. Alles krijgt twee lagen glazuur, kan in de oven en is bedoeld voor dagelijks gebruik.',
    workshopTitle: 'Eén ruimte, één oven, drie glazuren',
    workshopText:
      'Marram is de Engelse naam van helm, het gras dat de duinen bijeenhoudt. De werkplaats staat erachter, in het huis waar vroeger wulken werden gekookt. Alles wordt op twee schijven gedraaid, op dezelfde rekken gedroogd en samen gestookt op 1260 graden, zodat een kan van dit jaar vanzelf past bij een kom van over tien jaar.',
    workshopGlazes:
      'Er zijn drie glazuren: krijt, van het strand; zee, van koper en as; ijzer, van de roest van de oude scheepshelling. De kleuren vallen elke stook een beetje anders uit, dus geen twee potten zijn gelijk.',
  },
  category: {
    breadcrumb: 'Je bent hier',
    empty: 'Er staat nu niets in deze categorie. Kijk over twee weken nog eens.',
  },
  product: {
    addToCart: 'In winkelmand',
    quantity: 'Aantal',
    measures: 'Afmetingen en onderhoud',
    deliveryFree: 'Verzendkosten {delivery}, gratis verzending vanaf {threshold}.',
    from: 'Vanaf {price}',
    includesVat: 'Inclusief btw',
    unitPrices: { kg: '{quantity}, {price} per kilo', l: '{quantity}, {price} per liter' },
    delivery: {
      inStock: 'Op voorraad. Binnen {min} tot {max} werkdagen bezorgd.',
      limited: 'Binnen {min} tot {max} werkdagen bezorgd.',
      madeToOrder: 'Wordt op bestelling gemaakt. Binnen {min} tot {max} werkdagen bezorgd.',
    },
    sku: 'Artikelnummer',
    related: 'Past goed bij',
  },
  stock: {
    few: '{count, plural, one {Nog maar één op voorraad} other {Nog maar # op voorraad}}',
    soldOut: 'Uitverkocht',
    reduced: '{product}: nog maar {count} op voorraad, dus we hebben het aantal aangepast.',
    removed: '{product} is uitverkocht en is verwijderd uit je winkelmand.',
  },
  cart: {
    title: 'Winkelmand',
    empty: 'Je winkelmand is leeg.',
    emptyText: 'Wat je toevoegt, zie je hier.',
    goShopping: 'Bekijk het assortiment',
    lines: 'In je winkelmand',
    quantity: 'Aantal',
    update: 'Bijwerken',
    remove: '{product} verwijderen',
    removeShort: 'Verwijderen',
    each: '{price} per stuk',
    subtotal: 'Subtotaal',
    delivery: 'Verzendkosten',
    deliveryFree: 'Gratis',
    deliveryHint: 'Nog {amount} tot gratis verzending.',
    total: 'Totaal',
    checkout: 'Afrekenen',
    summary: 'Overzicht',
    removed:
      '{count, plural, one {Eén artikel in je winkelmand is niet meer leverbaar en is verwijderd.} other {# artikelen in je winkelmand zijn niet meer leverbaar en zijn verwijderd.}} Controleer het totaal voordat je betaalt.',
    notices: {
      added: 'Toegevoegd aan je winkelmand.',
      updated: 'Het aantal is gewijzigd.',
      removed: 'Verwijderd uit je winkelmand.',
      limited: 'Je kunt maximaal {max} stuks per artikel bestellen. Het aantal is nu {max}.',
      full: 'Je winkelmand is vol. Verwijder eerst iets, of neem dit mee in je volgende bestelling.',
      quantity: 'Vul een heel getal van 1 tot en met {max} in.',
      unknown: 'Dit artikel is niet meer leverbaar en is niet toegevoegd.',
      option: 'Kies eerst een optie en leg het artikel dan in je winkelmand.',
    },
  },
  vat: {
    included: 'Prijzen zijn inclusief btw.',
    contained: 'Inclusief {amount} btw ({percentage}).',
    none: 'Er is geen btw inbegrepen: de bestelling gaat naar een land buiten het VK en de EU. Bij aankomst kun je invoerrechten en belasting moeten betalen.',
  },
  checkout: {
    title: 'Afrekenen',
    contact: 'Je gegevens',
    billing: 'Factuuradres',
    summary: 'Je bestelling',
    email: 'E-mailadres',
    emailHint: 'Alleen voor als we een vraag hebben over je bestelling.',
    firstName: 'Voornaam',
    lastName: 'Achternaam',
    address: 'Adres',
    addressLine2: 'Adresregel 2 (optioneel)',
    town: 'Plaats',
    postcode: 'Postcode',
    country: 'Land',
    countryChoose: 'Kies een land',
    pay: '{amount} betalen',
    paying: 'Een ogenblik…',
    payHint:
      'Je betaalt op de betaalpagina van Cashflows en komt daarna hier terug. Wij krijgen je kaartgegevens nooit te zien.',
    backToCart: 'Terug naar de winkelmand',
    emptyCart: 'Je winkelmand is leeg, dus er is niets af te rekenen.',
    errorTitle: '{count, plural, one {Eén veld vraagt} other {# velden vragen}} om je aandacht',
    errors: {
      emailMissing: 'Vul je e-mailadres in.',
      emailInvalid: 'Vul een e-mailadres in, zoals naam@example.com.',
      emailLong: 'Vul een e-mailadres van maximaal {max} tekens in.',
      firstNameMissing: 'Vul je voornaam in.',
      lastNameMissing: 'Vul je achternaam in.',
      addressMissing: 'Vul je straat en huisnummer in.',
      townMissing: 'Vul je plaats in.',
      postcodeMissing: 'Vul je postcode in.',
      countryMissing: 'Kies een land uit de lijst.',
      tooLong: 'Gebruik maximaal {max} tekens.',
    },
    cartChanged:
      'Je winkelmand is veranderd sinds je deze pagina opende. Je hebt nog niet betaald: controleer het totaal en betaal dan.',
    rejectedTitle: 'De betaling kon niet worden gestart',
    rejectedText:
      'Cashflows heeft het betaalverzoek niet geaccepteerd. Er is niets afgeschreven en je winkelmand is niet veranderd. Probeer het opnieuw. Lukt dat niet, geef ons dan je bestelnummer door.',
    unavailableTitle: 'De betaalpagina is niet bereikbaar',
    unavailableText:
      'Cashflows antwoordde niet op tijd. Er is niets afgeschreven en je winkelmand is niet veranderd. Probeer het over een paar minuten opnieuw.',
    unreadableTitle: 'De betaling kon niet worden gestart',
    unreadableText:
      'We konden het antwoord van Cashflows niet lezen. Er is niets afgeschreven en je winkelmand is niet veranderd. Probeer het over een paar minuten opnieuw.',
    tooManyTitle: 'Te veel pogingen',
    tooManyText:
      'Je hebt in korte tijd vaak geprobeerd te betalen. Er is niets afgeschreven. Probeer het over tien minuten opnieuw.',
    problemOrder: 'Bestelnummer {number}',
  },
  order: {
    title: 'Bestelling {number}',
    number: 'Bestelnummer',
    placed: 'Besteldatum',
    contents: 'Wat je hebt besteld',
    sentTo: 'E-mailadres',
    card: 'Kaart',
    cardLine: '{brand} eindigend op {lastFour}',
    billedTo: 'Factuuradres',
    subtotal: 'Subtotaal',
    delivery: 'Verzendkosten',
    deliveryFree: 'Gratis',
    total: 'Totaal',
    statuses: {
      pending: {
        title: 'We controleren je betaling',
        text: 'Dit duurt meestal een paar seconden. De pagina werkt zichzelf bij; je kunt ook zelf opnieuw controleren.',
      },
      notStarted: {
        title: 'De betaling kon niet worden gestart',
        text: 'Er is niets afgeschreven en je winkelmand is niet veranderd.',
      },
      failed: {
        title: 'Je betaling is niet gelukt',
        text: 'Er is niets afgeschreven en je winkelmand is niet veranderd. Je kunt het opnieuw proberen of een andere kaart gebruiken.',
      },
      cancelled: {
        title: 'De betaling is geannuleerd',
        text: 'Er is niets afgeschreven. Je winkelmand staat nog klaar als je van gedachten verandert.',
      },
      expired: {
        title: 'De tijd om te betalen is verstreken',
        text: 'De betaalpagina stond te lang open. Er is niets afgeschreven en je winkelmand is niet veranderd. Je kunt het opnieuw proberen.',
      },
      reserved: {
        title: 'Bedankt, we hebben je bestelling ontvangen',
        text: 'Het bedrag is gereserveerd op je kaart. We schrijven het af als we je bestelling versturen.',
      },
      partiallyCaptured: {
        title: 'Een deel van het bedrag is afgeschreven',
        text: 'Van het bedrag dat op je kaart is gereserveerd, is {amount} afgeschreven. De rest schrijven we af als we de andere artikelen versturen.',
      },
      paid: { title: 'Bedankt, we hebben je betaling ontvangen', text: 'We maken je bestelling nu klaar.' },
      paidLate: {
        title: 'Bedankt, we hebben je betaling ontvangen',
        text: 'De betaling kwam later dan verwacht, maar is ontvangen. We maken je bestelling nu klaar.',
      },
      refundPending: {
        title: 'Je terugbetaling is onderweg',
        text: 'We betalen {amount} terug. Het kan een paar dagen duren voordat je bank het laat zien.',
      },
      partiallyRefunded: {
        title: '{amount} van {total} terugbetaald',
        text: 'Het kan een paar dagen duren voordat je bank het laat zien.',
      },
      refunded: {
        title: 'Je betaling is terugbetaald',
        text: 'We hebben {amount} terugbetaald. Het kan een paar dagen duren voordat je bank het laat zien.',
      },
      voided: {
        title: 'We hebben je betaling geannuleerd',
        text: 'De betaling is geannuleerd voordat er iets is afgeschreven. Laat je bank nog een reservering zien, dan verdwijnt die vanzelf.',
      },
      reservationExpired: {
        title: 'De reservering van het bedrag is vervallen',
        text: 'Het bedrag is niet meer gereserveerd op je kaart en er is niets afgeschreven. Wil je de artikelen nog hebben, bestel ze dan opnieuw.',
      },
      soldOut: {
        title: 'Sorry, een artikel was uitverkocht voordat je betaalde',
        text: 'Je hebt betaald, maar het laatste exemplaar is intussen verkocht.',
      },
      underReview: {
        title: 'We moeten je betaling controleren',
        text: 'Er klopt iets niet met de betaling van deze bestelling, dus we moeten die controleren. Je hoeft niets te doen: we nemen contact met je op. Betaal deze bestelling niet nog een keer.',
      },
    },
    reasons: {
      declined: 'Je bank heeft de betaling geweigerd.',
      insufficientFunds: 'Er staat niet genoeg geld op de kaart voor deze betaling.',
      cardDetails: 'Het kaartnummer, de vervaldatum of de beveiligingscode klopte niet.',
      threeDSecureFailed: 'Je bank heeft niet bevestigd dat de kaart van jou is.',
      threeDSecureUnavailable: 'We konden je bank niet bereiken om te bevestigen dat de kaart van jou is.',
      blocked: 'De betaling is tegengehouden door een veiligheidscontrole.',
    },
    surplus: {
      secondPayment: 'Je hebt deze bestelling twee keer betaald. De tweede betaling was {amount}.',
      supersededJob:
        'Je hebt {amount} betaald op een eerdere betaalpagina van deze bestelling, die daarna is gewijzigd.',
      givingBack:
        'We betalen je dit bedrag terug. Het kan een paar dagen duren voordat je bank het laat zien.',
      givenBack:
        'We hebben je dit bedrag terugbetaald. Het kan een paar dagen duren voordat je bank het laat zien.',
    },
    demonstration:
      'Omdat dit een demonstratie is, wordt er niets afgeschreven of terugbetaald en wordt er niets verstuurd.',
    pendingLong:
      'Het duurt langer dan normaal. Je kunt deze pagina sluiten: we ronden je bestelling af zodra de betaling is bevestigd.',
    checkAgain: 'Opnieuw controleren',
    continuePayment: 'Nog niet betaald? Naar de betaalpagina',
    tryAgain: 'Opnieuw proberen',
    continueShopping: 'Verder winkelen',
  },
  withdrawal: {
    link: 'Hier de overeenkomst herroepen',
    title: 'Je overeenkomst herroepen',
    introduction:
      'Je kunt een bestelling herroepen tot {days} dagen nadat je die hebt ontvangen, zonder een reden te geven. Je hebt geen account nodig. Vul hier in om welke bestelling het gaat en bevestig het in de volgende stap.',
    name: 'Je naam',
    orderNumberHint:
      '20 letters en cijfers, bijvoorbeeld 7K3QX-2MV9T-4HW8R-P6ZDN. Je vindt het op de pagina van je bestelling.',
    emailHint: 'Het adres waarmee je hebt besteld. Daar antwoorden we je.',
    items: 'Alleen sommige artikelen? (optioneel)',
    itemsHint: 'Schrijf welke en hoeveel. Laat dit leeg om de hele bestelling te herroepen.',
    lines: 'Wat je herroept',
    whole: 'De hele bestelling',
    anotherOrder: 'Een andere bestelling herroepen',
    review: 'Doorgaan',
    reviewTitle: 'Controleer en bevestig je herroeping',
    confirm: 'Herroeping bevestigen',
    change: 'Wijzigen',
    errors: {
      nameMissing: 'Vul je naam in.',
      orderNumberMissing: 'Vul je bestelnummer in.',
      orderNumberInvalid: 'Vul het bestelnummer in met 20 letters en cijfers, zoals 7K3QX-2MV9T-4HW8R-P6ZDN.',
      linesMissing: 'Kies minstens één artikel.',
    },
    tooManyText:
      'Je herroeping is nog niet ontvangen. Probeer het over een uur opnieuw, of stuur die per e-mail naar {email}: dat is net zo geldig.',
    receivedTitle: 'We hebben je herroeping ontvangen',
    receivedText:
      'Deze pagina is je ontvangstbevestiging. Ze blijft op dit adres staan. Bewaar een kopie: sla het bestand hieronder op of print deze pagina.',
    receivedAt: 'Ontvangen',
    next: 'We vergelijken die met je bestelling en betalen binnen 14 dagen terug wat je ervoor hebt betaald, op de kaart waarmee je hebt betaald. We mogen wachten tot we de artikelen terug hebben of je hebt laten zien dat ze onderweg zijn. Stuur ze binnen 14 dagen terug.',
    download: 'Als bestand bewaren (platte tekst)',
    heading: 'Herroeping',
    received: 'We hebben je herroeping ontvangen en controleren die. Datum: {date}',
    accepted: 'We hebben je herroeping geaccepteerd. Datum: {date}',
    denied: 'We konden je herroeping niet accepteren: {reason}',
    givingBack: 'We betalen {amount} terug.',
    givenBack: 'We hebben {amount} terugbetaald. Het kan een paar dagen duren voordat je bank het laat zien.',
    acknowledgement: 'Ontvangstbevestiging',
  },
  outcome: {
    title: 'Wat er met je betaling is gebeurd',
    notCharged: 'Er is niets afgeschreven.',
    hint: 'Open deze pagina in de browser waarin je hebt besteld om de hele bestelling te zien.',
  },
  notFound: {
    title: 'Pagina niet gevonden',
    text: 'Het adres klopt misschien niet, of het artikel is niet meer leverbaar.',
    home: 'Naar de startpagina',
  },
}

export default messages
