import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DirectoryEntry } from '#contract/directory.ts'
import type { Records } from '../../src-main/records/index.ts'
import { unwrap } from '../support/result.ts'
import { makeTempFolder, openTestRecords, removeFolder } from '../support/test-records.ts'

const keller: DirectoryEntry = { text: 'Dr Keller', doctorEmail: 'dora.keller@hospital.example' }
const unit: DirectoryEntry = { text: 'Tagesklinik', queue: 'Onkologie' }

let folder: string
let records: Records

beforeEach(() => {
  folder = makeTempFolder()
  records = openTestRecords(folder).records
})
afterEach(() => {
  records.close()
  removeFolder(folder)
})

/** What is stored for a connection, in any order. */
function stored(connectionId = 'hospital'): readonly string[] {
  return unwrap(records.directory.read(connectionId))
    .map((fact) =>
      fact.kind === 'answer'
        ? `${fact.answer} ${Object.values(fact.target)[0]}`
        : `${fact.kind} ${Object.values(fact.entry).join(' → ')}`
    )
    .sort()
}

test('an entry replaces the one of the same text, whatever its case, accents and marks', () => {
  unwrap(records.directory.save('hospital', [keller, unit], []))
  unwrap(records.directory.save('hospital', [{ text: 'DR. KELLER', queue: 'Cardiologie' }], []))
  expect(stored()).toEqual(['confirmed DR. KELLER → Cardiologie', 'confirmed Tagesklinik → Onkologie'])
})

test('a correction of the text takes the former entry away', () => {
  unwrap(records.directory.save('hospital', [keller], []))
  unwrap(records.directory.save('hospital', [{ ...keller, text: 'KELD' }], ['Dr Keller']))
  expect(stored()).toEqual(['confirmed KELD → dora.keller@hospital.example'])
})

test('what lists have together is kept next to what is confirmed, and does not replace it', () => {
  unwrap(records.directory.save('hospital', [keller], []))
  const other = { text: 'Dr Keller', doctorEmail: 'marc.keller@hospital.example' }
  expect([records.directory.propose('hospital', [other]), records.directory.propose('hospital', [other])]).toEqual([
    { ok: true, value: true },
    { ok: true, value: false }
  ])
  expect(stored()).toEqual([
    'confirmed Dr Keller → dora.keller@hospital.example',
    'seen Dr Keller → marc.keller@hospital.example'
  ])
  unwrap(records.directory.forget('hospital', [keller, other]))
  expect(stored()).toEqual([])
})

test('the last answer of the server to an account counts', () => {
  const { doctorEmail } = keller as { doctorEmail: string }
  const note = (answer: 'accepted' | 'refused') =>
    unwrap(records.directory.noteAnswer('hospital', { doctorEmail }, answer))
  expect([note('refused'), note('refused'), note('accepted')]).toEqual([true, false, true])
  expect(stored()).toEqual(['accepted dora.keller@hospital.example'])
})

test('each connection has its own; another one takes over the entries, not the answers of the server', () => {
  unwrap(records.directory.save('hospital', [keller], []))
  unwrap(records.directory.propose('hospital', [unit]))
  unwrap(records.directory.noteAnswer('hospital', { queue: 'Onkologie' }, 'accepted'))
  expect(stored('clinic')).toEqual([])
  unwrap(records.directory.takeOver('hospital', 'clinic'))
  unwrap(records.directory.remove('hospital'))
  expect([stored(), stored('clinic')]).toEqual([
    [],
    ['confirmed Dr Keller → dora.keller@hospital.example', 'seen Tagesklinik → Onkologie']
  ])
})

test('a directory that is full takes nothing, and says so', () => {
  const many = Array.from({ length: 5000 }, (_, at) => ({ text: `Unit ${at}`, queue: 'Onkologie' }))
  unwrap(records.directory.save('hospital', many, []))
  expect(records.directory.save('hospital', [keller], [])).toEqual({ ok: false, code: 'directory-full' })
  expect(stored().length).toBe(5000)
})

test('names and addresses are not readable in the file, and an entry does not open in another place', () => {
  unwrap(records.directory.save('hospital', [keller, unit], []))
  records.close()
  const path = join(folder, 'records.sqlite')
  const bytes = readFileSync(path).toString('latin1')
  expect(['Keller', 'dora.keller', 'Onkologie'].filter((word) => bytes.includes(word))).toEqual([])
  const raw = new DatabaseSync(path)
  raw.exec(`UPDATE directory SET connection_id = 'clinic'`)
  raw.close()
  const { notice, records: repaired } = openTestRecords(folder)
  records = repaired
  expect([notice, unwrap(records.directory.read('clinic'))]).toEqual(['damaged-set-aside', []])
})

test('entries of a damaged file that are readable are copied to the new one', () => {
  unwrap(records.directory.save('hospital', [keller, unit], []))
  records.close()
  const raw = new DatabaseSync(join(folder, 'records.sqlite'))
  raw.exec('PRAGMA user_version = 0')
  raw.close()
  const opened = openTestRecords(folder)
  records = opened.records
  expect([opened.notice, stored()]).toEqual([
    'damaged-set-aside',
    ['confirmed Dr Keller → dora.keller@hospital.example', 'confirmed Tagesklinik → Onkologie']
  ])
})
