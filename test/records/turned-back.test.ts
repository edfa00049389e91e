import { copyFileSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RemoteStatus } from '#contract/invitation-actions.ts'
import type { Records } from '../../src-main/records/index.ts'
import { countFigures } from '../support/count-figures.ts'
import { account, contentOf, figures, id, start } from '../support/list-data.ts'
import { closeOff, eraseRows, makeList, openJob, planRows, send, steps } from '../support/records.ts'
import { unwrap } from '../support/result.ts'
import { makeTempFolder, openTestRecords, removeFolder } from '../support/test-records.ts'

// Somebody who can write the files, but has no key, keeps a copy and puts parts of it back later.

let root: string
let listId: string
let early: string
let late: string

/** Something in every table, which differs from one day to the other. */
function workOfDay(records: Records, day: 1 | 2): void {
  const sent = { listId, rowId: id(4) }
  const consultation = { consultationId: 'c', status: 'closed', acceptedAt: null, closedAt: null, readAt: day } as const
  const told = { patientRating: '', patientComment: `day ${day}`, doctorRating: '', doctorComment: '' }
  const remoteStatus: RemoteStatus = { askedAt: start + day, progress: 'confirmed', scheduledFor: start }
  unwrap(records.actions.begin(sent, { kind: 'resend', account, changes: {} }, start + day))
  unwrap(records.actions.update(sent, { at: start + day, remoteStatus, consultation: { ...consultation, ...told } }))
  const layout = { headerRow: 1, headers: ['Nom'], columns: ['lastName' as const], dateSystem: 1900 as const }
  unwrap(records.templates.save({ signature: 's', name: 'kind', layout, settings: {}, choices: {}, usedAt: day }))
  unwrap(records.directory.save('hospital', [{ text: 'Dr B', queue: `Unit ${day}` }], []))
  const columns = [{ title: `day ${day}`, kind: 'cell', column: 0 } as const]
  const rows = [{ rowId: id(1), cells: [`day ${day}`] }]
  unwrap(records.exports.keep({ listId, exportId: `day ${day}`, columns, rows }))
  unwrap(records.audit.append({ at: start, account, action: 'signed-in', count: day }))
  const { revision } = unwrap(records.lists.open({ listId }))
  const change = { rows: [{ rowId: id(3), edits: { phone: `079 123 45 0${day}` } }] }
  unwrap(records.lists.change({ listId, revision, change, figures }))
  const draft = { rowId: id(3), field: 'lastName', base: '', text: `day ${day}` } as const
  unwrap(records.lists.keepDraft({ listId, draft }))
  const removed = makeList(records, 1, 60 + day)
  planRows(records, removed, 1, 60 + day)
  send(records, removed, 60 + day)
  unwrap(records.lists.remove({ listId: removed, account }))
}

/** Any change of an invitation drops what was counted. */
function closeCounted(records: Records): void {
  countFigures(records)
  records.close()
}

beforeAll(() => {
  root = makeTempFolder()
  const folder = join(root, 'records')
  ;[early, late] = [join(root, 'early'), join(root, 'late')]
  const first = openTestRecords(folder).records
  listId = makeList(first, 4)
  planRows(first, listId, 4)
  send(first, listId, 4)
  const other = makeList(first, 1, 51)
  planRows(first, other, 1, 51)
  send(first, other, 51)
  eraseRows(first, other, { account, at: start, shouldErase: () => true })
  workOfDay(first, 1)
  const jobId = openJob(first, listId, [1, 2])
  closeCounted(first)
  copyFiles(folder, early)
  const later = openTestRecords(folder).records
  for (const number of [1, 2]) {
    unwrap(later.invitations.commit(listId, [steps.begin(number)]))
    unwrap(later.invitations.commit(listId, [steps.create(number)]))
  }
  workOfDay(later, 2)
  unwrap(later.invitations.endJob(jobId, { state: 'finished', at: start + 9 }, []))
  closeOff(later, start + 200 * 86_400_000)
  openJob(later, listId, [3])
  closeCounted(later)
  copyFiles(folder, late)
})

afterAll(() => removeFolder(root))

function copyFiles(from: string, to: string): void {
  mkdirSync(to)
  for (const name of readdirSync(from)) copyFileSync(join(from, name), join(to, name))
}

/** The later records, with what `change` did to them by SQL; `early` is the copy of the day before. */
function tampered(name: string, change: string): string {
  const folder = join(root, name)
  copyFiles(late, folder)
  const raw = new DatabaseSync(join(folder, 'records.sqlite'))
  raw.exec(`PRAGMA foreign_keys = OFF; ATTACH '${join(early, 'records.sqlite')}' AS early; ${change}`)
  raw.close()
  return folder
}

/** Opens, tells the notice and, by row, the state of each invitation. */
function opened(folder: string): { notice: string | null; states: Record<number, string>; wereOlder: boolean } {
  const { records, notice } = openTestRecords(folder)
  const page = unwrap(records.invitations.page(listId, { offset: 0, limit: 4 }))
  const states = Object.fromEntries(page.map(({ rowId, state }) => [Number(rowId.slice(-2)), state]))
  records.close()
  return { notice, states, wereOlder: records.wereOlder }
}

