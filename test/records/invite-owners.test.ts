import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeEach, expect, test } from 'vitest'
import { createEncryption } from '../../src-main/records/encryption.ts'
import type { Records } from '../../src-main/records/index.ts'
import type { Step } from '../../src-main/sending/invitation-port.ts'
import { createOutcomeWriter } from '../../src-main/sending/outcome-writer.ts'
import { account, contentOf, id, listDocument, protocol, serverId, start } from '../support/list-data.ts'
import { closeOff, eraseRows, makeList, planRows, send, steps } from '../support/records.ts'
import { recordsForEachTest } from '../support/records-for-each-test.ts'
import { unwrap } from '../support/result.ts'
import { dataKey } from '../support/test-records.ts'

let folder: string
let records: Records
let listId: string

const reopen = recordsForEachTest((opened, place) => {
  records = opened
  folder = place
})

const day = 24 * 3_600_000

beforeEach(() => {
  listId = makeList(records, 3)
  planRows(records, listId, 3)
})

/** Begins to send the row, and answers with the invitation of row 1. */
function answerWithFirst(number: number): Step {
  for (const step of [steps.queue(number), steps.begin(number)]) unwrap(records.invitations.commit(listId, [step]))
  const step = steps.create(number)
  return { ...step, facts: { ...step.facts, inviteId: 'invite 1' } }
}

const ownerOf = (inviteId: string, server = serverId) =>
  unwrap(records.invitations.claimedInvites(server, [inviteId])).get(inviteId) ?? null
const stateOf = (number: number) => unwrap(records.invitations.one(listId, id(number)))?.state

test('an invitation belongs to one row: another cannot take it, and nothing of that commit is written', () => {
  send(records, listId, 1)
  const second = answerWithFirst(2)
  unwrap(records.invitations.commit(listId, [steps.queue(3)]))
  expect(records.invitations.commit(listId, [steps.begin(3), second])).toMatchObject({ code: 'invite-of-another-row' })
  expect([ownerOf('invite 1'), stateOf(2), stateOf(3)]).toEqual([{ listId, rowId: id(1) }, 'sending', 'queued'])
})

test('its owner is known after the list was deleted and the app was started again', () => {
  send(records, listId, 1)
  unwrap(records.lists.remove({ listId, account }))
  const first = listId
  reopen()
  listId = makeList(records, 2, 1)
  planRows(records, listId, 2)
  expect(records.invitations.commit(listId, [answerWithFirst(2)])).toMatchObject({ code: 'invite-of-another-row' })
  expect(ownerOf('invite 1')).toEqual({ listId: first, rowId: id(1) })
})

test('an invitation that the server named in an unclear answer belongs to its row as well', () => {
  for (const step of [steps.queue(1), steps.begin(1)]) unwrap(records.invitations.commit(listId, [step]))
  const facts = { doubt: 'answer-without-link', inviteId: 'invite 1', settledAt: start } as const
  unwrap(records.invitations.commit(listId, [{ ...steps.create(1), to: 'unknown', facts }]))
  expect([records.invitations.commit(listId, [answerWithFirst(2)]), ownerOf('invite 1')]).toEqual([
    { ok: false, code: 'invite-of-another-row' },
    { listId, rowId: id(1) }
  ])
})

test('an invitation that is moved far ahead is kept for its row until then', () => {
  send(records, listId, 1)
  const later = new Date(start + 90 * day).toISOString()
  const content = contentOf(1, { scheduledFor: later })
  unwrap(records.actions.update({ listId, rowId: id(1) }, { at: start + 5, content }))
  closeOff(records, start + 100 * day)
  expect(ownerOf('invite 1')).toEqual({ listId, rowId: id(1) })
})

test('the same id on another server is another invitation', () => {
  send(records, listId, 1)
  expect(ownerOf('invite 1', 'another server')).toBeNull()
})

