import { readdirSync, readFileSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Consultation, RemoteStatus } from '#contract/invitation-actions.ts'
import { openDatabase } from '../../src-main/records/database.ts'
import { createEncryption } from '../../src-main/records/encryption.ts'
import type { Records } from '../../src-main/records/index.ts'
import { prepareDatabase } from '../../src-main/records/prepare-database.ts'
import { migrations } from '../../src-main/records/schema.ts'
import { account, contentOf, id, start } from '../support/list-data.ts'
import { makeList, planRows, send } from '../support/records.ts'
import { unwrap } from '../support/result.ts'
import { dataKey, makeTempFolder, openTestRecords, removeFolder } from '../support/test-records.ts'

const remoteStatus: RemoteStatus = { askedAt: start + 10, progress: 'confirmed', scheduledFor: start }
const consultation: Consultation = {
  consultationId: 'c1',
  status: 'closed',
  acceptedAt: start,
  closedAt: start + 1000,
  patientRating: 'good',
  patientComment: 'Merci docteur Gutenberg',
  doctorRating: '',
  doctorComment: '',
  readAt: start + 2000
}
const corrected = contentOf(1, { lastName: 'Gutenberg', scheduledFor: new Date(start + 86_400_000).toISOString() })

let folder: string
beforeEach(() => {
  folder = makeTempFolder()
})
afterEach(() => removeFolder(folder))

/** A list of three sent invitations, of which the first was corrected and its consultation read. */
function makeActedOn(records: Records): { listId: string; rowId: string } {
  const listId = makeList(records, 3)
  planRows(records, listId, 3)
  for (const number of [1, 2, 3]) send(records, listId, number)
  const target = { listId, rowId: id(1) }
  const changes = { lastName: corrected.lastName, scheduledFor: corrected.scheduledFor ?? '' }
  const number = unwrap(records.actions.begin(target, { kind: 'correct', account, changes }, start + 9))
  unwrap(
    records.actions.update(target, {
      at: start + 10,
      attempt: { number, outcome: 'done' },
      remoteStatus,
      content: corrected,
      consultation
    })
  )
  unwrap(records.actions.begin(target, { kind: 'resend', account, changes: {} }, start + 20))
  return target
}

function known(records: Records, target: { listId: string; rowId: string }) {
  const cared = unwrap(records.actions.one(target))
  return {
    content: cared?.invitation.content,
    standing: cared?.remoteStatus,
    attempt: [cared?.attempt?.kind, cared?.attempt?.outcome, cared?.attempt?.endedAt],
    consultations: unwrap(records.actions.consultations(target.listId)),
    day: unwrap(records.actions.between({ connectionId: 'hospital', from: start + 86_400_000, to: start + 86_400_001 }))
      .length
  }
}

const expected = (rowId: string) => ({
  content: corrected,
  standing: remoteStatus,
  attempt: ['resend', 'open', null],
  consultations: [{ rowId, consultation }],
  day: 1
})

test('attempts, status and consultations are there after a restart, and none of it is in clear', () => {
  const { records } = openTestRecords(folder)
  const target = makeActedOn(records)
  records.close()
  const again = openTestRecords(folder).records
  const found = known(again, target)
  again.close()
  const leaks = readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes('Gutenberg'))
  expect([found, leaks]).toEqual([expected(target.rowId), []])
})

test('a file of the first version is upgraded, and actions on its invitations work', () => {
  const path = join(folder, 'records.sqlite')
  const old = openDatabase(path)
  prepareDatabase(old, createEncryption(dataKey), migrations.slice(0, 1))
  old.close()
  const { records, notice } = openTestRecords(folder)
  const target = makeActedOn(records)
  const found = known(records, target)
  records.close()
  expect([notice, found]).toEqual([null, expected(target.rowId)])
})

test('actions are deleted with their list, and copied from a damaged file as far as it is readable', () => {
  const { records } = openTestRecords(folder)
  const target = makeActedOn(records)
  const other = makeList(records, 2000, 10)
  records.close()
  const path = join(folder, 'records.sqlite')
  truncateSync(path, Math.floor(readFileSync(path).length * 0.98))
  const { records: saved, notice } = openTestRecords(folder)
  const found = known(saved, target)
  unwrap(saved.lists.remove({ listId: target.listId, account }))
  const gone = [unwrap(saved.actions.one(target)), saved.actions.consultations(target.listId)]
  saved.close()
  expect([notice, found, gone, other === target.listId]).toEqual([
    'damaged-set-aside',
    expected(target.rowId),
    [null, { ok: false, code: 'no-such-list' }],
    false
  ])
})
