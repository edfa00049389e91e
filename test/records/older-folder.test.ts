import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openRecords, type Records } from '../../src-main/records/index.ts'
import { id, start } from '../support/list-data.ts'
import { makeList, planRows, send } from '../support/records.ts'
import { unwrap } from '../support/result.ts'
import { dataKey, makeTempFolder, openTestRecords, removeFolder } from '../support/test-records.ts'

// Folders that come back: the profile is what a server keeps, each computer has a copy while somebody works on it.

let root: string
beforeEach(() => {
  root = makeTempFolder()
})
afterEach(() => removeFolder(root))

const place = (name: string) => join(root, name)

/** Puts one folder in the place of another. */
function put(from: string, to: string): void {
  rmSync(place(to), { recursive: true, force: true })
  cpSync(place(from), place(to), { recursive: true })
}

/** Opens the records of a folder on a computer, works, and closes them; what the user is told. */
function workOn(folder: string, computer: string, work: (records: Records) => void = () => undefined, key = dataKey) {
  const machine = { counter: place(`machine of ${computer}/counter.txt`), computer, startedAt: start }
  const { records, notice } = unwrap(openRecords({ folder: place(folder), dataKey: key, now: () => start, machine }))
  work(records)
  records.close()
  return { notice, wereOlder: records.wereOlder }
}

/** Sends to one patient, in a list of its own. */
function sends(number: number): (records: Records) => void {
  return (records) => {
    const listId = makeList(records, 1, number)
    planRows(records, listId, 1, number)
    send(records, listId, number)
  }
}

const fine = { notice: null, wereOlder: false }
const older = { notice: 'older', wereOlder: true }

test('the same folder on one computer or on several in turn is not older', () => {
  const told = [
    workOn('profile', 'A', sends(1)),
    workOn('profile', 'A', sends(2)),
    workOn('profile', 'B', sends(3)),
    workOn('profile', 'A', sends(4)),
    workOn('profile', 'B')
  ]
  expect(told).toEqual([fine, fine, fine, fine, fine])
})

test('a folder of yesterday is older, is told once, and stays known to be', () => {
  workOn('profile', 'A', sends(1))
  put('profile', 'yesterday')
  workOn('profile', 'A', sends(2))
  put('yesterday', 'profile')
  expect([workOn('profile', 'A'), workOn('profile', 'A')]).toEqual([older, { notice: null, wereOlder: true }])
})

test('a folder of yesterday is older also when nothing was sent since, but a list was changed', () => {
  workOn('profile', 'A', sends(1))
  put('profile', 'yesterday')
  workOn('profile', 'A', (records) => makeList(records, 3, 11))
  put('yesterday', 'profile')
  expect(workOn('profile', 'A')).toEqual(older)
})

test('an empty folder where something was sent is older; where nothing was sent it is new', () => {
  expect(workOn('profile', 'A')).toEqual(fine)
  rmSync(place('profile'), { recursive: true })
  expect(workOn('profile', 'A', sends(1))).toEqual(fine)
  rmSync(place('profile'), { recursive: true })
  expect([workOn('profile', 'A'), workOn('profile', 'B')]).toEqual([older, { notice: null, wereOlder: true }])
})

test('records of another key are others than what was sent with', () => {
  workOn('profile', 'A', sends(1))
  expect(workOn('other', 'A', sends(2), new Uint8Array(32).fill(9))).toEqual(older)
})

test.each([
  ['A', 'B'],
  ['B', 'A']
])('two computers at once: the branch that is lost when %s logs off before %s is told on its computer', (...order) => {
  workOn('profile', 'A', sends(1))
  for (const computer of ['A', 'B']) put('profile', `copy of ${computer}`)
  workOn('copy of A', 'A', sends(2))
  workOn('copy of B', 'B', sends(3))
  for (const computer of order) put(`copy of ${computer}`, 'profile')
  const [lost = '', kept = ''] = order
  // First where it was kept, as the run that is noted elsewhere must not hide anything.
  expect([workOn('profile', kept), workOn('profile', lost)]).toEqual([fine, older])
})

test('after a kill the counter is not ahead of the records', () => {
  workOn('profile', 'A', sends(1))
  const machine = { counter: place('machine of A/counter.txt'), computer: 'A', startedAt: start }
  const { records } = unwrap(openRecords({ folder: place('profile'), dataKey, now: () => start, machine }))
  sends(2)(records)
  // As a kill leaves it: what is on the disk now, without the end of the app.
  put('profile', 'killed')
  put('machine of A', 'machine of B')
  records.close()
  expect(workOn('killed', 'B')).toEqual(fine)
})

test('a counter that cannot be kept keeps nothing from being sent', () => {
  cpSync(join(import.meta.dirname, 'older-folder.test.ts'), place('no folder'))
  const machine = { counter: place('no folder/counter.txt'), computer: 'A', startedAt: start }
  const { records } = unwrap(openRecords({ folder: place('profile'), dataKey, now: () => start, machine }))
  sends(1)(records)
  const sent = unwrap(records.invitations.inStates(null, ['created'])).map(({ rowId }) => rowId)
  records.close()
  expect([sent, openTestRecords(place('profile')).notice]).toEqual([[id(1)], null])
})
