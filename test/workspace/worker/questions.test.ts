import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { ImportTemplate, ListSettings } from '#contract/list.ts'
import {
  withContact,
  withDay,
  withFoundDays,
  withVisits
} from '../../../src-renderer/screens/check/questions/answers.ts'
import { withDateOrder } from '../../../src-renderer/workspace/template-memory.ts'
import type { ListWork, RowView } from '../../../src-renderer/workspace/views.ts'
import { createListSession } from '../../../src-renderer/workspace/worker/list-session.ts'
import { viewsOf } from '../../support/row-view.ts'

const now = Date.parse('2026-11-30T07:00:00Z')
const settings: ListSettings = {
  defaultCountry: 'CH',
  timeZone: 'Europe/Zurich',
  defaultLanguage: 'fr',
  delivery: 'server',
  queue: 'Cardiologie'
}

interface Opened {
  readonly work: ListWork
  readonly answer: Extract<ReturnType<ListWork['read']>, { kind: 'read' }>
}

/** What the user sees now. */
const seenIn = (work: ListWork): number => work.endOpen(undefined).changed.number

function opened(
  lines: readonly string[],
  { fileName = '', templates = [] }: { readonly fileName?: string; readonly templates?: readonly ImportTemplate[] } = {}
): Opened {
  const work = createListSession(randomUUID)
  const source = { bytes: new TextEncoder().encode(lines.join('\r\n')) }
  const answer = work.read({ source, choices: {}, fileName, settings, templates, directory: [], now })
  if (answer.kind !== 'read') throw new Error(answer.kind)
  return { work, answer }
}

function rowOf(work: ListWork, lastName: string): RowView {
  const view = viewsOf(work).find(({ texts }) => texts.lastName === lastName)
  if (view === undefined) throw new Error(`nobody is called ${lastName}`)
  return view
}

const undated = [
  'Consultations du mardi 1er décembre 2026',
  'Nom;Prénom;Sexe;Natel;Heure',
  'Rey;Anna;F;079 555 51 01;08:00',
  'Favre;Jean;M;079 555 51 02;08:30'
]

test('the day in the title is asked with its words, and one yes gives it to all rows', () => {
  const { work, answer } = opened(undated)
  const { day } = answer.changed.questions
  expect(day).toEqual({
    count: 2,
    found: [{ day: '2026-12-01', from: 'title', text: 'Consultations du mardi 1er décembre 2026' }],
    answer: null,
    isOpen: true
  })
  const changed = work.setSettings({ change: withFoundDays(settings, day?.found ?? []), now })
  expect(changed.figures.ready).toBe(2)
  expect(changed.questions.day).toMatchObject({ answer: 'proposed', isOpen: false })
  expect(rowOf(work, 'Rey').appointmentAt).toBe(Date.parse('2026-12-01T07:00:00Z'))
  const { changed: undone } = work.undo(undefined)
  expect([undone.figures.ready, undone.questions.day?.isOpen]).toEqual([0, true])
  expect(work.redo(undefined).changed.figures.ready).toBe(2)
})

test('a list without any day asks for one date', () => {
  const { work, answer } = opened(undated.slice(1))
  expect(answer.changed.questions.day).toEqual({ count: 2, found: [], answer: null, isOpen: true })
  const changed = work.setSettings({ change: withDay(settings, '2026-12-03'), now })
  expect([changed.figures.ready, changed.questions.day?.isOpen]).toEqual([2, false])
})

test('the name of the file gives a day, also after another answer', () => {
  const { work, answer } = opened(undated.slice(1), { fileName: 'planning 2026-12-03.csv' })
  const { day } = answer.changed.questions
  expect(day?.found).toMatchObject([{ day: '2026-12-03', from: 'file-name' }])
  const changed = work.setSettings({ change: withFoundDays(settings, day?.found ?? []), now })
  expect(changed.figures.ready).toBe(2)
})

test('a day in another place than before is asked again, and gives no row a day until then', () => {
  const template = templateOf(opened(undated), { ...settings, day: 'proposed', dayFrom: ['title'] })
  const { answer } = opened(undated.slice(1), { fileName: 'planning 2026-12-03.csv', templates: [template] })
  expect(answer.match.kind).toBe('same')
  expect(answer.changed.questions.day).toMatchObject({ isOpen: true, found: [{ from: 'file-name' }] })
  expect(answer.changed.figures.ready).toBe(0)
})

test('a day that an older version kept with the kind of file is not used', () => {
  const template = templateOf(opened(undated), { ...settings, day: '2026-12-01' })
  const { answer } = opened(undated.slice(1), { templates: [template] })
  expect(answer.settings.day).toBeUndefined()
  expect(answer.changed.questions.day?.isOpen).toBe(true)
})