const tables = `SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`
/** Where the whole of the records can be said to be read: their key, and what is told of no patient. */
const notSummed = ['clock_seen', 'key_check', 'rebuilt', 'row_sums', 'source_chunks']
const auditTables = ['audit', 'audit_end']

test('the records as they were written open without a notice', () => {
  expect(opened(tampered('untouched', ''))).toEqual({
    notice: null,
    states: { 1: 'created', 2: 'created', 3: 'queued', 4: 'created' },
    wereOlder: false
  })
})

test('each table whose rows are put back to those of the day before is noticed', () => {
  const raw = new DatabaseSync(join(late, 'records.sqlite'), { readOnly: true })
  const names = raw
    .prepare(tables)
    .all()
    .map((row) => String(row['name']))
  raw.close()
  const summed = names.filter((name) => !notSummed.includes(name) && !auditTables.includes(name))
  const noticed = summed.map((name) => {
    const back = `DELETE FROM ${name}; INSERT INTO ${name} SELECT * FROM early.${name}`
    const { notice, wereOlder } = opened(tampered(`table ${name}`, back))
    return [name, notice, wereOlder]
  })
  // An open job that lacks a row is not whole in itself.
  const noticeOf = (name: string) => (name === 'job_rows' ? 'damaged-set-aside' : 'turned-back')
  expect(noticed).toEqual(summed.map((name) => [name, noticeOf(name), true]))
})

test('the sums of the day before fit only the rows of the day before', () => {
  const sums = 'DELETE FROM row_sums; INSERT INTO row_sums SELECT * FROM early.row_sums'
  expect(opened(tampered('sums', sums)).notice).toBe('turned-back')
  expect(opened(tampered('no sums', 'DELETE FROM row_sums')).notice).toBe('damaged-set-aside')
})

test('an invitation whose earlier row is put back is not sent again: what became of it is asked', () => {
  const back = `UPDATE invitations SET (state, changed_at, sealed_facts, invite_id, server_id, mac) =
      (SELECT state, changed_at, sealed_facts, invite_id, server_id, mac FROM early.invitations AS was
       WHERE was.row_id = invitations.row_id) WHERE row_id = x'${id(1).replaceAll('-', '')}'`
  const { notice, states } = opened(tampered('one invitation', back))
  expect([notice, states]).toEqual(['turned-back', { 1: 'unknown', 2: 'created', 3: 'queued', 4: 'created' }])
})

test('the row of a list that is put back is noticed, and nothing of the list is planned any more', () => {
  const back = `UPDATE list_rows SET sealed_row = (SELECT sealed_row FROM early.list_rows AS was
      WHERE was.row_id = list_rows.row_id AND was.generation = list_rows.generation)
    WHERE row_id = x'${id(3).replaceAll('-', '')}'`
  const { records, notice } = openTestRecords(tampered('one row', back))
  const planned = unwrap(records.invitations.page(listId, { offset: 0, limit: 4, plannedOnly: true }))
  records.close()
  expect([notice, planned]).toEqual(['turned-back', []])
})

test('rows that were removed, and attempts that nothing tells of any more, are noticed', () => {
  const removed = `DELETE FROM guard_keys WHERE key = (SELECT min(key) FROM guard_keys)`
  expect(opened(tampered('a guard key', removed)).notice).toBe('turned-back')
})

test('a list that was removed is told as damage: a list is gone', () => {
  const removed = 'DELETE FROM invitations; DELETE FROM list_rows; DELETE FROM lists'
  expect(opened(tampered('no list', removed)).notice).toBe('damaged-set-aside')
})

test('a journal that ends earlier, with the end mark of then, is not whole', async () => {
  const back = `DELETE FROM audit WHERE number > (SELECT max(number) FROM early.audit);
    DELETE FROM audit_end; INSERT INTO audit_end SELECT * FROM early.audit_end`
  const { records, notice } = openTestRecords(tampered('journal', back))
  const checked = await records.audit.verify()
  const entries = unwrap(records.audit.entries()).length
  records.close()
  expect([notice, checked]).toEqual([null, { ok: true, value: { entries, firstWrong: entries + 1, breaks: [] } }])
})

test('what is written later keeps the sums: the records open again without a notice', () => {
  const folder = tampered('work goes on', '')
  const { records } = openTestRecords(folder)
  const another = makeList(records, 300, 101)
  planRows(records, another, 300, 101)
  unwrap(records.invitations.commit(another, [{ ...steps.queue(101) }]))
  unwrap(records.lists.remove({ listId: makeList(records, 9, 501), account }))
  expect(records.invitations.commit(another, [steps.queue(101)])).toMatchObject({ ok: false })
  unwrap(
    records.invitations.planInvitations(another, { begin: true, at: start }, [
      { rowId: id(102), content: contentOf(9) }
    ])
  )
  records.close()
  expect(openTestRecords(folder).notice).toBeNull()
})
