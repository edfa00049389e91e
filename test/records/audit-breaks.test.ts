import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeEach, expect, test } from 'vitest'
import type { Records } from '../../src-main/records/index.ts'
import { quarantineRecords } from '../../src-main/records/index.ts'
import { account, start } from '../support/list-data.ts'
import { makeList, planRows } from '../support/records.ts'
import { recordsForEachTest } from '../support/records-for-each-test.ts'
import { unwrap } from '../support/result.ts'

let folder: string
let records: Records

const reopen = recordsForEachTest((opened, place) => {
  records = opened
  folder = place
})

beforeEach(() => {
  planRows(records, makeList(records, 1), 1)
  for (const count of [1, 2, 3, 4]) unwrap(records.audit.append({ at: start, account, action: 'looked-up', count }))
})

/** Runs SQL on the closed file, and damages an invitation so that the file is repaired when it is opened. */
function damage(sql: string) {
  return reopen(() => {
    const raw = new DatabaseSync(join(folder, 'records.sqlite'))
    raw.exec(`UPDATE invitations SET state = 'nothing'; ${sql}`)
    raw.close()
  })
}

const actions = () => unwrap(records.audit.entries()).map(({ action, count }) => `${action} ${count}`)

test('an audit log whose file was damaged goes on with its entries, and records that the file was set aside', async () => {
  expect(damage('')).toBe('damaged-set-aside')
  expect([actions(), await records.audit.verify()]).toEqual([
    ['looked-up 1', 'looked-up 2', 'looked-up 3', 'looked-up 4', 'records-set-aside 0'],
    { ok: true, value: { entries: 5, firstWrong: null, breaks: [{ number: 5, at: start, lost: 0 }] } }
  ])
})

test('entries behind a damaged one, and those cut off the end, are counted as lost and reported by each check', async () => {
  damage('UPDATE audit SET count = 9 WHERE number = 3; DELETE FROM audit WHERE number = 4')
  reopen()
  expect([actions(), await records.audit.verify()]).toEqual([
    ['looked-up 1', 'looked-up 2', 'records-set-aside 2'],
    { ok: true, value: { entries: 3, firstWrong: null, breaks: [{ number: 3, at: start, lost: 2 }] } }
  ])
})

test('an audit log begun next to records that were given up records how many entries those had', async () => {
  reopen(() => quarantineRecords(folder, start))
  reopen()
  const breaks = [{ number: 1, at: start, lost: 4 }]
  expect(await records.audit.verify()).toEqual({ ok: true, value: { entries: 1, firstWrong: null, breaks } })
})