const withCarers = [
  'Nom;Prénom;Sexe;Natel;Tél. Tamar;Date;Heure',
  'Rey;Anna;F;079 555 51 01;079 555 61 01;01.12.2026;08:00',
  'Favre;Jean;M;;079 555 61 02;01.12.2026;08:30',
  'Blanc;Zoé;F;;079 555 61 03;01.12.2026;09:00'
]

test('a contact of unclear owner is asked with samples and how many patients depend on it', () => {
  const { work, answer } = opened(withCarers)
  expect(answer.changed.questions.contacts).toEqual([
    {
      column: 4,
      header: 'Tél. Tamar',
      meaning: 'phone',
      samples: ['079 555 61 01', '079 555 61 02', '079 555 61 03'],
      withoutOther: 2
    }
  ])
  const [contact] = answer.changed.questions.contacts
  if (contact === undefined) throw new Error('nothing is asked')
  const { changed, source } = work.setLayout({ change: withContact(answer.source.layout, contact, true) })
  expect([changed.figures.ready, changed.questions.contacts]).toEqual([3, []])
  expect(source.layout.columns[4]).toBe('phone')
  const undone = work.undo(undefined)
  expect([undone.changed.figures.ready, undone.changed.questions.contacts.length]).toEqual([1, 1])
})

test('a contact that is not the patient’s stays unused, and is not asked again when the file is read again', () => {
  const { work, answer } = opened(withCarers)
  const [contact] = answer.changed.questions.contacts
  if (contact === undefined) throw new Error('nothing is asked')
  work.setLayout({ change: withContact(answer.source.layout, contact, false) })
  const source = { bytes: new TextEncoder().encode(withCarers.join('\r\n')) }
  const again = work.read({
    source,
    choices: { delimiter: ';' },
    fileName: '',
    settings,
    templates: [],
    directory: [],
    keepEdits: true,
    now
  })
  if (again.kind !== 'read') throw new Error(again.kind)
  expect(again.changed.questions.contacts).toEqual([])
  expect(again.changed.figures.ready).toBe(1)
  expect(work.setHeaderRow({ headerRow: 1 }).changed.questions.contacts).toEqual([])
})

const visits = [
  'Nom;Prénom;Sexe;Natel;Date;Heure;Type',
  'Rey;Anna;F;079 555 51 01;01.12.2026;08:00;Vidéo',
  'Favre;Jean;M;079 555 51 02;01.12.2026;08:30;Cabinet',
  'Blanc;Zoé;F;079 555 51 03;01.12.2026;09:00;cabinet',
  'Roux;Luc;M;079 555 51 04;01.12.2026;09:30;Téléphone'
]
const onlyVideo = withVisits(
  settings,
  'Type',
  ['Vidéo', 'Cabinet', 'Téléphone'].map((value) => ({ value })),
  new Set(['Vidéo'])
)

test('kinds of visits are asked with their counts; what is not chosen is left out and can be taken back', () => {
  const { work, answer } = opened(visits)
  expect(answer.changed.questions.invite).toEqual({
    column: 'Type',
    kinds: [
      { value: 'Cabinet', count: 2, isChosen: false, isNew: false },
      { value: 'Vidéo', count: 1, isChosen: true, isNew: false },
      { value: 'Téléphone', count: 1, isChosen: false, isNew: false }
    ],
    isOpen: true
  })
  const changed = work.setSettings({ change: onlyVideo, now })
  expect(changed.figures).toMatchObject({ patients: 4, ready: 1, blocked: 0, excluded: 3 })
  expect([changed.stats.out, changed.issueGroups, changed.questions.invite?.isOpen]).toEqual([4, [], false])
  const favre = rowOf(work, 'Favre')
  expect(favre.status).toBe('excluded')
  const back = work.change({ changes: [{ rowId: favre.rowId, accepted: { 'not-chosen': true } }] })
  expect(back.figures).toMatchObject({ ready: 2, excluded: 2 })
  expect(work.undo(undefined).changed.figures.ready).toBe(1)
})

