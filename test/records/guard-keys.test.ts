import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeEach, expect, test } from 'vitest'
import type { InvitationContent } from '#contract/invitation.ts'
import type { Records } from '../../src-main/records/index.ts'
import { account, contentOf, id, listDocument, protocol, serverId, start } from '../support/list-data.ts'
import { closeOff, eraseRows, findSamePatient, makeList, planRows, send, steps } from '../support/records.ts'
import { recordsForEachTest } from '../support/records-for-each-test.ts'
import { unwrap } from '../support/result.ts'

let folder: string
let records: Records
let listId: string

const reopen = recordsForEachTest((opened, place) => {
  records = opened
  folder = place
})

const day = 24 * 3_600_000
const moved = contentOf(1, { scheduledFor: new Date(start + 1.5 * 3_600_000).toISOString() })
const inCapitals = (content: InvitationContent) => ({ ...content, firstName: 'ANNA', lastName: 'MUELLER 1' })

beforeEach(() => {
  listId = makeList(records, 3)
  planRows(records, listId, 3)
})

/** The states in which the guard finds the patient again, from a list imported later. */
function statesFound(content: InvitationContent): readonly string[] {
  const later = makeList(records, 1, 901)
  const found = findSamePatient(records, later, id(901), content).map(({ state }) => state)
  unwrap(records.lists.remove({ listId: later, account }))
  return found
}

function beginMove(rowId = id(1), ofList = listId): number {
  const changes = { scheduledFor: moved.scheduledFor as string }
  return unwrap(records.actions.begin({ listId: ofList, rowId }, { kind: 'move', account, changes }, start + 5))
}

function move(rowId = id(1), ofList = listId): void {
  const number = beginMove(rowId, ofList)
  const attempt = { number, outcome: 'done' } as const
  unwrap(records.actions.update({ listId: ofList, rowId }, { at: start + 6, attempt, content: moved }))
}

const removeList = (which = listId) => unwrap(records.lists.remove({ listId: which, account }))

function restoreOne(restoredId: string, number = 51): void {
  const sent = { link: 'https://hcw.hospital.example/1', createdAt: start, cells: [] }
  unwrap(
    records.restore.write({
      listId: restoredId,
      connectionId: 'hospital',
      createdAt: start,
      document: listDocument,
      fetched: [{ rowId: id(number), content: contentOf(number - 50), inviteId: `old ${number}`, ...sent }],
      missed: [],
      account,
      serverId,
      protocol,
      at: start
    })
  )
}

test('an invitation that was moved is found at both hours after its list was removed, in capitals too', () => {
  send(records, listId, 1)
  move()
  removeList()
  reopen()
  expect([moved, contentOf(1), inCapitals(moved), contentOf(2)].map(statesFound)).toEqual([
    ['created'],
    ['created'],
    ['created'],
    []
  ])
})

test('a name of look-alikes is found by each name that it can be read as, and by its keys of the first version', () => {
  const typed = { firstName: 'A1ma Maria', lastName: 'Ke1Ier' }
  send(records, listId, 1)
  const target = { listId, rowId: id(1) }
  const number = unwrap(records.actions.begin(target, { kind: 'correct', account, changes: typed }, start + 5))
  const content = contentOf(1, typed)
  unwrap(records.actions.update(target, { at: start + 6, attempt: { number, outcome: 'done' }, content }))
  removeList()
  const found = (firstName: string, lastName: string) => statesFound({ ...content, firstName, lastName })
  expect([
    found('ALMA MARIA', 'Keller'),
    found('Almamaria', 'Keller'),
    found('Aima Maria', 'Keiler'),
    found('Alma Maria', 'Heller')
  ]).toEqual([['created'], ['created'], ['created'], []])
})

test('a move whose answer was lost counts at the hour that it was to have', () => {
  send(records, listId, 1)
  beginMove()
  removeList()
  expect([statesFound(moved), statesFound(contentOf(1))]).toEqual([['created'], ['created']])
})

test('an invitation that was fetched again and then moved is found after its list was removed', () => {
  restoreOne(id(700))
  move(id(51), id(700))
  removeList(id(700))
  expect([statesFound(inCapitals(moved)), statesFound(contentOf(1))]).toEqual([['created'], ['created']])
})

