import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeEach, expect, test } from 'vitest'
import { invitationStates } from '#contract/invitation.ts'
import { idFromBytes } from '../../src-main/records/database.ts'
import { createEncryption } from '../../src-main/records/encryption.ts'
import type { Records } from '../../src-main/records/index.ts'
import { account, contentOf, id, listDocument, protocol, serverId, start } from '../support/list-data.ts'
import { allLists, attemptId, linkOf, makeList, openJob, planRows, send, statesOf, steps } from '../support/records.ts'
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

beforeEach(() => {
  listId = makeList(records, 6)
})

function planOne(number: number, changes: Parameters<typeof contentOf>[1]): void {
  const row = { rowId: id(number), content: contentOf(number, changes) }
  unwrap(records.invitations.planInvitations(listId, { begin: false, at: start + 9 }, [row]))
}

test('planned and sent invitations are there after a restart: content, details, attempt', () => {
  planRows(records, listId, 2)
  send(records, listId, 1)
  reopen()
  expect([records.invitations.one(listId, id(1)), records.invitations.one(listId, id(2))]).toEqual([
    {
      ok: true,
      value: {
        listId,
        rowId: id(1),
        state: 'created',
        content: contentOf(1),
        facts: { inviteId: 'invite 1', link: linkOf(1), settledAt: start + 3 },
        letThrough: false,
        serverId,
        attempt: {
          attemptId: attemptId(1),
          account,
          serverId,
          protocol,
          digest: 'digest 1',
          begunAt: start + 2,
          endedAt: start + 3
        }
      }
    },
    {
      ok: true,
      value: {
        listId,
        rowId: id(2),
        state: 'ready',
        content: contentOf(2),
        facts: {},
        letThrough: false,
        serverId: null,
        attempt: null
      }
    }
  ])
})

test('planning replaces what may still be changed and leaves what is being sent or was sent', () => {
  planRows(records, listId, 5)
  send(records, listId, 1)
  unwrap(records.invitations.commit(listId, [steps.queue(2)]))
  unwrap(records.invitations.commit(listId, [steps.queue(3)]))
  unwrap(records.invitations.commit(listId, [steps.begin(3)]))
  const refused = { ...steps.create(3), to: 'refused' as const, facts: { refusal: 'phone-rejected' as const } }
  unwrap(records.invitations.commit(listId, [refused]))
  const held = {
    rowId: id(4),
    from: 'ready' as const,
    to: 'held' as const,
    facts: {},
    at: start,
    letThrough: true as const
  }
  unwrap(records.invitations.commit(listId, [held]))
  for (const number of [1, 2]) planOne(number, { firstName: 'Eva' })
  planOne(3, {})
  planOne(4, {})
  const kept = unwrap(records.invitations.one(listId, id(4)))
  planOne(4, { firstName: 'Eva' })
  planOne(5, { firstName: 'Eva' })
  const page = unwrap(records.invitations.page(listId, { offset: 0, limit: 9 }))
  expect({
    all: page.map(({ state, content, facts, letThrough }) => [
      state,
      content.firstName,
      'refusal' in facts,
      letThrough
    ]),
    kept: [kept?.state, kept?.letThrough],
    attemptOfRefused: page[2]?.attempt?.attemptId
  }).toEqual({
    all: [
      ['created', 'Anna', false, false],
      ['queued', 'Anna', false, false],
      ['ready', 'Anna', false, false],
      ['ready', 'Eva', false, false],
      ['ready', 'Eva', false, false]
    ],
    kept: ['held', true],
    attemptOfRefused: attemptId(3)
  })
})

test('an invitation is let through for one sending', () => {
  planRows(records, listId, 1)
  const release = { rowId: id(1), from: 'ready', to: 'ready', facts: {}, at: start, letThrough: true } as const
  const isLetThrough = () => unwrap(records.invitations.one(listId, id(1)))?.letThrough
  unwrap(records.invitations.commit(listId, [release]))
  const before = isLetThrough()
  unwrap(records.invitations.commit(listId, [steps.queue(1)]))
  const queued = isLetThrough()
  unwrap(records.invitations.commit(listId, [steps.begin(1)]))
  expect([before, queued, isLetThrough()]).toEqual([true, true, false])
})

test('the next batch is what was planned since it was started', () => {
  planRows(records, listId, 4)
  planRows(records, listId, 1, 2)
  planRows(records, listId, 1, 4, false)
  const planned = unwrap(records.invitations.page(listId, { offset: 0, limit: 9, plannedOnly: true }))
  expect([planned.map(({ rowId }) => rowId), Object.keys(statesOf(records, listId)).length]).toEqual([
    [id(2), id(4)],
    4
  ])
})

