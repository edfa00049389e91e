import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { DirectoryEntry } from '#contract/directory.ts'
import type { ListSettings } from '#contract/list.ts'
import type { ListUpdate, ListWork } from '../../../src-renderer/workspace/views.ts'
import { createListSession } from '../../../src-renderer/workspace/worker/list-session.ts'

const now = Date.parse('2026-11-30T07:00:00Z')
const settings: ListSettings = {
  defaultCountry: 'CH',
  timeZone: 'Europe/Zurich',
  defaultLanguage: 'fr',
  delivery: 'server'
}
const keller: DirectoryEntry = { text: 'Dora Keller', doctorEmail: 'dora.keller@hospital.example' }
const unit: DirectoryEntry = { text: 'Tagesklinik', queue: 'Onkologie' }

function listOf(doctors: readonly string[], header = 'Médecin', more: readonly string[] = []): string {
  const rows = doctors.map(
    (doctor, at) => `Muster${at};Alma;F;079 200 00 ${10 + at};01.12.2026;08:${10 + at};${doctor}${more[at] ?? ''}`
  )
  return [`Nom;Prénom;Sexe;Natel;Date;Heure;${header}`, ...rows].join('\r\n')
}

function opened(
  text: string,
  directory: readonly DirectoryEntry[] = [],
  with_: Partial<ListSettings> = {}
): { readonly work: ListWork; readonly changed: ListUpdate } {
  const work = createListSession(randomUUID)
  const answer = work.read({
    source: { bytes: new TextEncoder().encode(text) },
    choices: {},
    fileName: '',
    settings: { ...settings, ...with_ },
    templates: [],
    directory,
    now
  })
  if (answer.kind !== 'read') throw new Error(answer.kind)
  return { work, changed: answer.changed }
}

test('doctors of whom nobody has said who is meant are counted once for each, however written', () => {
  const { changed } = opened(listOf(['Dr Keller', 'KELD', 'KELLER', 'Dr. med. Keller', 'Tagesklinik', '']))
  expect(changed.unknownDoctors).toEqual([
    { identity: 'keller', text: 'Dr Keller', patients: 3 },
    { identity: 'keld', text: 'KELD', patients: 1 },
    { identity: 'tagesklinik', text: 'Tagesklinik', patients: 1 }
  ])
})

test('a list reads its doctors by the directory, and a change of it counts for all rows at once', () => {
  const { work, changed } = opened(listOf(['Dr Keller', 'Dora Keller', 'Tagesklinik']), [keller])
  const after = work.setDirectory({ entries: [keller, unit], step: null })
  expect([changed.figures.ready, changed.unknownDoctors.length, after.figures.ready, after.unknownDoctors]).toEqual([
    2,
    1,
    3,
    []
  ])
  const [first, , last] = work.contents({ from: 0, to: 4 })
  expect([first?.content.doctorEmail, last?.content.queue]).toEqual(['dora.keller@hospital.example', 'Onkologie'])
})

test('what the user said of a doctor is one step to undo, which names what has to be stored', () => {
  const { work } = opened(listOf(['Dr Keller', 'Tagesklinik']))
  const step = { saved: [keller], forgotten: [] }
  expect(work.setDirectory({ entries: [keller], step }).undoCount).toBe(1)
  const undone = work.undo(undefined)
  expect([undone.kind, undone.directory]).toEqual(['directory', { saved: [], forgotten: [keller] }])
  expect(work.redo(undefined).directory).toEqual(step)
})

test('a doctor for the whole list is for none of several doctors, and for rows that name none', () => {
  const withDoctor = { doctorEmail: 'everybody@hospital.example' }
  const several = opened(listOf(['Dr Keller', 'Dr Favre', '']), [], withDoctor).changed
  const one = opened(listOf(['Dr Keller', 'KELLER', '']), [], withDoctor).changed
  expect([several.figures.ready, several.stats.namesSeveralDoctors, several.unknownDoctors.length]).toEqual([
    1,
    true,
    2
  ])
  expect([one.figures.ready, one.stats.namesSeveralDoctors, one.unknownDoctors.length]).toEqual([3, false, 0])
})

test('a list that has both the name and the address of doctors shows which belong together', () => {
  const addresses = [';dora.keller@hospital.example', ';dora.keller@hospital.example', ';', ';jean@hospital.example']
  const text = listOf(['Dr Keller', 'Dr Keller', 'Dr Favre', 'A / B'], 'Médecin;Email médecin', addresses)
  const { work } = opened(text, [], { queue: 'Cardiologie' })
  expect(work.seenDestinations(undefined)).toEqual([{ text: 'Dr Keller', doctorEmail: 'dora.keller@hospital.example' }])
})

test('an address that the user typed for a row belongs to the doctor whom the row names', () => {
  const { work } = opened(listOf(['Dr Keller', 'Dr Favre']))
  const [, row] = work.rows({ from: 0, to: 2 })
  const edits = { doctorEmail: 'dora.keller@hospital.example' }
  work.change({ changes: [{ rowId: row?.rowId ?? '', edits, excluded: false }] })
  expect(work.seenDestinations(undefined)).toEqual([{ text: 'Dr Keller', doctorEmail: 'dora.keller@hospital.example' }])
})
