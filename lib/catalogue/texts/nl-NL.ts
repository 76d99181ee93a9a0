import type { CatalogueTexts } from '../texts-type'

const texts: CatalogueTexts = {
  categories: {
    drink: {
      name: 'Om uit te drinken',
      introduction: 'Randen die u vergeet, oren waar een koude hand in past.',
    },
    eat: {
      name: 'Om van te eten',
      introduction: 'Borden en kommen die stapelen, en die gewoon eten bedoeld laten lijken.',
    },
    pour: {
      name: 'Om te schenken',
      introduction: 'Een tuit is het moeilijkste om te maken. Deze druppen niet.',
    },
    keep: {
      name: 'Om te bewaren en te mengen',
      introduction: 'Zware dingen die naast het fornuis wonen en nooit meer de kast in gaan.',
    },
    'wood-and-linen': {
      name: 'Hout en linnen',
      introduction: 'Gemaakt door twee buren, want klei is niet overal het antwoord op.',
    },
  },
  options: {
    chalk: 'Krijt',
    sea: 'Zee',
    iron: 'IJzer',
    indigo: 'Indigo',
    madder: 'Meekrap',
    undyed: 'Ongeverfd',
    regular: 'Gewoon',
    long: 'Lang',
    right: 'De rechterhand',
    left: 'De linkerhand',
  },
  optionKinds: { colour: 'Glazuur', shade: 'Kleur', size: 'Maat', hand: 'Gemaakt voor' },
  facts: {
    material: 'Materiaal',
    capacity: 'Inhoud',
    height: 'Hoogte',
    width: 'Breedte',
    length: 'Lengte',
    diameter: 'Doorsnede',
    care: 'Onderhoud',
  },
  materials: { stoneware: 'Steengoed', wood: 'Engels hout, geolied', linen: 'Linnen' },
  care: {
    stoneware:
      'Kan in de vaatwasser, de magnetron en een matige oven. Laat het afkoelen voor er koud water bij komt.',
    wood: 'Met de hand afwassen, rechtop laten drogen en oliën als het er dorstig uitziet.',
    linen: 'Wassen op 60 graden. Het wordt elke keer zachter en elk jaar beter.',
  },
  products: {
    'harbour-mug': {
      name: 'Havenmok',
      tagline: 'De mok die iedereen het eerst pakt.',
      description:
        'Een rechte mok met ruimte voor vier vingers in het oor. De voet is ongeglazuurd, zodat hij grip heeft op een natte tafel, en de wand is onderaan net iets dikker: daar is de thee nog warm als u er weer aan denkt.',
    },
    'small-cup': {
      name: 'Kleine kop',
      tagline: 'Voor koffie in één slok.',
      description:
        'Geen oor, een zware bodem en een rand die een haartje naar buiten staat. Er past een dubbele espresso met schuim in, en hij houdt de vingers warm zolang de koffie duurt.',
    },
    tumbler: {
      name: 'Beker',
      tagline: 'Water, wijn, tandenborstels.',
      description:
        'Licht getailleerd, zodat hij niet wegglipt. Steengoed houdt water een lange maaltijd koel; zes bekers passen twee aan twee in elkaar en nemen niet meer plaats in dan een kan.',
    },
    'soup-mug': {
      name: 'Soepmok',
      tagline: 'Breed genoeg voor brood, diep genoeg voor de lunch.',
      description:
        'Half kom, half mok, met aan één kant een greep. Eerst gemaakt voor wie in januari boten repareert, en sindsdien verkocht aan wie achter het bureau eet.',
    },
    'breakfast-bowl': {
      name: 'Ontbijtkom',
      tagline: 'Pap, noedels, het laatste restje soep.',
      description:
        'De ronding vanbinnen heeft geen hoek, dus de lepel vindt alles. De hoge voet houdt de warmte van uw hand als u staand bij het raam eet.',
    },
    'dinner-plate': {
      name: 'Dinerbord',
      tagline: 'Vlak in het midden, met een muurtje voor de jus.',
      description:
        'Een brede vlakke spiegel en een lage opstaande rand, zodat de erwten blijven waar ze liggen. Elk bord is aan beide kanten afgedraaid en staat recht in een stapel van twaalf.',
    },
    'pasta-bowl': {
      name: 'Avondkom',
      tagline: 'Breed, ondiep en vergevingsgezind.',
      description:
        'Iets tussen een bord en een kom: diep genoeg voor saus, open genoeg voor een vork. Alleen in zeeglazuur, omdat het koper in het midden samenloopt en we niet anders konden kiezen.',
    },
    'baking-dish': {
      name: 'Ovenschaal',
      tagline: 'Van een matige oven zo op tafel.',
      description:
        'Rond gedraaid en dik van wand, voor gratins die een uur nodig hebben. Aan de twee oren heeft een opgevouwen doek houvast. Het ijzerglazuur verbergt twintig jaar kaas.',
    },
    'milk-jug': {
      name: 'Pintkan',
      tagline: 'Precies een pint, en hij druppelt niet.',
      description:
        'De tuit wordt getrokken als de klei nog zacht is en met een draad afgesneden; daarom loopt de laatste druppel terug. Voor melk, vla en lathyrus, in die volgorde.',
    },
    teapot: {
      name: 'Theepot voor drie',
      tagline: 'Drie koppen, en een goede tweede ronde.',
      description:
        'Een ronde buik waarin de blaadjes opengaan, een zeef met veertig gaatjes die met de hand zijn geboord, en een deksel dat blijft zitten bij elke redelijke schenkhoek. Er gaat een dag in zitten, en dat is aan de prijs te zien.',
    },
    'coffee-dripper': {
      name: 'Koffiefilter',
      tagline: 'Voor één grote mok en een papieren filter.',
      description:
        'Geribbeld vanbinnen, zodat het papier los van de wand staat en het water blijft lopen. Hij past op de havenmok alsof ze samen zijn gemaakt, en dat zijn ze ook.',
    },
    'oil-bottle': {
      name: 'Oliefles',
      tagline: 'Donker vanbinnen, zoals olie het graag heeft.',
      description:
        'Een smalle hals die een dunne straal geeft, een kurk die past en klei die het licht buiten houdt. Zet hem dicht bij het fornuis, maar niet zo dicht dat u hem kookt.',
    },
    'salt-pig': {
      name: 'Zoutpot',
      tagline: 'Zout onder handbereik, en droog.',
      description:
        'Een kap tegen de stoom en een opening die breed genoeg is voor een hand vol bloem. Vanbinnen ongeglazuurd: kale klei drinkt het vocht, zodat het zout nooit klontert.',
    },
    'butter-dish': {
      name: 'Botervloot',
      tagline: 'Een laag bord onder een diep deksel.',
      description:
        'Er past een heel pakje in, met ruimte voor een mes. Het deksel is zwaar genoeg om een kat te verslaan, en de knop is gedraaid om voor het ontbijt door een duim gevonden te worden.',
    },
    'storage-jar': {
      name: 'Voorraadpot',
      tagline: 'Bloem, havermout, koffie, touw.',
      description:
        'Een pot met schouders, een gedraaid eiken deksel en een kurken ring die sluit zonder te zuigen. Er gaat een kilo rijst in, en dankzij de schouder blijft het deksel vrij van de plank erboven.',
    },
    'mixing-bowl': {
      name: 'Beslagkom',
      tagline: 'Anderhalve kilo deeg, en hij blijft staan.',
      description:
        'Met opzet zwaar. Om de dikke kraag kunt u een arm slaan, de kale voet glijdt niet weg, en deeg dat er een nacht in staat is ’s ochtends nog warm.',
    },
    'cooking-spoon': {
      name: 'Hoeklepel',
      tagline: 'Eén rechte hoek, voor de rand van de pan.',
      description:
        'Gesneden uit esdoorn, met een vlakke kant en één hoek, die komt waar de saus begint aan te zetten. De hoek moet wel aan de goede kant zitten, dus zeg ons met welke hand u roert.',
    },
    'bread-board': {
      name: 'Broodplank',
      tagline: 'Een plank van essen met een gat om hem aan op te hangen.',
      description:
        'Eén stuk, geen lijm, lang genoeg voor anderhalf stokbrood. De andere kant is voor uien. Essen heeft geen bezwaar tegen messen en wordt er mooier van.',
    },
    'tea-towel': {
      name: 'Theedoek',
      tagline: 'Zwaar linnen met drie strepen.',
      description:
        'Geweven in een gewicht dat drinkt, met een lus in de hoek omdat hij anders niet aan de stang blijft. De strepen zijn geverfd met de planten waar ze naar heten.',
    },
    apron: {
      name: 'Werkschort',
      tagline: 'Het schort waarin wij draaien, iets netter.',
      description:
        'Met gekruiste banden, zodat er niets aan uw nek trekt, een zak op elke heup en een voor het potlood. Gesneden uit het linnen van de theedoeken, twee keer zo zwaar.',
    },
  },
}

export default texts
