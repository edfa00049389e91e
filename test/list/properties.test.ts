import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readList } from '../../src-renderer/list/index.ts'
import type { Encoding } from '../../src-renderer/list/parsing/index.ts'
import { validationSettings } from '../tools/corpus.ts'
import { encode } from './parsing/builders.ts'

const settings = validationSettings({ now: '2026-11-30T07:00:00Z', defaultLanguage: 'fr' })
const few = <T>(...values: readonly T[]) => fc.constantFrom(...values)

const header = ['Nom', 'Prénom', 'Sexe', 'Natel', 'E-mail', 'Date', 'Heure', 'Langue', 'E-mail médecin', 'Remarque']

/** Patients as a secretary may have typed them, good and bad, of names that every code page holds. */
const anyPatient = fc
  .record({
    last: few('Rochat', 'MÜLLER', 'de la Cruz', "D'Angelo", 'Gétaz', 'Na', ''),
    first: few('Zoé', 'Jörg', 'Anne-Lise', 'Niccolò', 'François', ''),
    sex: few('M', 'F', 'Mme', 'X', ''),
    phone: few('079 223 45 01', '+41782234502', '0041 76 523 45 05', '06 12 34 56 78', '022 345 67 89', '079 12', ''),
    email: few('a@example.org', ' b@example.org', 'c(at)example.org', ''),
    date: few('03.12.2026', '3 décembre 2026', '2026-12-04', '31.02.2027', 'bientôt', '01.12.2025', ''),
    time: few('08:30', '14h05', '9.15 Uhr', 'matin', ''),
    language: few('fr', 'Deutsch', 'albanais', 'klingon', ''),
    doctor: few('blanc@h.example', 'Dr Blanc', ''),
    remark: few('', 'à jeun', 'ligne 1\nligne 2', 'a;b,c|d\te', 'dit "oui"')
  })
  .map((patient) => Object.values(patient))

const patients = fc.array(anyPatient, { minLength: 2, maxLength: 9 })

/** A plain first patient shows a reader of bytes what the list is, as any real list does. */
const usual = [
  'Crettaz',
  'Hélène',
  'F',
  '079 111 22 33',
  'h@example.org',
  '03.12.2026',
  '10:00',
  'fr',
  'b@h.example',
  ''
]

const styles = fc.record({
  encoding: few<Encoding>('utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-15', 'macintosh', 'cp850'),
  mark: fc.boolean(),
  delimiter: few(';', ',', '\t', '|'),
  lineEnd: few('\r\n', '\n', '\r'),
  quoteAll: fc.boolean()
})

function writeCsv(
  rows: readonly (readonly string[])[],
  style: typeof styles extends fc.Arbitrary<infer S> ? S : never
) {
  const cell = (text: string) =>
    style.quoteAll || /["\n\r]/.test(text) || text.includes(style.delimiter) ? `"${text.replaceAll('"', '""')}"` : text
  const text = rows.map((row) => row.map(cell).join(style.delimiter) + style.lineEnd).join('')
  const unicode = style.encoding.startsWith('utf-')
  return encode(style.encoding, unicode && style.mark ? `\ufeff${text}` : text)
}

function judge(bytes: Uint8Array) {
  const reading = readList(bytes, { settings, rowId: String })
  return reading.kind === 'unreadable' ? reading.reason : reading.validator.results()
}

/** Hundreds of lists take a while on a machine with other work: this only ends what hangs. */
const hangsAfterMs = 300_000

const plain = { encoding: 'utf-8', mark: false, delimiter: ';', lineEnd: '\n', quoteAll: false } as const

describe('a table of patients', () => {
  it(
    'gets the same results in every encoding, separator, quoting and line end',
    () => {
      fc.assert(
        fc.property(patients, styles, (people, style) => {
          const rows = [header, usual, ...people]
          const expected = judge(writeCsv(rows, plain))
          expect(Array.isArray(expected)).toBe(true)
          expect(judge(writeCsv(rows, style))).toEqual(expected)
        }),
        { numRuns: 400 }
      )
    },
    hangsAfterMs
  )

  it(
    'is clean after one cleaning: its invitations, read as a list, are the same invitations without repairs',
    () => {
      fc.assert(
        fc.property(patients, (people) => {
          const verdicts = judge(writeCsv([header, usual, ...people], plain))
          if (typeof verdicts === 'string') throw new Error(verdicts)
          const invitations = verdicts.filter(({ status }) => status === 'ready').map(({ invitation }) => invitation)
          const keys = ['lastName', 'firstName', 'gender', 'phoneNumber', 'emailAddress', 'scheduledFor'] as const
          const more = ['language', 'doctorEmail', 'queue'] as const
          const titles = [
            'Last name',
            'First name',
            'Gender',
            'Mobile',
            'Email',
            'Appointment',
            'Language',
            'Doctor email'
          ]
          const again = judge(
            writeCsv(
              [[...titles, 'Queue'], ...invitations.map((one) => [...keys, ...more].map((key) => one[key] ?? ''))],
              plain
            )
          )
          if (typeof again === 'string') throw new Error(again)
          const judged = again.filter(({ status }) => status !== 'aside')
          expect(judged.map(({ status, invitation }) => ({ verdict: status, invitation }))).toEqual(
            invitations.map((invitation) => ({ verdict: 'ready', invitation }))
          )
          const repairs = ['phone-repaired', 'email-repaired', 'name-split', 'language-defaulted', 'landline-ignored']
          expect(judged.flatMap(({ warnings }) => warnings.filter((code) => repairs.includes(code)))).toEqual([])
        }),
        { numRuns: 400 }
      )
    },
    hangsAfterMs
  )
})
