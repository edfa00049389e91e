import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { InvitationContent } from '#contract/invitation.ts'
import type { RemoteStatus } from '#contract/invitation-actions.ts'
import { addCounts, aroundVisitMs, type KeptCounts } from '../../src-main/figures/count-invitation.ts'
import { openDatabase } from '../../src-main/records/database.ts'
import { createEncryption } from '../../src-main/records/encryption.ts'
import { openRecords, type Records } from '../../src-main/records/index.ts'
import type { ErasureOrder } from '../../src-main/retention/retention-port.ts'
import { countFigures } from '../support/count-figures.ts'
import { account, contentOf, figures, id, listDocument, rowOf, start } from '../support/list-data.ts'
import { eraseRows, makeList, planRows, send, steps } from '../support/records.ts'
import { recordsForEachTest } from '../support/records-for-each-test.ts'
import { unwrap } from '../support/result.ts'
import { dataKey } from '../support/test-records.ts'

let records: Records
let folder: string
const reopen = recordsForEachTest((opened, place) => {
  records = opened
  folder = place
})

const at = start + 99
const everything: ErasureOrder['shouldErase'] = ({ state }) => state !== 'unknown'
const erase = (listId: string, shouldErase = everything) => eraseRows(records, listId, { account, at, shouldErase })

/** All counts by what they are counted under, however they are stored. */
function counted(from = '0000', to = '9999'): Readonly<Record<string, KeptCounts>> {
  countFigures(records)
  const sums: Record<string, KeptCounts> = {}
  for (const { day, destination, way, language, counts } of unwrap(records.figures.read(from, to)).figures) {
    const key = `${day} ${destination.kind} ${destination.name} ${way} ${language}`
    sums[key] = addCounts(sums[key] ?? {}, counts)
  }
  return sums
}

const total = () => Object.values(counted()).reduce<KeptCounts>((sum, counts) => addCounts(sum, counts), {})

function look(
  listId: string,
  number: number,
  progress: RemoteStatus['progress'],
  afterMs: number,
  content = contentOf(number)
): void {
  const scheduledFor = Date.parse(content.scheduledFor ?? '')
  const remoteStatus = { askedAt: scheduledFor + afterMs, progress, scheduledFor }
  unwrap(records.actions.update({ listId, rowId: id(number) }, { at, remoteStatus }))
}

function move(listId: string, number: number, content: InvitationContent): void {
  const target = { listId, rowId: id(number) }
  const { scheduledFor } = content
  if (scheduledFor === undefined) throw new Error('it has a date')
  const attempt = unwrap(records.actions.begin(target, { kind: 'move', account, changes: { scheduledFor } }, at))
  const remoteStatus = { askedAt: at, progress: 'sent', scheduledFor: Date.parse(scheduledFor) } as const
  unwrap(records.actions.update(target, { at, attempt: { number: attempt, outcome: 'done' }, content, remoteStatus }))
}

function withdraw(listId: string, number: number): void {
  const target = { listId, rowId: id(number) }
  const attempt = unwrap(records.actions.begin(target, { kind: 'withdraw', account, changes: {} }, at))
  const remoteStatus = { askedAt: at, progress: 'gone', scheduledFor: null } as const
  const update = { at, attempt: { number: attempt, outcome: 'done' }, withdrawn: true, remoteStatus } as const
  unwrap(records.actions.update(target, update))
}

const laterBy = (content: InvitationContent, days: number): InvitationContent => ({
  ...content,
  scheduledFor: new Date(Date.parse(content.scheduledFor ?? '') + days * 86_400_000).toISOString()
})

const key = (day: string) => `${day} doctor doctor@hospital.example sms de`

/** Eight rows: 1 came, 2 missed, 3 was withdrawn, 4 was moved to the next day, 5 is not known, 6 refused, 7 in doubt, 8 not sent. */
function lived(): string {
  const listId = makeList(records, 8)
  planRows(records, listId, 8)
  for (const number of [1, 2, 3, 4, 5]) send(records, listId, number)
  for (const step of [steps.queue(6), steps.begin(6), steps.refuse(6)])
    unwrap(records.invitations.commit(listId, [step]))
  unwrap(records.invitations.commit(listId, [steps.queue(7), steps.begin(7)]))
  const doubt = { rowId: id(7), from: 'sending', to: 'unknown', facts: { doubt: 'timed-out' }, at } as const
  unwrap(records.invitations.commit(listId, [doubt]))
  look(listId, 1, 'confirmed', -1)
  look(listId, 1, 'over', 1)
  look(listId, 2, 'sent', aroundVisitMs)
  withdraw(listId, 3)
  move(listId, 4, laterBy(contentOf(4), 1))
  return listId
}

const livedCounts = {
  [key('2026-03-23')]: {
    invited: 4,
    confirmed: 1,
    came: 1,
    missed: 1,
    withdrawn: 1,
    inDoubt: 1,
    refused: { 'queue-not-found': 1 }
  },
  [key('2026-03-24')]: { invited: 1, moved: 1 }
}