test('a kind of visits that no list had before is asked again and invited to by nobody until then', () => {
  const template = templateOf(opened(visits), onlyVideo)
  const next = [...visits, 'Müller;Eva;F;079 555 51 05;01.12.2026;10:00;Téléconsultation']
  const { answer } = opened(next, { templates: [template] })
  expect(answer.changed.figures.ready).toBe(1)
  expect(answer.changed.questions.invite?.isOpen).toBe(true)
  expect(answer.changed.questions.invite?.kinds.at(-1)).toEqual({
    value: 'Téléconsultation',
    count: 1,
    isChosen: true,
    isNew: true
  })
  const otherwise = visits.map((line) => line.replace('Vidéo', 'VIDEO').replace('Cabinet', 'cabinet'))
  const { answer: same } = opened(otherwise, { templates: [template] })
  expect([same.changed.figures.ready, same.changed.questions.invite?.isOpen]).toEqual([1, false])
})

test('a number of two countries shows both readings, and one country settles all of them', () => {
  const { work, answer } = opened([
    'Nom;Prénom;Sexe;Téléphone;Date;Heure',
    'Rey;Anna;F;07 88 99 00 11;01.12.2026;08:00',
    'Favre;Jean;M;07 88 99 00 12;01.12.2026;08:30'
  ])
  expect(answer.changed.questions.pairs).toMatchObject({
    count: 2,
    isOpen: true,
    samples: [
      {
        text: '07 88 99 00 11',
        readings: expect.arrayContaining([
          { country: 'CH', number: '+41788990011' },
          { country: 'FR', number: '+33788990011' }
        ])
      },
      { text: '07 88 99 00 12' }
    ]
  })
  const changed = work.setSettings({ change: { ...settings, pairsCountry: 'FR' }, now })
  expect([changed.figures.ready, changed.questions.pairs?.isOpen]).toEqual([2, false])
  expect(rowOf(work, 'Rey').texts.phone).toBe('+33788990011')
})

test('dates of two readings are shown both ways, and either answer settles them', () => {
  const { work, answer } = opened([
    'Nom;Prénom;Sexe;Natel;Date;Heure',
    'Rey;Anna;F;079 555 51 01;03/04/2027;08:00',
    'Favre;Jean;M;079 555 51 02;01/14/2027;08:30'
  ])
  expect(answer.changed.questions.dateOrder).toEqual({
    samples: [{ text: '03/04/2027', dayFirst: Date.UTC(2027, 3, 3), monthFirst: Date.UTC(2027, 2, 4) }],
    decisive: { date: '01/14/2027', order: 'month-first' },
    isOpen: true
  })
  const { layout } = answer.source
  const month = work.setLayout({ change: withDateOrder(layout, 'month-first') })
  expect([month.changed.figures.ready, month.changed.questions.dateOrder]).toEqual([2, null])
  const day = work.setLayout({ change: withDateOrder(layout, 'day-first') })
  expect([day.changed.figures.ready, day.changed.questions.dateOrder]).toEqual([1, null])
})

test('a remark against and the number of another person are shown with their words, and let through', () => {
  const { work, answer } = opened([
    'Nom;Prénom;Sexe;Natel;Date;Heure;Remarque',
    'Rey;Anna;F;079 555 51 01;01.12.2026;08:00;annulé par téléphone',
    'Favre;Jean;M;079 555 51 02 (fille);01.12.2026;08:30;'
  ])
  expect(answer.changed.issueGroups.map(({ code, words }) => [code, words])).toEqual([
    ['remark-against', ['annulé par téléphone']],
    ['phone-of-other', ['079 555 51 02 (fille)']]
  ])
  expect(rowOf(work, 'Rey').remark).toBe('annulé par téléphone')
  work.decide({ issue: 'remark-against', decision: { kind: 'accept' }, seen: seenIn(work) })
  const { figures } = work.decide({ issue: 'phone-of-other', decision: { kind: 'accept' }, seen: seenIn(work) })
  expect([figures.ready, figures.blocked]).toEqual([2, 0])
  expect(rowOf(work, 'Favre').texts.phone).toBe('+41795555102')
})

test('a stored list keeps its answers', () => {
  const { work, answer } = opened(visits)
  work.setSettings({ change: onlyVideo, now })
  const rows = work.rows({ from: 0, to: 5 })
  const { layout, format } = answer.source
  const reopened = createListSession(randomUUID)
  const document = { name: 'x', fileName: '', settings: onlyVideo, format, choices: {}, layout }
  reopened.beginOpen({ document, directory: [], now })
  reopened.addRows({ rows })
  const { changed } = reopened.endOpen(undefined)
  expect([changed.figures.ready, changed.questions.invite?.isOpen]).toEqual([1, false])
})

/** The template of a list whose columns the user has confirmed. */
function templateOf({ answer }: Opened, own: ListSettings): ImportTemplate {
  const { signature, layout } = answer.source
  return { signature, name: 'Agenda', layout, settings: own, choices: {}, usedAt: 0 }
}
