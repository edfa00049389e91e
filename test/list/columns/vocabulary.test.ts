import { expect, test } from 'vitest'
import * as vocabulary from '../../../src-renderer/list/columns/vocabulary/index.ts'
import { allWords, type Terms } from '../../../src-renderer/list/terms.ts'

const concepts: readonly (readonly [name: string, pattern: Terms])[] = Object.entries(vocabulary).flatMap(
  ([name, pattern]) => (pattern instanceof RegExp && 'words' in pattern ? [[name, pattern as Terms] as const] : [])
)

/** Concepts that ask another question of words that already have a concept. */
const repeats: Readonly<Record<string, string>> = {
  aboutAppointment: 'Asked of titles that name an appointment.',
  appointmentNumber: 'Asked of titles that name an appointment.',
  otherStatus: 'Asked of titles that name a status.',
  notABirthDate: 'Asked of titles that name a birth.',
  notAPersonsName: 'Asked of titles that could hold a name.',
  aboutContact: 'Asked of titles that name a phone or an address.',
  othersGroup: 'The words of othersContact that may be alone above columns.',
  relation: 'Asked of the column before a contact.',
  sexOrKind: 'The words of gender that have a second meaning.',
  nameQualifiers: 'Words that leave a title as it is, among them the names.',
  plainMoment: 'Words that leave a date as it is, among them dates, times and appointments.',
  weakMoment: 'The words of date, time and start that could be anything else.',
  plainEnglishName: 'Asked of the title over both names.',
  englishTitle: 'Asked of all titles, for their language.',
  germanTitle: 'Asked of all titles, for their language.'
}

/** Words of two concepts. */
const shared: readonly (readonly [concepts: string, words: string, reason: string])[] = [
  ['age + replacedAppointment', 'alter', '`Alter` alone is the age; `Alter Termin` the old appointment.'],
  [
    'noUse + othersContact',
    'abteilung, bed, bett, chambre, commune, department, departement, dipartimento, etablissement, gruppe, hopital, ' +
      'hospital, klinik, letto, lit, location, ospedal, reparto, room, service, services, spital, stanza, station, ' +
      'unite, unites, ward, zi, zimmer',
    'A house or a room is of no use alone; with a phone, the phone is the house’s.'
  ],
  ['belongsTo + doctor', 'holder', 'The holder of a clinic; whose a number is.'],
  ['contactLabel + personInCare', 'kind', 'The kind of a number; German for a child.'],
  ['contactLabel + noUse', 'tipo, type', 'The kind of a number, or of anything.'],
  ['birth + birthName', 'ne', '`Né` alone was read as either; the first question asked wins.'],
  ['family + otherMoment', 'surgery', 'A practice in England; an operation with a date.'],
  ['firstName + otherAppointment', 'first', '`First` ends a title of names; a first visit.'],
  ['lastName + otherMoment', 'last', '`Last` ends a title of names; the last visit.'],
  ['idAcronyms + noUse', 'veka', 'The insurance card: its number, or whether it was shown.'],
  [
    'movedAppointment + otherAppointment',
    'deplace, reporte, verschoben',
    'A day of another visit; next to the visit’s own day, that it was moved.'
  ],
  ['otherMoment + othersContact', 'labor', 'The date of an analysis; the phone of the laboratory.'],
  ['otherMoment + staffAndPayers', 'factur, fattur, rechnung', 'The date of an invoice; who pays it.'],
  ['otherMoment + status', 'annulation', 'The date of a cancellation; alone, that there was one.']
]

/** Cells that a term is written for: a `*` as nothing and as more letters, every choice, joined and apart. */
function cellsOf(term: string): readonly string[] {
  const parts = term
    .replace(/^=/, '')
    .replace(/^\* | \*$/g, '')
    .split(/([ +])/)
  const ways = parts.map((part) => (part === '+' ? ['', ' '] : part === ' ' ? [' '] : part.split('|')))
  const cells = ways.reduce((found, choices) => found.flatMap((cell) => choices.map((choice) => cell + choice)), [''])
  return cells.flatMap((cell) => [cell.replaceAll('*', ''), cell.replaceAll('*', 'x')])
}

/** A word without its notation: `*zimmer` and `zimmer*` are one word. */
function bare(term: string): string {
  return term.replace(/[=*]/g, '').trim()
}