describe('figures of invitations', () => {
  test('are the same before and after everybody is erased, by day, and after a restart', () => {
    const listId = lived()
    const before = counted()
    expect(erase(listId)).toBe(7)
    const erased = counted()
    const notice = reopen()
    expect([before, erased, counted(), notice]).toEqual([livedCounts, livedCounts, livedCounts, null])
  })

  test('follow each change, and count a row that is sent again once', () => {
    const listId = makeList(records, 2)
    planRows(records, listId, 2)
    const seen = [total()]
    for (const step of [steps.queue(1), steps.begin(1), steps.refuse(1)])
      unwrap(records.invitations.commit(listId, [step]))
    seen.push(total())
    planRows(records, listId, 2)
    seen.push(total())
    for (const step of [steps.queue(1), steps.begin(1, 2), steps.create(1, 2)])
      unwrap(records.invitations.commit(listId, [step]))
    seen.push(total())
    look(listId, 1, 'in', 0)
    seen.push(total())
    expect(seen).toEqual([{}, { refused: { 'queue-not-found': 1 } }, {}, { invited: 1 }, { invited: 1, came: 1 }])
  })

  test('stay when a list is removed, and when some of its patients were erased before', () => {
    const listId = makeList(records, 4)
    planRows(records, listId, 4)
    for (const number of [1, 2, 3]) send(records, listId, number)
    look(listId, 2, 'over', 0)
    const before = counted()
    const first = Date.parse(contentOf(1).scheduledFor ?? '')
    expect(erase(listId, ({ appointmentAt }) => appointmentAt === first)).toBe(1)
    const between = counted()
    unwrap(records.lists.remove({ listId, account }))
    expect([between, counted(), before[key('2026-03-23')]]).toEqual([before, before, { invited: 3, came: 1 }])
  })

  test('of some days are those of these days, and the first day is that of all', () => {
    const listId = lived()
    const days = () => [
      counted('2026-03-23', '2026-03-24'),
      counted('2026-03-24', '2026-03-25'),
      counted('2026-03-25', '2027')
    ]
    const before = days()
    const first = unwrap(records.figures.read('2026-03-25', '2027')).firstDay
    erase(listId)
    expect([before, days(), first, unwrap(records.figures.read('2027', '2028')).firstDay]).toEqual([
      [
        { [key('2026-03-23')]: livedCounts[key('2026-03-23')] },
        { [key('2026-03-24')]: livedCounts[key('2026-03-24')] },
        {}
      ],
      before,
      '2026-03-23',
      '2026-03-23'
    ])
  })

  test('never have a practice list in them, kept, erased or removed', () => {
    const listIds = [1, 11].map((first) => {
      const { listId } = unwrap(records.lists.create({ connectionId: 'practice', document: listDocument, figures }))
      const { generation } = unwrap(records.lists.beginRows({ listId }))
      unwrap(records.lists.addRows({ listId, generation, rows: [rowOf(first)] }))
      unwrap(records.lists.endRows({ listId, generation, document: listDocument, figures }))
      planRows(records, listId, 1, first)
      send(records, listId, first)
      return listId
    })
    const kept = counted()
    for (const listId of listIds.slice(0, 1)) erase(listId)
    for (const listId of listIds.slice(1)) unwrap(records.lists.remove({ listId, account }))
    expect([kept, counted()]).toEqual([{}, {}])
  })

  test('of an invitation that is fetched again from the server count it as invited, and once', () => {
    const restored = {
      listId: id(700),
      connectionId: 'hospital',
      document: listDocument,
      createdAt: start,
      serverId: 'a1b2c3d4e5f60718293a4b5c6d7e8f90',
      protocol: 'hcw-v5' as const,
      fetched: [
        {
          rowId: id(1),
          cells: [],
          content: contentOf(1),
          inviteId: 'invite 1',
          link: 'https://hcw.hospital.example/1',
          createdAt: start
        }
      ],
      missed: [],
      account,
      at
    }
    unwrap(records.restore.write(restored))
    unwrap(records.restore.write(restored))
    const before = total()
    erase(id(700))
    expect([before, total()]).toEqual([{ invited: 1 }, { invited: 1 }])
  })

  test('are deleted where the policy has switched them off, which the audit log tells, and nothing is counted then', () => {
    erase(lived())
    unwrap(records.figures.deleteAll(at))
    unwrap(records.figures.deleteAll(at))
    const told = unwrap(records.audit.page({ before: null, limit: 99 })).filter(
      ({ action }) => action === 'figures-deleted'
    )
    const opened = unwrap(openRecords({ folder: null, dataKey, now: () => start, keepsFigures: false })).records
    const listId = makeList(opened, 1, 101)
    planRows(opened, listId, 1, 101)
    send(opened, listId, 101)
    eraseRows(opened, listId, { account, at, shouldErase: everything })
    const left = unwrap(opened.figures.read('0', '9'))
    opened.close()
    expect([total().invited, told.map(({ count }) => count), left]).toEqual([
      undefined,
      [2],
      { figures: [], firstDay: null }
    ])
  })
})

