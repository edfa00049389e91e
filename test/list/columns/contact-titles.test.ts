import { expect, test } from 'vitest'
import { readHeaderCell } from '../../../src-renderer/list/columns/header-cell.ts'
import { readLines } from './read-lines.ts'

// Titles of contact columns, made of words of their own: kinds of contact, persons and houses, four languages, and the
// order in which they are written. None of the words is read from the vocabulary.

interface Language {
  readonly phones: readonly string[]
  readonly mails: readonly string[]
  /** Whose contact it may be. */
  readonly others: readonly string[]
  /** Orders: `K` is the kind, `P` the person. */
  readonly orders: readonly string[]
  /** What leaves it the patient's own, and how it is put together. */
  readonly own: readonly string[]
}

const french: Language = {
  phones: ['Tél.', 'Téléphone', 'Natel', 'Portable', 'Mobile', 'N° de tél.'],
  mails: ['E-mail', 'Courriel'],
  others: [
    'aidant',
    'proche aidant',
    'mère',
    'père',
    'maman',
    'conjoint',
    'épouse',
    'partenaire',
    'compagnon',
    'tuteur',
    'curatrice',
    'beau-père',
    'marraine',
    'éducateur',
    'assistante sociale',
    'CMS',
    'EMS',
    'foyer',
    'crèche',
    'école',
    'employeur',
    'entreprise',
    'société',
    'référent',
    'répondant',
    'ergothérapeute',
    'logopédiste',
    'transporteur',
    'ambulance',
    'chauffeur',
    'régie',
    'concierge',
    'gardienne',
    'bénévole',
    'assurance',
    'avocat',
    'infirmière',
    'soignant',
    'secrétariat',
    'médecin',
    'pédiatre',
    'coordinatrice',
    'interprète',
    'tiers',
    'famille',
    'contact urgence'
  ],
  orders: ['K P', 'K (P)', 'P K', 'P - K', 'K de P', 'K du/de la P'],
  own: [
    'K',
    'K privé',
    'K prof.',
    'K 1',
    'K 2',
    'K patient',
    'K du patient',
    'K (privé)',
    'K principal',
    'K de contact',
    'K domicile',
    'K personnel',
    'K du/de la patient(e)',
    'K *'
  ]
}

const german: Language = {
  phones: ['Tel.', 'Telefon', 'Natel', 'Handy', 'Mobile', 'Mobiltelefon', 'Telefonnummer'],
  mails: ['E-Mail', 'Mailadresse'],
  others: [
    'Erziehungsberechtigte',
    'Sorgerecht',
    'Mutter',
    'Vater',
    'Eltern',
    'Ehefrau',
    'Partnerin',
    'Lebenspartner',
    'Gotte',
    'Götti',
    'Beistand',
    'Vormund',
    'Bezugsperson',
    'Betreuer',
    'Begleitperson',
    'Nachbarin',
    'Keyworker',
    'Case Manager',
    'Spitex',
    'Heim',
    'APH',
    'Kita',
    'Hort',
    'Schule',
    'Lehrperson',
    'Firma',
    'Arbeitgeber',
    'Geschäft',
    'Fahrdienst',
    'Taxi',
    'Hauswart',
    'Vermieter',
    'Verwaltung',
    'Übersetzerin',
    'Dolmetscher',
    'Assistent',
    'MPA',
    'Sekretariat',
    'Hausarzt',
    'Zuweiser',
    'Therapeutin',
    'Ergo',
    'Logopädin',
    'Drittperson',
    'Vertrauensperson',
    'Angehörige',
    'Notfall'
  ],
  orders: ['K P', 'K (P)', 'P K', 'P-K', 'K der/des P', 'K von P'],
  own: [
    'K',
    'K privat',
    'K P',
    'K 1',
    'K 2',
    'K Patient',
    'K Patient/in',
    'K (privat)',
    'K des Patienten',
    'K Nr.',
    'K zuhause',
    'Patient K',
    'K Kontakt',
    'K Pat.'
  ]
}

const italian: Language = {
  phones: ['Tel.', 'Telefono', 'Cellulare', 'Natel', 'Numero di telefono'],
  mails: ['E-mail', 'Indirizzo e-mail'],
  others: [
    'madre',
    'padre',
    'mamma',
    'genitori',
    'coniuge',
    'moglie',
    'compagna',
    'convivente',
    'nuora',
    'zia',
    'badante',
    'tutore',
    'curatrice',
    'madrina',
    'educatore',
    'assistente sociale',
    'casa anziani',
    'asilo',
    'scuola',
    'ditta',
    'datore di lavoro',
    'azienda',
    'accompagnatore',
    'autista',
    'portinaio',
    'amministrazione',
    'vicino',
    'volontario',
    'avvocato',
    'infermiera',
    'segretaria',
    'medico',
    'pediatra',
    'logopedista',
    'interprete',
    'referente',
    'terzi',
    'famiglia',
    'spitex',
    'struttura',
    'caregiver',
    'emergenza'
  ],
  orders: ['K P', 'K (P)', 'P K', 'P - K', 'K del P', 'K della P'],
  own: [
    'K',
    'K privato',
    'K casa',
    'K 1',
    'K 2',
    'K paziente',
    'K del paziente',
    'K (privato)',
    'K principale',
    'K personale',
    'K abitazione',
    'K lavoro',
    'K contatto'
  ]
}