test('rows that are not in the list are refused, and nothing is planned', () => {
  const rows = [1, 99].map((number) => ({ rowId: id(number), content: contentOf(number) }))
  expect([
    records.invitations.planInvitations(listId, { begin: true, at: start }, rows),
    records.invitations.planInvitations(id(5), { begin: true, at: start }, []),
    statesOf(records, listId)
  ]).toEqual([{ ok: false, code: 'no-such-row' }, { ok: false, code: 'no-such-list' }, {}])
})

test('steps are committed together with audit and attempts, or not at all', () => {
  planRows(records, listId, 3)
  const audit = { at: start, account, action: 'batch-started' as const, listId, count: 2 }
  unwrap(records.invitations.commit(listId, [steps.queue(1), steps.queue(2)], audit))
  const refused = [
    records.invitations.commit(listId, [steps.begin(1), steps.begin(3)], { ...audit, action: 'batch-stopped' }),
    records.invitations.commit(listId, [steps.queue(77)]),
    records.invitations.commit(listId, [steps.begin(1), { ...steps.create(1), endAttempt: { attemptId: id(1) } }])
  ]
  const before = statesOf(records, listId)
  send(records, listId, 3)
  reopen()
  expect({
    refused,
    before,
    attempts: unwrap(records.invitations.page(listId, { offset: 0, limit: 9 })).map(
      ({ attempt }) => attempt?.attemptId
    ),
    audit: unwrap(records.audit.entries())
  }).toEqual({
    refused: Array(3).fill({ ok: false, code: 'not-in-that-state' }),
    before: { [id(1)]: 'queued', [id(2)]: 'queued', [id(3)]: 'ready' },
    attempts: [undefined, undefined, attemptId(3)],
    audit: [audit]
  })
})

test('queued invitations are in the order of appointments, then of the file; those without a date come last', () => {
  planRows(records, listId, 6)
  planOne(1, { scheduledFor: undefined })
  planOne(5, { scheduledFor: contentOf(2).scheduledFor })
  const jobId = openJob(records, listId, [1, 2, 3, 5])
  const queued = (limit: number) => unwrap(records.invitations.soonestQueued(jobId, limit)).map(({ rowId }) => rowId)
  expect([queued(9), queued(2)]).toEqual([
    [id(2), id(5), id(3), id(1)],
    [id(2), id(5)]
  ])
})

test('invitations are counted and found by state, in one list and in all', () => {
  const other = makeList(records, 2, 11)
  planRows(records, listId, 3)
  planRows(records, other, 2, 11)
  send(records, listId, 1)
  send(records, other, 12)
  const rowsIn = (list: string | null) =>
    unwrap(records.invitations.inStates(list, ['created', 'held'])).map(({ rowId }) => rowId)
  expect({
    counts: unwrap(records.invitations.counts(listId)),
    ofLists: allLists(records).map(({ invitations }) => invitations),
    ofOne: rowsIn(other),
    ofAll: rowsIn(null)
  }).toEqual({
    counts: { ...Object.fromEntries(invitationStates.map((state) => [state, 0])), created: 1, ready: 2 },
    ofLists: [
      { created: 1, ready: 1 },
      { created: 1, ready: 2 }
    ],
    ofOne: [id(12)],
    ofAll: [id(1), id(12)]
  })
})

test('the same patient is found in other lists, even in one that was removed', () => {
  const removed = makeList(records, 1, 21)
  planRows(records, removed, 1, 21)
  send(records, removed, 21)
  const other = makeList(records, 1, 31)
  planRows(records, other, 1, 31)
  unwrap(records.invitations.commit(other, [steps.queue(31)]))
  unwrap(records.lists.remove({ listId: removed, account }))
  reopen()
  const asked = [21, 31, 41].map((number) => ({ rowId: id(number - 20), content: contentOf(number) }))
  expect([...unwrap(records.invitations.findSamePatients(listId, asked))]).toEqual([
    [id(1), [{ listId: removed, listName: '', rowId: id(21), state: 'created', at: start + 2, isOver: false }]],
    [id(11), [{ listId: other, listName: listDocument.name, rowId: id(31), state: 'queued', at: start, isOver: false }]]
  ])
})

