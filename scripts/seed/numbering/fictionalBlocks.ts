/** A regulator's document that keeps numbers for fiction. */
export interface Source {
  regulator: string;
  document: string;
}

/** Numbers that no subscriber is ever given, as the regulator's document lists them: the first and the last, complete. */
export interface FictionalBlock {
  first: bigint;
  last: bigint;
  /** Where or of which kind they are. */
  name: string;
  source: Source;
}

const NANPA: Source = {
  regulator: "North American Numbering Plan Administrator",
  document:
    "ATIS-0300115, 555 NXX Line Number Reference Document: 555-0100 to 555-0199 are for fiction in every area code",
};
const OFCOM: Source = {
  regulator: "Ofcom, United Kingdom",
  document: "Telephone numbers for use in TV and radio drama programmes",
};
const ACMA: Source = {
  regulator: "Australian Communications and Media Authority",
  document: "Phone numbers for use in TV shows, films and creative works",
};
const COMREG: Source = {
  regulator: "Commission for Communications Regulation, Ireland",
  document: "Numbering Conditions of Use and Application Process: 020 91X XXXX for drama use",
};
const ARCEP: Source = {
  regulator: "Autorité de régulation des communications électroniques, France",
  document: "Décision 2018-0881 établissant le plan national de numérotation: numéros pour les œuvres audiovisuelles",
};
const BNETZA: Source = {
  regulator: "Bundesnetzagentur, Germany",
  document: "Mitteilung Nr. 148/2021, Amtsblatt 7/2021: Rufnummern für Medienproduktionen (Drama Numbers)",
};
const PTS: Source = {
  regulator: "Post- och telestyrelsen, Sweden",
  document: "Telefonnummer för användning i böcker och filmer",
};

/** Area codes of cities that films are set in. The rule holds in every area code of the North American plan. */
const AREA_CODES = [
  201, 202, 206, 212, 213, 214, 215, 216, 302, 303, 305, 312, 313, 314, 402, 404, 405, 408, 412, 414, 415, 416, 504,
  512, 514, 602, 604, 612, 615, 617, 619, 701, 702, 713, 718, 808, 907, 917,
];

/** Ofcom's list: the digits after +44 up to the last three, which run from 000 to 999. */
const UNITED_KINGDOM: [digits: number, name: string][] = [
  [113_496_0, "Leeds"],
  [114_496_0, "Sheffield"],
  [115_496_0, "Nottingham"],
  [116_496_0, "Leicester"],
  [117_496_0, "Bristol"],
  [118_496_0, "Reading"],
  [121_496_0, "Birmingham"],
  [131_496_0, "Edinburgh"],
  [141_496_0, "Glasgow"],
  [151_496_0, "Liverpool"],
  [161_496_0, "Manchester"],
  [20_7946_0, "London"],
  [191_498_0, "Tyneside, Durham and Sunderland"],
  [28_9649_6, "Northern Ireland"],
  [29_2018_0, "Cardiff"],
  [1632_960, "no area in particular"],
  [7700_900, "mobile"],
  [8081_570, "freephone"],
  [909_8790, "premium rate"],
  [3069_990, "all of the United Kingdom"],
];

/** ACMA's list of mobile, freephone and local rate numbers, which are single ones. */
const AUSTRALIA_SINGLE = [
  491_570_006, 491_570_156, 491_570_157, 491_570_158, 491_570_159, 491_570_110, 1_800_160_401, 1_800_975_707,
];

export const fictionalBlocks: readonly FictionalBlock[] = [
  ...AREA_CODES.map((area) => ({ ...span(`1${area}55501`, 11), name: `area code ${area}`, source: NANPA })),
  ...UNITED_KINGDOM.map(([digits, name]) => ({ ...span(`44${digits}`, 12), name, source: OFCOM })),
  ...[2, 3, 7, 8].flatMap((area) =>
    [5550, 7010].map((code) => ({ ...span(`61${area}${code}`, 11), name: `area code 0${area}`, source: ACMA })),
  ),
  ...AUSTRALIA_SINGLE.map((number) => {
    const complete = `61${number}`;
    return { ...span(complete, complete.length), name: "mobile and freephone", source: ACMA };
  }),
  { ...span("3532091", 12), name: "drama use", source: COMREG },
  { ...span("3319900", 11), name: "Île-de-France", source: ARCEP },
  { ...span("3326191", 11), name: "north-west", source: ARCEP },
  { ...span("3335301", 11), name: "north-east", source: ARCEP },
  { ...span("3346571", 11), name: "south-east", source: ARCEP },
  { ...span("3353649", 11), name: "south-west", source: ARCEP },
  { ...span("3363998", 11), name: "mobile", source: ARCEP },
  { ...span("493023125", 12), name: "Berlin", source: BNETZA },
  { ...span("496990009", 12), name: "Frankfurt am Main", source: BNETZA },
  { ...span("494066969", 12), name: "Hamburg", source: BNETZA },
  { ...span("492214710", 12), name: "Köln", source: BNETZA },
  { ...span("498999998", 12), name: "München", source: BNETZA },
  { ...span("463139006", 11), name: "Göteborg", source: PTS },
  { ...span("464062804", 11), name: "Malmö", source: PTS },
  { ...span("468465004", 11), name: "Stockholm", source: PTS },
  { ...span("469803192", 11), name: "Kiruna", source: PTS },
  { first: 46_701_740_605n, last: 46_701_740_699n, name: "mobile", source: PTS },
];

/** All complete numbers of so many digits under a prefix. */
function span(prefix: string, digits: number): { first: bigint; last: bigint } {
  return { first: BigInt(prefix.padEnd(digits, "0")), last: BigInt(prefix.padEnd(digits, "9")) };
}