test.each(concepts)('every word of %s is matched by it', (_, pattern) => {
  const missed = allWords(pattern.words).filter((term) => cellsOf(term).some((cell) => !pattern.test(cell)))
  expect(missed).toEqual([])
})

test.each(concepts)('every phrase that %s excludes holds one of its words, and is not matched', (_, pattern) => {
  const excluded = (pattern.words.not ?? '').split(',').map((phrase) => phrase.trim())
  const matched = excluded.filter((phrase) => phrase !== '' && cellsOf(phrase).some((cell) => pattern.test(cell)))
  expect(matched).toEqual([])
})

test('words hold only letters, digits and the signs of the notation', () => {
  const odd = concepts.flatMap(([, { words }]) => allWords(words)).filter((term) => !/^[a-z0-9 |+*=]+$/.test(term))
  expect(odd).toEqual([])
})

test('a word is in one concept, but for those that are listed as shared', () => {
  const byWord = new Map<string, Set<string>>()
  for (const [name, { words }] of concepts) {
    if (name in repeats) continue
    for (const term of allWords(words)) byWord.set(bare(term), (byWord.get(bare(term)) ?? new Set()).add(name))
  }
  const found = [...byWord]
    .filter(([, names]) => names.size > 1)
    .map(([word, names]) => `${word}: ${[...names].sort().join(' + ')}`)
  const listed = shared.flatMap(([names, words]) => words.split(', ').map((word) => `${word}: ${names}`))
  expect(found.sort()).toEqual(listed.sort())
})

test('a word is once in its concept', () => {
  const twice = concepts.flatMap(([name, { words }]) => {
    const all = allWords(words)
    return all.filter((term, index) => all.indexOf(term) !== index).map((term) => `${name}: ${term}`)
  })
  expect(twice).toEqual([])
})

test('a concept has words in every language, or says why not', () => {
  const silent = concepts.flatMap(([name, { words }]) =>
    (['fr', 'de', 'it', 'en'] as const)
      .filter((language) => !words[language] && !words.any && !words.none?.[language])
      .map((language) => `${name}: ${language}`)
  )
  expect(silent).toEqual([])
})

test('a reason for no words is given only where there are none', () => {
  const needless = concepts.flatMap(([name, { words }]) =>
    (['fr', 'de', 'it', 'en'] as const)
      .filter((language) => words[language] && words.none?.[language])
      .map((language) => `${name}: ${language}`)
  )
  expect(needless).toEqual([])
})

const patterns: readonly (readonly [name: string, pattern: RegExp, matched: string, refused: string])[] = [
  [
    'contact',
    vocabulary.contact,
    'kontakt, coordonnees domicile, kontakt casa, erreichbarkeit unter',
    'kontakt arzt, notfallkontakt'
  ],
  ['bareNumber', vocabulary.bareNumber, 'nr, lfd nr, id no', 'patient nr, tel'],
  [
    'kindOf',
    vocabulary.kindOf,
    'genre de consultation, genere della visita, genre de la visite',
    'genre, genre du patient, genre de la patiente'
  ],
  [
    'otherName',
    vocabulary.otherName,
    'autres prenoms, 2 vorname, fruherer nachname, ancien nom, zweitname',
    'prenom, nom'
  ],
  [
    'groupLine',
    vocabulary.groupLine,
    'patient, donnees du patient, arzt kontakt, medecin de famille',
    'patient informe, nom'
  ],
  [
    'total',
    vocabulary.total,
    'total, zwischensumme, nombre de patients, 12 termine, gesamt total',
    'patient total, 12 rue'
  ],
  ['footer', vocabulary.footer, 'imprime le 3, liste page 2, confidentiel, fin de la liste', 'paget anne, derendinger'],
  ['heading', vocabulary.heading, 'service de chirurgie, dal 3 al 5', 'serviceux'],
  ['noTitle', vocabulary.noTitle, 'column 3, spalte, 12, unnamed 0', 'colonne x']
]

test.each(patterns)('%s, more than words, matches its examples only', (_, pattern, matched, refused) => {
  const wrong = [
    ...matched.split(', ').filter((cell) => !pattern.test(cell)),
    ...refused.split(', ').filter((cell) => pattern.test(cell))
  ]
  expect(wrong).toEqual([])
})
