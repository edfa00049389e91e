import { cpSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkStill } from '../../src-main/records/check-still.ts'
import { createEncryption } from '../../src-main/records/encryption.ts'
import { openUnchecked, type Records } from '../../src-main/records/index.ts'
import { filesIn } from '../../src-main/records/records-files.ts'
import { figures, listDocument, rowOf, start } from '../support/list-data.ts'
import { allLists, makeList, planRows, send } from '../support/records.ts'
import { unwrap } from '../support/result.ts'
import { dataKey, makeTempFolder, openTestRecords, removeFolder } from '../support/test-records.ts'

// Records that are open before they are checked.

let root: string
let whole: string
let sentId: string

beforeAll(() => {
  root = makeTempFolder()
  whole = join(root, 'whole')
  const { records } = openTestRecords(whole)
  sentId = makeList(records, 8)
  planRows(records, sentId, 8)
  send(records, sentId, 1)
  makeList(records, 3, 101)
  const layout = { headerRow: 1, headers: ['Nom'], columns: ['lastName' as const], dateSystem: 1900 as const }
  for (const signature of ['one', 'other']) {
    unwrap(records.templates.save({ signature, name: signature, layout, settings: {}, choices: {}, usedAt: 1 }))
    unwrap(records.directory.save('hospital', [{ text: signature, queue: 'Unit' }], []))
  }
  unwrap(records.retention.saveClockTrust({ trusted: start, unconfirmed: null }))
  records.close()
})
afterAll(() => removeFolder(root))

/** A copy that somebody changed without the key, as damage does too. */
function changed(name: string, sql: string): string {
  const folder = join(root, name)
  cpSync(whole, folder, { recursive: true })
  const raw = new DatabaseSync(join(folder, 'records.sqlite'))
  raw.exec(sql)
  raw.close()
  return folder
}

const open = (folder: string) =>
  unwrap(
    openUnchecked({
      folder,
      dataKey,
      now: () => start,
      machine: { counter: join(root, 'counter'), computer: 'desk', startedAt: 0 }
    })
  )

const check = (folder: string) => checkStill(filesIn(folder), createEncryption(dataKey), () => undefined)

const rowsIn = (records: Records) => allLists(records).map(({ listId }) => unwrap(records.lists.open({ listId })).rows)

function countIn(path: string, table: string): number {
  const raw = new DatabaseSync(path, { readOnly: true })
  const count = Number(raw.prepare(`SELECT count(*) AS count FROM ${table}`).get()?.['count'])
  raw.close()
  return count
}

test('a list that damage makes look unfinished is found by the check, told, and set aside with all its rows', () => {
  const changes = ['generation = 0', 'generation = 2', 'generation = 7']
  const found = changes.map((change) => {
    const folder = changed(change, `UPDATE lists SET ${change} WHERE list = 1`)
    const { records } = open(folder)
    expect(() => check(folder), change).toThrow()
    records.close()
    const { notice, records: repaired } = openTestRecords(folder)
    repaired.close()
    const aside = readdirSync(folder).find((name) => /set-aside-[^-]*$/.test(name)) ?? ''
    const path = join(folder, aside)
    return [notice, countIn(path, 'lists'), countIn(path, 'list_rows'), countIn(path, 'invitations')]
  })
  expect(found).toEqual(changes.map(() => ['damaged-set-aside', 2, 11, 8]))
})

test('what is read as a whole is found by the check where a part is damaged, and what can be read of it is kept', () => {
  // The first byte of the ciphertext: the seal at its end, of which the sums are, stays.
  const spoiled = (column: string) =>
    `${column} = CAST(substr(${column}, 1, 13) || x'ff' || substr(${column}, 15) AS BLOB)`
  const changes = [
    `UPDATE kinds SET ${spoiled('sealed_kind')} WHERE rowid = 1`,
    `UPDATE directory SET ${spoiled('sealed_fact')} WHERE rowid = 1`,
    'UPDATE clock_seen SET trusted = 9000000000000000000'
  ]
  const found = changes.map((sql, index) => {
    const folder = changed(`part ${index}`, sql)
    const { records } = open(folder)
    expect(() => check(folder), sql).toThrow()
    records.close()
    const { notice, records: repaired } = openTestRecords(folder)
    const templates = unwrap(repaired.templates.list()).length
    const directory = unwrap(repaired.directory.read('hospital')).length
    const clock = unwrap(repaired.retention.clockTrust())
    const lists = rowsIn(repaired).length
    repaired.close()
    return [notice, templates, directory, clock, lists]
  })
  expect(found).toEqual([
    ['damaged-set-aside', 1, 2, { trusted: start, unconfirmed: null }, 2],
    ['damaged-set-aside', 2, 1, { trusted: start, unconfirmed: null }, 2],
    ['damaged-set-aside', 2, 2, null, 2]
  ])
})

test('what an app that ended left of an import goes once everything is found sound, and what is imported by then stays', () => {
  const folder = changed('unfinished', '')
  const before = openTestRecords(folder).records
  const named = { connectionId: 'hospital', document: listDocument, figures }
  unwrap(before.lists.create(named))
  const left = unwrap(before.lists.beginRows({ listId: sentId }))
  unwrap(before.lists.addRows({ listId: sentId, generation: left.generation, rows: [rowOf(1)] }))
  before.close()

  const { records, release } = open(folder)
  const fresh = unwrap(records.lists.create(named))
  const again = unwrap(records.lists.beginRows({ listId: sentId }))
  const rows = Array.from({ length: 8 }, (_, index) => rowOf(1 + index))
  unwrap(records.lists.addRows({ listId: sentId, generation: again.generation, rows }))
  check(folder)
  release()
  const { generation } = unwrap(records.lists.beginRows(fresh))
  unwrap(records.lists.addRows({ ...fresh, generation, rows: [rowOf(201), rowOf(202)] }))
  unwrap(records.lists.endRows({ ...fresh, generation, document: listDocument, figures }))
  unwrap(records.lists.endRows({ listId: sentId, generation: again.generation, document: listDocument, figures }))
  expect(rowsIn(records).sort()).toEqual([2, 3, 8])
  records.close()
  expect([
    countIn(join(folder, 'records.sqlite'), 'lists'),
    countIn(join(folder, 'records.sqlite'), 'list_rows')
  ]).toEqual([3, 13])
})
