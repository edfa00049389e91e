import { beforeEach, expect, test } from 'vitest'
import type { Records } from '../../src-main/records/index.ts'
import { account } from '../support/list-data.ts'
import { makeList, openJob, planRows, send, steps } from '../support/records.ts'
import { recordsForEachTest } from '../support/records-for-each-test.ts'
import { unwrap } from '../support/result.ts'

let records: Records
let listId: string
let connectionId: string

const reopen = recordsForEachTest((opened) => {
  records = opened
})

beforeEach(() => {
  listId = makeList(records, 2)
  planRows(records, listId, 2)
  connectionId = unwrap(records.invitations.list(listId))?.connectionId ?? ''
})

const isUsed = () => ['another', connectionId].map((id) => unwrap(records.isAttempted(id)))

test('a connection was used once an attempt was made through it, and is not used by planning', () => {
  const planned = isUsed()
  send(records, listId, 1)
  expect([planned, isUsed()]).toEqual([
    [false, false],
    [false, true]
  ])
})

test('a connection stays used when its list was removed: the job tells it', () => {
  openJob(records, listId, [1])
  for (const step of [steps.begin(1), steps.create(1)]) unwrap(records.invitations.commit(listId, [step]))
  unwrap(records.lists.remove({ listId, account }))
  reopen()
  expect(isUsed()).toEqual([false, true])
})

test('where neither list nor job tells the connection of an attempt, it may be any', () => {
  send(records, listId, 1)
  unwrap(records.lists.remove({ listId, account }))
  expect(isUsed()).toEqual([true, true])
})