const english: Language = {
  phones: ['Phone', 'Tel.', 'Mobile', 'Cell phone', 'Telephone number', 'Phone no.'],
  mails: ['E-mail', 'Email address'],
  others: [
    'mother',
    'father',
    'parent',
    'guardian',
    'spouse',
    'partner',
    'husband',
    'girlfriend',
    'sibling',
    'godparent',
    'carer',
    'caregiver',
    'keyworker',
    'key worker',
    'social worker',
    'case manager',
    'support worker',
    'advocate',
    'chaperone',
    'escort',
    'driver',
    'transport',
    'nursery',
    'school',
    'teacher',
    'employer',
    'company',
    'business',
    'landlord',
    'warden',
    'neighbour',
    'nursing home',
    'hostel',
    'pharmacy',
    'GP',
    'surgery',
    'nurse',
    'secretary',
    'assistant',
    'interpreter',
    'coordinator',
    'next of kin',
    'emergency contact',
    'attorney',
    'proxy',
    'household'
  ],
  orders: ['K P', 'K (P)', 'P K', 'P - K', "P's K", 'K of P'],
  own: [
    'K',
    'Home K',
    'Work K',
    'K 1',
    'K 2',
    'Patient K',
    "Patient's K",
    'K (home)',
    'Main K',
    'Primary K',
    'Preferred K',
    'K of patient',
    'Contact K'
  ]
}

const languages = [french, german, italian, english]

interface Title {
  readonly title: string
  readonly isMail: boolean
}

function made({ phones, mails }: Language, patterns: readonly string[], others: readonly string[]): readonly Title[] {
  const kinds = [...phones.map((kind) => ({ kind, isMail: false })), ...mails.map((kind) => ({ kind, isMail: true }))]
  return kinds.flatMap(({ kind, isMail }) =>
    patterns.flatMap((pattern) =>
      others.map((other) => ({
        title: pattern.replace(/[KP](?!\p{L})/gu, (letter) => (letter === 'K' ? kind : other)),
        isMail
      }))
    )
  )
}

/** Some patterns hold a `P` of their own: only a lone one is the person. */
function ownTitles({ phones, mails, own }: Language): readonly Title[] {
  const kinds = [...phones.map((kind) => ({ kind, isMail: false })), ...mails.map((kind) => ({ kind, isMail: true }))]
  return kinds.flatMap(({ kind, isMail }) =>
    own.map((pattern) => ({ title: pattern.replace(/(?<!\p{L})K(?!\p{L})/u, () => kind), isMail }))
  )
}

function meaningOf({ title, isMail }: Title): { readonly meaning: string; readonly isAsked: boolean } {
  const contact = (at: number) => (isMail ? `p${at}@example.org` : `079 123 45 0${at}`)
  const { evidence } = readLines(
    `Name;Vorname;Geschlecht;"${title}";Datum`,
    ...[1, 2, 3, 4].map((at) => `Rey${at};Anne;f;${contact(at)};01.12.2026`)
  )
  const column = evidence[3]
  const isAsked = column?.evidence.some((own) => own.kind === 'ignored' && own.reason === 'whose-contact') ?? false
  return { meaning: column?.meaning ?? '', isAsked }
}

const contacts = new Set(['phone', 'phone:mobile', 'email'])

test('a contact under a title that names somebody else, or a house, is never the patient’s', () => {
  const titles = languages.flatMap((language) => made(language, language.orders, language.others))
  expect(titles.length).toBeGreaterThanOrEqual(2000)
  const isRefused = ({ title }: Title) =>
    ['ignore', 'doctor', 'doctorEmail', 'unknown'].includes(readHeaderCell(title).kind)
  expect(titles.filter((title) => !isRefused(title)).map(({ title }) => title)).toEqual([])
  // What a title says alone is not all: values count too. A part of them is read in lists of their own.
  const some = titles.filter((_, at) => at % 12 === 0)
  expect(some.filter((title) => contacts.has(meaningOf(title).meaning)).map(({ title }) => title)).toEqual([])
})

test('a contact under a title of known words is the patient’s, and seldom asked', () => {
  const titles = languages.flatMap(ownTitles)
  expect(titles.length).toBeGreaterThanOrEqual(300)
  const left = titles
    .map((title) => ({ title: title.title, ...meaningOf(title) }))
    .filter(({ meaning }) => !contacts.has(meaning))
  expect(left.filter(({ isAsked }) => !isAsked).map(({ title }) => title)).toEqual([])
  expect(left.length).toBeLessThanOrEqual((titles.length * 15) / 300)
})