test('the created invitations of a connection are known by their ids', async () => {
  planRows(records, listId, 3)
  for (const number of [1, 2, 3]) {
    for (const step of [steps.queue(number), steps.begin(number)]) unwrap(records.invitations.commit(listId, [step]))
    const created = { ...steps.create(number), at: start + 10 * number }
    const facts = number === 2 ? {} : { inviteId: `invite ${number}`, settledAt: created.at }
    unwrap(records.invitations.commit(listId, [{ ...created, facts }]))
  }
  const known = unwrap(await records.invitations.knownInvites('hospital', start))
  expect([
    known.map(({ rowId, inviteId }) => [rowId, inviteId]),
    unwrap(await records.invitations.knownInvites('hospital', start + 1000)),
    unwrap(await records.invitations.knownInvites('practice', start))
  ]).toEqual([
    [
      [id(3), 'invite 3'],
      [id(1), 'invite 1']
    ],
    [],
    []
  ])
})

test('an invitation that may be gone is not expected by a search', async () => {
  planRows(records, listId, 1)
  const target = { listId, rowId: id(1) }
  for (const step of [steps.queue(1), steps.begin(1)]) unwrap(records.invitations.commit(listId, [step]))
  unwrap(records.invitations.commit(listId, [{ ...steps.create(1), facts: { inviteId: 'invite 1' } }]))
  const isKnown = async () => unwrap(await records.invitations.knownInvites('hospital', start)).length === 1
  const begin = (kind: 'withdraw' | 'resend' | 'move') =>
    unwrap(records.actions.begin(target, { kind, account, changes: {} }, start))
  const seen: boolean[] = [await isKnown()]
  for (const kind of ['withdraw', 'move', 'resend'] as const) {
    const number = begin(kind)
    seen.push(await isKnown())
    unwrap(records.actions.update(target, { at: start, attempt: { number, outcome: 'not-done' } }))
    seen.push(await isKnown())
  }
  const remoteStatus = { askedAt: start, progress: 'gone', scheduledFor: null } as const
  unwrap(records.actions.update(target, { at: start, remoteStatus }))
  seen.push(await isKnown())
  expect(seen).toEqual([true, false, true, false, true, true, true, false])
})

test('the names in the encrypted JSON are those of the first version', () => {
  planRows(records, listId, 2)
  send(records, listId, 1)
  for (const step of [steps.queue(2), steps.begin(2)]) unwrap(records.invitations.commit(listId, [step]))
  const doubt = { ...steps.create(2), to: 'unknown' as const, facts: { doubt: 'timed-out' as const } }
  unwrap(records.invitations.commit(listId, [doubt]))
  const texts: string[] = []
  reopen(() => {
    const encryption = createEncryption(dataKey)
    const raw = new DatabaseSync(join(folder, 'records.sqlite'))
    const { key } = raw.prepare('SELECT sealed_key AS key FROM lists').get() as { key: Uint8Array }
    const cipher = encryption.cipherOf({ listId, sealedKey: key, sealedNextKey: null })
    for (const row of raw.prepare('SELECT row_id, sealed_facts FROM invitations ORDER BY position').all()) {
      texts.push(cipher.decrypt(['facts', listId, idFromBytes(row['row_id'])], row['sealed_facts']).toString())
    }
    raw.close()
  })
  const inviteLink = JSON.stringify(linkOf(1))
  expect(texts).toEqual([
    `{"inviteId":"invite 1","link":${inviteLink},"settledAt":${start + 3}}`,
    '{"doubt":"timed-out"}'
  ])
})

test('the audit chain shows which entry was changed, and that one was removed, even from the end', async () => {
  const entry = { at: start, account, action: 'batch-started' as const, listId, count: 2 }
  for (const count of [1, 2, 3]) unwrap(records.invitations.commit(listId, [], { ...entry, count, rowId: id(count) }))
  const whole = await records.audit.verify()
  const tampering = async (sql: string) => {
    reopen(() => {
      const raw = new DatabaseSync(join(folder, 'records.sqlite'))
      raw.exec(sql)
      raw.close()
    })
    return await records.audit.verify()
  }
  expect([
    whole,
    await tampering('UPDATE audit SET count = 99 WHERE number = 2'),
    await tampering('UPDATE audit SET count = 2 WHERE number = 2'),
    await tampering('DELETE FROM audit WHERE number = 3'),
    await tampering('UPDATE audit_end SET number = 2'),
    await tampering('DELETE FROM audit WHERE number = 1')
  ]).toEqual([
    { ok: true, value: { entries: 3, firstWrong: null, breaks: [] } },
    { ok: true, value: { entries: 2, firstWrong: 2, breaks: [] } },
    { ok: true, value: { entries: 3, firstWrong: null, breaks: [] } },
    { ok: true, value: { entries: 2, firstWrong: 3, breaks: [] } },
    { ok: true, value: { entries: 2, firstWrong: 3, breaks: [] } },
    { ok: true, value: { entries: 1, firstWrong: 1, breaks: [] } }
  ])
})
