import type { Texts } from './en-gb'

export const nlNL: Texts = {
  mark: 'Simulatie: er wordt geen geld overgemaakt.',
  footer:
    'Dit is een simulator van de Cashflows-gateway, voor demonstraties en tests. Vul nooit een echte kaart in.',
  errorTitle: (title) => `Fout: ${title}`,
  order: {
    heading: 'Uw bestelling',
    amount: 'Te betalen bedrag',
    number: 'Bestelnummer',
    total: 'Totaal',
    quantity: (quantity) => `Aantal ${quantity}`,
  },
  simulation: {
    heading: 'Kies hoe deze betaling afloopt',
    intro: 'De winkel heeft u hierheen gestuurd om te betalen. Wat moet er gebeuren?',
    successful: 'Geslaagde betaling',
    successfulHint: 'De betaling slaagt meteen en u keert terug naar de winkel.',
    failed: 'Mislukte betaling',
    failedHint: 'De betaling mislukt meteen en u keert terug naar de winkel.',
    live: 'Live-omgeving simuleren',
    liveHint:
      'Betaal met een testkaart en doorloop 3\u2011D\u00a0Secure, zoals een klant op de echte pagina.',
  },
  card: {
    heading: 'Betalen met kaart',
    number: 'Kaartnummer',
    holderName: 'Naam kaarthouder',
    expiry: 'Vervaldatum',
    expiryHint: 'Bijvoorbeeld 12 / 31',
    securityCode: 'Beveiligingscode',
    securityCodeHint: '3 cijfers, of 4 bij American Express',
    pay: 'Betalen met kaart',
    cancel: 'Annuleren',
    typeAgain:
      'Voor uw veiligheid worden het kaartnummer en de beveiligingscode niet bewaard. Vul ze opnieuw in.',
    problems: {
      numberMissing: 'Vul het nummer in dat op uw kaart staat.',
      numberUnreadable: 'Vul een kaartnummer van 12 tot 19 cijfers in.',
      numberMistyped: 'Controleer het kaartnummer: een van de cijfers lijkt niet te kloppen.',
      noTestCard:
        'Gebruik een van de testkaarten hieronder. Dit is een simulator en een echte kaart hoort hier niet.',
      nameMissing: 'Vul de naam in zoals die op de kaart staat.',
      nameTooLong: 'Kort de naam in tot hoogstens 45 tekens.',
      nameHasDigits: 'Vul de naam in zoals die op de kaart staat, zonder cijfers.',
      expiryMissing: 'Vul de vervaldatum in die op de kaart staat.',
      expiryUnreadable: 'Vul de vervaldatum in als maand en jaar, bijvoorbeeld 12 / 31.',
      expired: 'Deze kaart is verlopen. Controleer de datum of gebruik een andere kaart.',
      expiryTooFar: 'Vul een vervaldatum binnen de komende tien jaar in.',
      codeMissing: 'Vul de beveiligingscode van uw kaart in.',
      codeOfThree: 'Vul de 3 cijfers op de achterkant van uw kaart in.',
      codeOfFour: 'Vul de 4 cijfers op de voorkant van uw American Express-kaart in.',
    },
  },
  testCards: {
    heading: 'Testkaarten van deze simulator',
    intro: 'Elke naam is goed, en elke vervaldatum vanaf deze maand tot tien jaar vooruit.',
    credit: 'credit',
    debit: 'debet',
    code: (code) => `Beveiligingscode ${code}`,
    fillIn: (number) => `${number} invullen`,
    choices: 'Terug naar de simulatiekeuzes',
  },
  threeDSecure: {
    bank: 'Gesimuleerde bank',
    heading: '3-D Secure-simulator',
    intro: 'Uw bank zou u nu vragen te bevestigen dat deze kaart van u is. Kies wat zij antwoordt.',
    merchant: 'Winkelier',
    amount: 'Bedrag',
    card: 'Kaart',
    cardEndingIn: (brand, digits) => `${brand} eindigend op ${digits}`,
    holder: 'Kaarthouder',
    successful: 'Authenticatie geslaagd',
    successfulHint: 'U bent herkend. De betaling gaat door naar autorisatie.',
    failed: 'Authenticatie mislukt',
    failedHint: 'U bent niet herkend. De betaling wordt geweigerd.',
    unavailable: 'Authenticatie niet beschikbaar',
    unavailableHint:
      'De bank is niet bereikbaar. De betaling gaat door, tenzij de winkelier 3\u2011D\u00a0Secure vereist.',
    attempted: 'Authenticatie geprobeerd',
    attemptedHint: 'De kaart doet niet mee aan 3\u2011D\u00a0Secure. De betaling gaat door naar autorisatie.',
  },
  anotherTry: 'Uw vorige betaling is niet gelukt en er is niets afgeschreven. U kunt het opnieuw proberen.',
  results: {
    success: {
      heading: 'Betaling geslaagd',
      text: 'Bedankt. Uw betaling is gedaan en de winkel weet ervan.',
    },
    failed: {
      heading: 'Betaling mislukt',
      text: 'Uw betaling is niet gelukt en er is niets afgeschreven. Ga terug naar de winkel om het opnieuw te proberen.',
    },
    cancelled: {
      heading: 'Betaling geannuleerd',
      text: 'U hebt deze betaling geannuleerd en er is niets afgeschreven. U kunt deze pagina sluiten.',
    },
  },
  expired: {
    heading: 'Deze betaallink is verlopen',
    text: 'Er is niets afgeschreven. Ga terug naar de winkel en begin de betaling opnieuw.',
  },
  unknown: {
    heading: 'Deze betaallink is niet bekend',
    text: 'Controleer of het hele adres is gekopieerd, of ga terug naar de winkel en begin de betaling opnieuw.',
  },
  tooLarge: {
    heading: 'Dat was meer dan deze pagina kan lezen',
    text: 'Er is niets afgeschreven. Ga een pagina terug en vul alleen de velden van het formulier in.',
  },
  unreadable: {
    heading: 'Dat kon niet worden gelezen',
    text: 'Er is niets veranderd. Ga een pagina terug en gebruik de knoppen daar.',
  },
  failure: {
    heading: 'Hier ging iets mis',
    text: 'We weten niet of de betaling is gedaan. Open de betaallink opnieuw: die laat zien hoe het ervoor staat.',
  },
}