test('an erased patient whose name was corrected is found under both names', () => {
  send(records, listId, 1)
  const target = { listId, rowId: id(1) }
  const number = unwrap(
    records.actions.begin(target, { kind: 'correct', account, changes: { lastName: 'Groß' } }, start + 5)
  )
  const content = contentOf(1, { lastName: 'Groß' })
  unwrap(records.actions.update(target, { at: start + 6, attempt: { number, outcome: 'done' }, content }))
  eraseRows(records, listId, { account, at: start + 7, shouldErase: () => true })
  reopen()
  expect([statesFound({ ...content, lastName: 'GROSS' }), statesFound(inCapitals(contentOf(1)))]).toEqual([
    ['created'],
    ['created']
  ])
})

test('what was withdrawn, or only queued before its list was removed, holds nothing', () => {
  send(records, listId, 1)
  unwrap(records.actions.update({ listId, rowId: id(1) }, { at: start + 5, withdrawn: true }))
  unwrap(records.invitations.commit(listId, [steps.queue(2)]))
  unwrap(records.invitations.commit(listId, [{ ...steps.queue(2), from: 'queued', to: 'ready' }]))
  removeList()
  expect([statesFound(contentOf(1)), statesFound(contentOf(2))]).toEqual([['withdrawn'], []])
})

test('keys go only when the appointment and the life of the link are over, without a date after 30 days', () => {
  const { scheduledFor: _, ...undated } = contentOf(2)
  unwrap(records.invitations.planInvitations(listId, { begin: false, at: start }, [{ rowId: id(2), content: undated }]))
  send(records, listId, 1)
  send(records, listId, 2)
  removeList()
  const foundAt = (at: number) => {
    closeOff(records, at)
    return [statesFound(contentOf(1)).length, statesFound(undated).length]
  }
  expect([foundAt(start + 2 * day), foundAt(start + 29 * day), foundAt(start + 31 * day)]).toEqual([
    [1, 1],
    [0, 1],
    [0, 0]
  ])
})

test('a key that was changed outside of the app is noticed, and the other keys are kept', () => {
  send(records, listId, 1)
  move()
  send(records, listId, 2)
  removeList()
  let changed = 0
  const notice = reopen(() => {
    const raw = new DatabaseSync(join(folder, 'records.sqlite'))
    raw.exec(`UPDATE guard_keys SET expires_at = 1 WHERE row_id = x'${id(2).replaceAll('-', '')}'`)
    changed = Number(raw.prepare('SELECT changes() AS changes').get()?.['changes'])
    raw.close()
  })
  expect([changed > 0, notice, statesFound(moved), statesFound(contentOf(2))]).toEqual([
    true,
    'damaged-set-aside',
    ['created'],
    ['created']
  ])
})

test('invitations are fetched again into a list of which a part, or all, was erased', () => {
  const restored = id(700)
  for (const number of [51, 52, 53]) restoreOne(restored, number)
  let left = 2
  eraseRows(records, restored, { account, at: start + 7, shouldErase: () => left-- > 0 })
  restoreOne(restored, 54)
  const rowsOf = () => unwrap(records.lists.rows({ listId: restored, offset: 0, limit: 9 })).map(({ rowId }) => rowId)
  const afterPart = rowsOf()
  eraseRows(records, restored, { account, at: start + 8, shouldErase: () => true })
  restoreOne(restored, 55)
  reopen()
  const { document } = unwrap(records.lists.open({ listId: restored }))
  expect([afterPart, rowsOf(), document]).toEqual([[id(53), id(54)], [id(55)], listDocument])
})

test('a row that damage left without its invitation gets it again in its place', () => {
  const restored = id(700)
  restoreOne(restored, 51)
  reopen(() => {
    const raw = new DatabaseSync(join(folder, 'records.sqlite'))
    raw.exec(`DELETE FROM invitations WHERE row_id = x'${id(51).replaceAll('-', '')}'`)
    raw.close()
  })
  restoreOne(restored, 51)
  const rows = unwrap(records.lists.rows({ listId: restored, offset: 0, limit: 9 }))
  const invitation = unwrap(records.invitations.one(restored, id(51)))
  expect([rows.map(({ rowId }) => rowId), invitation?.state]).toEqual([[id(51)], 'created'])
})
