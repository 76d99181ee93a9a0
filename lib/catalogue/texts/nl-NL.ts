import type { CatalogueTexts } from '../texts-type'

const texts: CatalogueTexts = {
  categories: {
    drink: {
      name: 'Mokken en bekers',
      introduction: 'Dunne randen en oren die prettig in de hand liggen.',
    },
    eat: {
      name: 'Borden en kommen',
      introduction: 'Voor elke dag. Ze zijn goed te stapelen.',
    },
    pour: {
      name: 'Kannen en theepotten',
      introduction: 'Tuiten die goed schenken en niet druppelen.',
    },
    keep: {
      name: 'Bewaren en mengen',
      introduction: 'Zware potten voor op het aanrecht.',
    },
    'wood-and-linen': {
      name: 'Hout en linnen',
      introduction: 'Voor ons gemaakt door twee buren.',
    },
  },
  options: {
    chalk: 'Krijt',
    sea: 'Zee',
    iron: 'IJzer',
    indigo: 'Indigo',
    madder: 'Meekraprood',
    undyed: 'Ongeverfd',
    regular: 'Gewoon',
    long: 'Lang',
    right: 'Voor rechtshandigen',
    left: 'Voor linkshandigen',
    small: 'Klein blik',
    large: 'Groot blik',
  },
  optionKinds: { colour: 'Glazuur', shade: 'Kleur', size: 'Maat', hand: 'Uitvoering' },
  facts: {
    material: 'Materiaal',
    capacity: 'Inhoud',
    height: 'Hoogte',
    width: 'Breedte',
    length: 'Lengte',
    diameter: 'Doorsnede',
    care: 'Onderhoud',
  },
  materials: {
    stoneware: 'Steengoed',
    wood: 'Engels hout, geolied',
    linen: 'Linnen',
    beeswax: 'Bijenwas en lijnolie',
  },
  care: {
    stoneware:
      'Kan in de vaatwasser, de magnetron en een oven tot 150\u00a0°C. Laat het afkoelen voordat er koud water bij komt.',
    wood: 'Met de hand afwassen en rechtop laten drogen. Wrijf het in met olie als het hout droog wordt.',
    linen: 'Wassen op 60\u00a0°C. Het wordt bij elke wasbeurt zachter.',
    beeswax:
      'Koel en droog bewaren. Laat doeken met olie uitgespreid drogen: als prop kunnen ze vlam vatten.',
  },
  pictures: { whole: 'Tekening: {product}', detail: 'Tekening van een detail: {product}' },
  products: {
    'harbour-mug': {
      name: 'Havenmok',
      tagline: 'De mok die iedereen het eerst pakt.',
      description:
        'Een rechte mok met een oor voor vier vingers. De voet is niet geglazuurd, zodat de mok niet wegglijdt op een natte tafel. Onderaan is de wand dikker, waardoor de thee langer warm blijft.',
    },
    'small-cup': {
      name: 'Kleine kop',
      tagline: 'Voor espresso.',
      description:
        'Een kopje zonder oor, met een zware bodem en een rand die iets naar buiten staat. Er past een dubbele espresso in.',
    },
    tumbler: {
      name: 'Beker',
      tagline: 'Voor water of wijn.',
      description:
        'In het midden smaller, zodat je hem goed kunt vasthouden. Steengoed houdt water koel. De bekers passen twee aan twee in elkaar en nemen weinig ruimte in.',
    },
    'soup-mug': {
      name: 'Soepmok',
      tagline: 'Breed genoeg om brood in te dopen.',
      description: 'Half kom, half mok, met aan één kant een greep. Er past genoeg soep in voor de lunch.',
    },
    'breakfast-bowl': {
      name: 'Ontbijtkom',
      tagline: 'Voor pap, noedels of soep.',
      description:
        'De binnenkant is rond, dus je lepel kan overal bij. De hoge voet houdt de warmte weg van je hand.',
    },
    'dinner-plate': {
      name: 'Dinerbord',
      tagline: 'Vlak, met een lage rand.',
      description:
        'Een breed, vlak bord met een lage opstaande rand die de jus op het bord houdt. Je kunt tot twaalf borden recht op elkaar stapelen.',
    },
    'pasta-bowl': {
      name: 'Pastabord',
      tagline: 'Breed en ondiep.',
      description:
        'Iets tussen een bord en een kom: diep genoeg voor saus, breed genoeg voor een vork. Alleen in het glazuur Zee.',
    },
    'baking-dish': {
      name: 'Ovenschaal',
      tagline: 'Zo uit de oven op tafel.',
      description:
        'Een ronde schaal met een dikke wand en twee grepen, voor gratins en ovenschotels. Op het donkere ijzerglazuur zie je geen ovenvlekken.',
    },
    'milk-jug': {
      name: 'Melkkan',
      tagline: 'Inhoud 570\u00a0ml, en hij druppelt niet.',
      description:
        'De tuit wordt gevormd als de klei nog zacht is, zodat de laatste druppel terugloopt. Voor melk of vla, of als vaas.',
    },
    teapot: {
      name: 'Theepot voor drie',
      tagline: 'Voor drie koppen.',
      description:
        'Een ronde pot met ruimte voor de theeblaadjes en een ingebouwde zeef. Het deksel blijft zitten als je schenkt. Elke theepot kost een dag werk.',
    },
    'coffee-dripper': {
      name: 'Koffiefilterhouder',
      tagline: 'Voor één grote mok en een papieren filter.',
      description:
        'Door de ribbels vanbinnen ligt het papier los van de wand en loopt het water goed door. Hij past op de havenmok.',
    },
    'oil-bottle': {
      name: 'Oliefles',
      tagline: 'Beschermt de olie tegen licht.',
      description:
        'Een smalle hals voor een dunne straal, een kurk die goed past en klei die het licht tegenhoudt. Zet hem niet te dicht bij het fornuis.',
    },
    'salt-pig': {
      name: 'Zoutpot',
      tagline: 'Zout onder handbereik, en droog.',
      description:
        'De kap houdt de stoom tegen en de opening is breed genoeg voor je hand. De binnenkant is niet geglazuurd: de klei neemt vocht op, zodat het zout niet klontert.',
    },
    'butter-dish': {
      name: 'Botervloot',
      tagline: 'Een laag bord onder een diep deksel.',
      description:
        'Er past een heel pakje boter in, met ruimte voor een mes. Het deksel is zwaar en de knop is makkelijk vast te pakken.',
    },
    'storage-jar': {
      name: 'Voorraadpot',
      tagline: 'Voor bloem, havermout of koffie.',
      description:
        'Een pot met een gedraaid eiken deksel en een kurken ring die goed afsluit. Er past ongeveer een kilo rijst in.',
    },
    'mixing-bowl': {
      name: 'Beslagkom',
      tagline: 'Anderhalve kilo deeg, en hij blijft staan.',
      description:
        'Een zware kom met een dikke rand die je goed kunt vasthouden. De voet is niet geglazuurd en glijdt niet weg. Deeg dat er een nacht in staat, blijft warm.',
    },
    'cooking-spoon': {
      name: 'Hoeklepel',
      tagline: 'Eén rechte hoek, voor de rand van de pan.',
      description:
        'Gesneden uit esdoorn, met een vlakke kant en één hoek die in de rand van de pan komt. Kies de uitvoering voor de hand waarmee je roert.',
    },
    'bread-board': {
      name: 'Broodplank',
      tagline: 'Een plank van essenhout met een gat om hem aan op te hangen.',
      description: 'Uit één stuk essenhout, zonder lijm. De ene kant is voor brood, de andere voor uien.',
    },
    'tea-towel': {
      name: 'Theedoek',
      tagline: 'Zwaar linnen met drie strepen.',
      description:
        'Dik linnen dat goed droogt, met een lus in de hoek om hem op te hangen. De strepen zijn met planten geverfd.',
    },
    apron: {
      name: 'Werkschort',
      tagline: 'Het schort dat we in de werkplaats dragen.',
      description:
        'De banden kruisen op de rug, zodat er niets aan je nek trekt. Twee grote zakken en een kleine voor je potlood. Van dik linnen.',
    },
    'wood-balm': {
      name: 'Houtbalsem',
      tagline: 'Bijenwas en olie voor planken en lepels.',
      description:
        'Wrijf een beetje op schoon, droog hout en veeg het na een uur af. Het houdt water buiten en maakt de kleur van het hout dieper. Veilig voor voedsel.',
    },
  },
}

export default texts
