/**
 * The states, provinces and territories of the countries whose addresses name one: as an address writes it, then what else
 * it is called. Those of Sardinia have changed more than once, and are all here.
 * Source: ISO 3166-2 and, for the United States, Publication 28 of its Postal Service. That addresses in Italy and Spain
 * name one says Google's address data, libaddressinput.
 */
const statesByCountry: Readonly<Record<string, string>> = {
  AU: `ACT=Australian Capital Territory, NSW=New South Wales, NT=Northern Territory, QLD=Queensland, SA=South Australia,
    TAS=Tasmania, VIC=Victoria, WA=Western Australia`,
  CA: `AB=Alberta, BC=British Columbia, MB=Manitoba, NB=New Brunswick, NL=Newfoundland and Labrador, NS=Nova Scotia,
    NT=Northwest Territories, NU=Nunavut, ON=Ontario, PE=Prince Edward Island, QC=Quebec, SK=Saskatchewan, YT=Yukon`,
  ES: `A Coruña=La Coruña, Albacete, Alicante=Alacant, Almería, Álava=Araba, Asturias, Ávila, Badajoz, Barcelona, Bizkaia=Vizcaya,
    Burgos, Cáceres, Cádiz, Cantabria, Castellón=Castelló, Ceuta, Ciudad Real, Córdoba, Cuenca, Gipuzkoa=Guipúzcoa,
    Girona=Gerona, Granada, Guadalajara, Huelva, Huesca, Illes Balears=Islas Baleares=Baleares, Jaén, La Rioja, Las Palmas,
    León, Lleida=Lérida, Lugo, Madrid, Málaga, Melilla, Murcia, Navarra=Nafarroa, Ourense=Orense, Palencia, Pontevedra,
    Salamanca, Santa Cruz de Tenerife=Tenerife, Segovia, Sevilla=Seville, Soria, Tarragona, Teruel, Toledo, Valencia,
    Valladolid, Zamora, Zaragoza`,
  IT: `AG=Agrigento, AL=Alessandria, AN=Ancona, AO=Aosta=Aoste, AR=Arezzo, AP=Ascoli Piceno, AT=Asti, AV=Avellino, BA=Bari,
    BT=Barletta-Andria-Trani, BL=Belluno, BN=Benevento, BG=Bergamo, BI=Biella, BO=Bologna, BZ=Bolzano=Bozen, BS=Brescia,
    BR=Brindisi, CA=Cagliari, CL=Caltanissetta, CB=Campobasso, CI=Sulcis Iglesiente=Carbonia-Iglesias, CE=Caserta,
    CT=Catania, CZ=Catanzaro, CH=Chieti, CO=Como, CS=Cosenza, CR=Cremona, KR=Crotone, CN=Cuneo, EN=Enna, FM=Fermo,
    FE=Ferrara, FI=Firenze=Florence, FG=Foggia, FC=Forlì-Cesena, FR=Frosinone, GE=Genova=Genoa, GO=Gorizia, GR=Grosseto,
    IM=Imperia, IS=Isernia, SP=La Spezia, AQ=L’Aquila, LT=Latina, LE=Lecce, LC=Lecco, LI=Livorno, LO=Lodi, LU=Lucca,
    MC=Macerata, MN=Mantova=Mantua, MS=Massa-Carrara, MT=Matera, ME=Messina, MI=Milano=Milan, MO=Modena, MB=Monza e Brianza,
    NA=Napoli=Naples, NO=Novara, NU=Nuoro, OG=Ogliastra, OR=Oristano, OT=Gallura Nord-Est Sardegna=Olbia-Tempio,
    PD=Padova=Padua, PA=Palermo, PR=Parma, PV=Pavia, PG=Perugia, PU=Pesaro e Urbino, PE=Pescara, PC=Piacenza, PI=Pisa,
    PT=Pistoia, PN=Pordenone, PZ=Potenza, PO=Prato, RG=Ragusa, RA=Ravenna, RC=Reggio Calabria, RE=Reggio Emilia, RI=Rieti,
    RN=Rimini, RM=Roma=Rome, RO=Rovigo, SA=Salerno, SS=Sassari, SV=Savona, SI=Siena, SR=Siracusa=Syracuse, SO=Sondrio,
    SU=Sud Sardegna, TA=Taranto, TE=Teramo, TR=Terni, TO=Torino=Turin, TP=Trapani, TN=Trento, TV=Treviso, TS=Trieste,
    UD=Udine, VA=Varese, VE=Venezia=Venice, VB=Verbano-Cusio-Ossola, VC=Vercelli, VR=Verona, VV=Vibo Valentia, VI=Vicenza,
    VS=Medio Campidano, VT=Viterbo`,
  US: `AL=Alabama, AK=Alaska, AZ=Arizona, AR=Arkansas, CA=California, CO=Colorado, CT=Connecticut, DE=Delaware,
    DC=District of Columbia, FL=Florida, GA=Georgia, HI=Hawaii, ID=Idaho, IL=Illinois, IN=Indiana, IA=Iowa, KS=Kansas,
    KY=Kentucky, LA=Louisiana, ME=Maine, MD=Maryland, MA=Massachusetts, MI=Michigan, MN=Minnesota, MS=Mississippi,
    MO=Missouri, MT=Montana, NE=Nebraska, NV=Nevada, NH=New Hampshire, NJ=New Jersey, NM=New Mexico, NY=New York,
    NC=North Carolina, ND=North Dakota, OH=Ohio, OK=Oklahoma, OR=Oregon, PA=Pennsylvania, RI=Rhode Island,
    SC=South Carolina, SD=South Dakota, TN=Tennessee, TX=Texas, UT=Utah, VT=Vermont, VA=Virginia, WA=Washington,
    WV=West Virginia, WI=Wisconsin, WY=Wyoming, PR=Puerto Rico, GU=Guam, VI=Virgin Islands, AS=American Samoa,
    MP=Northern Mariana Islands, AA=Armed Forces Americas, AE=Armed Forces Europe, AP=Armed Forces Pacific`,
}

const statesOf = (country: string): string[][] =>
  (statesByCountry[country]?.split(/,\s+/) ?? []).map((state) => state.split('='))

/** Whether addresses in a country name a state or province. */
export const hasStates = (country: string): boolean => country in statesByCountry

/**
 * A state or province as addresses write it, by any of its names, in any case and without accents. Of two names beside each
 * other, such as Alicante/Alacant, one is enough. Undefined when there is none.
 */
export function readState(typed: string, country: string): string | undefined {
  const plain = typed.split('/').map(plainText)
  return statesOf(country).find((names) => names.some((name) => plain.includes(plainText(name))))?.[0]
}

/** A state or province of a country, to show what is asked for. */
export function stateExample(country: string): string {
  const [written = '', name] = statesOf(country).at(1) ?? []
  return name === undefined ? written : `${name} (${written})`
}

const plainText = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}|[.]/gu, '')
    .replace('’', "'")
    .toLowerCase()
    .trim()