describe('after erasing', () => {
  /** Everything in the database that the key opens, and everything in clear. */
  function decrypted(): string {
    const opened = openDatabase(join(folder, 'records.sqlite'))
    const encryption = createEncryption(dataKey)
    try {
      const days = opened.prepare('SELECT * FROM day_figures').all()
      const lists = opened.prepare('SELECT * FROM lists').all()
      const ofDays = days.map((row) =>
        encryption.decrypt(['day-figures', String(row['day'])], row['sealed_figures']).toString()
      )
      const ofLists = lists.flatMap((list) => {
        const listId = Buffer.from(list['list_id'] as Uint8Array)
          .toString('hex')
          .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
        const cipher = encryption.cipherOf({
          listId,
          sealedKey: list['sealed_key'] as Uint8Array | null,
          sealedNextKey: list['sealed_next_key'] as Uint8Array | null
        })
        const rows = opened.prepare('SELECT * FROM invitations WHERE list = ?').all(list['list'] as number)
        return rows.map((row) => {
          const rowId = Buffer.from(row['row_id'] as Uint8Array)
            .toString('hex')
            .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
          return cipher.decrypt(['content', listId, rowId], row['sealed_content']).toString()
        })
      })
      return [...ofDays, ...ofLists].join('\n')
    } finally {
      opened.close()
    }
  }

  test('no name is left anywhere, and the figures stand', () => {
    const listId = lived()
    const doubt = { rowId: id(7), from: 'unknown', to: 'refused', facts: { refusal: 'not-allowed' }, at } as const
    unwrap(records.invitations.commit(listId, [doubt]))
    const before = counted()
    const texts: string[] = []
    reopen(() => texts.push(decrypted()))
    erase(listId)
    reopen(() => texts.push(decrypted()))
    const names = ['Müller', 'Anna', '+41791234567']
    const found = texts.map((text) => names.filter((name) => text.includes(name)))
    const raw = readFileSync(join(folder, 'records.sqlite'))
    expect([found, names.filter((name) => raw.includes(name)), counted()]).toEqual([[names, []], [], before])
  })
})

describe('figures of any lives', () => {
  const rows = 6
  const number = fc.integer({ min: 1, max: rows })
  const progress = fc.constantFrom('sent', 'confirmed', 'in', 'over', 'gone' as const)
  const act = fc.oneof(
    fc.record({ kind: fc.constantFrom('send', 'refuse', 'doubt', 'withdraw'), number }),
    fc.record({ kind: fc.constant('look'), number, progress, afterMs: fc.constantFrom(-1e8, 0, aroundVisitMs, 1e8) }),
    fc.record({ kind: fc.constant('move'), number, days: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ kind: fc.constant('erase'), number }),
    fc.record({ kind: fc.constantFrom('read', 'reopen') })
  )

  test('are the same after erasing one by one, removing the rest and starting again', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        // Each life has patients of its own.
        first += 10
        const listId = makeList(records, rows, first)
        planRows(records, listId, rows, first)
        const contents = new Map<number, InvitationContent>()
        const stateOf = (row: number) => {
          const found = unwrap(records.invitations.one(listId, id(row)))
          return found?.state ?? null
        }
        for (const one of acts) {
          if (one.kind === 'reopen') reopen()
          if (one.kind === 'read') counted()
          if (!('number' in one)) continue
          const row = first + one.number - 1
          const state = stateOf(row)
          const content = contents.get(row) ?? contentOf(row)
          if (one.kind === 'erase' && state !== null) {
            const before = counted()
            const moment = Date.parse(content.scheduledFor ?? '')
            erase(listId, (kept) => kept.appointmentAt === moment && kept.state !== 'unknown')
            expect(counted()).toEqual(before)
          }
          if (state === 'ready' && (one.kind === 'send' || one.kind === 'refuse' || one.kind === 'doubt')) {
            const attempt = nextAttempt()
            unwrap(records.invitations.commit(listId, [steps.queue(row)]))
            unwrap(records.invitations.commit(listId, [steps.begin(row, attempt)]))
            const end = { send: steps.create, refuse: steps.refuse, doubt: inDoubt }[one.kind]
            unwrap(records.invitations.commit(listId, [end(row, attempt)]))
          }
          if (state !== 'created') continue
          if (one.kind === 'withdraw') withdraw(listId, row)
          if (one.kind === 'look') look(listId, row, one.progress, one.afterMs, content)
          if (one.kind === 'move') {
            contents.set(row, laterBy(content, one.days))
            move(listId, row, laterBy(content, one.days))
          }
        }
        const before = counted()
        erase(listId)
        const erased = counted()
        reopen()
        expect([erased, counted()]).toEqual([before, before])
      }),
      { numRuns: 25 }
    )
  })

  let first = 1
  let attempts = 1000
  const nextAttempt = () => {
    attempts += 1
    return attempts
  }
  const inDoubt = (row: number) =>
    ({ rowId: id(row), from: 'sending', to: 'unknown', facts: { doubt: 'timed-out' }, at }) as const
})