test('two answers with one invitation in the same moment: the second is an unknown outcome', () => {
  for (const number of [1, 2]) {
    for (const step of [steps.queue(number), steps.begin(number)]) unwrap(records.invitations.commit(listId, [step]))
  }
  const invitations = [1, 2].map((number) => unwrap(records.invitations.one(listId, id(number))))
  const written: unknown[] = []
  const writer = createOutcomeWriter({
    store: records.invitations,
    listId,
    onWritten: (outcomes) => written.push(...outcomes.map(({ step }) => [step.rowId, step.to])),
    onFailure: (code) => written.push(code)
  })
  for (const [index, invitation] of invitations.entries()) {
    if (invitation === null) throw new Error('not planned')
    const step = steps.create(index + 1)
    void writer.add(invitation, { ...step, facts: { ...step.facts, inviteId: 'invite 1' } })
  }
  writer.write()
  expect({ written, states: [stateOf(1), stateOf(2)], left: writer.hasUnwritten() }).toEqual({
    written: [
      [id(1), 'created'],
      [id(2), 'unknown']
    ],
    states: ['created', 'unknown'],
    left: false
  })
  expect(unwrap(records.invitations.one(listId, id(2)))?.facts.doubt).toBe('unreadable-answer')
})

test('an invitation of another row is not fetched again for this one, nor its duplicates', () => {
  send(records, listId, 1)
  unwrap(records.lists.remove({ listId, account }))
  const write = (number: number, inviteId: string, duplicates?: readonly string[]) =>
    unwrap(
      records.restore.write({
        listId,
        connectionId: 'hospital',
        createdAt: start,
        document: listDocument,
        fetched: [
          {
            rowId: id(number),
            content: contentOf(number),
            inviteId,
            link: 'https://x',
            createdAt: start,
            cells: [],
            ...(duplicates === undefined ? {} : { duplicates })
          }
        ],
        missed: [],
        account,
        serverId,
        protocol,
        at: start
      })
    )
  const stranger = write(2, 'invite 1')
  const own = write(1, 'invite 1')
  const again = write(1, 'invite 1')
  const alone = write(3, 'invite 3', ['invite 3', 'invite 1'])
  const rows = unwrap(records.invitations.page(listId, { offset: 0, limit: 5 }))
  expect({ stranger, own, again, alone, rows: rows.map(({ rowId, facts }) => [rowId, facts.duplicates]) }).toEqual({
    stranger: { added: 0, ofOtherRows: 1 },
    own: { added: 1, ofOtherRows: 0 },
    again: { added: 0, ofOtherRows: 0 },
    alone: { added: 1, ofOtherRows: 0 },
    rows: [
      [id(1), undefined],
      [id(3), undefined]
    ]
  })
})

test('an owner is kept until its invitation has ended for certain and is in no list any more', () => {
  for (const number of [1, 2]) send(records, listId, number)
  const ownersAt = (at: number) => {
    closeOff(records, at)
    return [ownerOf('invite 1') !== null, ownerOf('invite 2') !== null]
  }
  const appointment = Date.parse(contentOf(1).scheduledFor ?? '')
  let left = 1
  eraseRows(records, listId, { account, at: start + 5, shouldErase: () => left-- > 0 })
  const owners = [ownersAt(appointment + 29 * day), ownersAt(appointment + 31 * day)]
  unwrap(records.lists.remove({ listId, account }))
  expect([...owners, ownersAt(appointment + 31 * day)]).toEqual([
    [true, true],
    [false, true],
    [false, false]
  ])
})

test('an owner that was changed on the disk is damage, and the right ones are kept', () => {
  send(records, listId, 1)
  send(records, listId, 2)
  reopen(() => {
    const raw = new DatabaseSync(join(folder, 'records.sqlite'))
    raw.exec(`UPDATE invite_owners SET row_id = x'${id(3).replaceAll('-', '')}' WHERE invite_id = 'invite 2'`)
    raw.close()
  })
  expect([ownerOf('invite 1')?.rowId, ownerOf('invite 2')?.rowId]).toEqual([id(1), id(2)])
})

test('a file that is older than the table gets the owners of its invitations', () => {
  send(records, listId, 1)
  send(records, listId, 2)
  reopen(() => {
    const raw = new DatabaseSync(join(folder, 'records.sqlite'))
    raw.exec(
      'DROP TABLE invite_owners; DROP TABLE directory; DROP TABLE exported_rows; DROP TABLE exports; PRAGMA user_version = 8'
    )
    const sealed = createEncryption(dataKey).encrypt(['key-check'], 'hcw-bulk-invite records 8')
    raw.prepare('UPDATE key_check SET sealed = ?').run(sealed)
    raw.close()
  })
  expect([ownerOf('invite 1')?.rowId, ownerOf('invite 2')?.rowId]).toEqual([id(1), id(2)])
})
