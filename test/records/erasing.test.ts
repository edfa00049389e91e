import { copyFileSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, expect, test } from 'vitest'
import { idFromBytes, openDatabase } from '../../src-main/records/database.ts'
import type { Records } from '../../src-main/records/index.ts'
import {
  findInvitationRow,
  openContent,
  openFacts,
  sealContent,
  sealFacts,
  writeInvitationRow
} from '../../src-main/records/invitation-row.ts'
import { findHeader, updateHeader } from '../../src-main/records/list-header.ts'
import { insertRows, readRows } from '../../src-main/records/list-rows.ts'
import { readPieces, writePiece } from '../../src-main/records/list-source.ts'
import { createSeals, type Sealing } from '../../src-main/records/seals.ts'
import type { ErasureOrder, ErasureProgress } from '../../src-main/retention/store.ts'
import { account, contentOf, document, figures, id, rowOf, start } from '../support/list-data.ts'
import { valueIn } from '../support/result.ts'
import {
  dataKey,
  type ErasureStep,
  eraseRows,
  layDown,
  linkOf,
  makeFolder,
  makeList,
  removeFolder,
  send,
  statesOf,
  steps
} from './builders.ts'
import { recordsForEachTest } from './for-each-test.ts'

let folder: string
let records: Records
/** Copies of the folder that a test made. */
const copies: string[] = []

const reopen = recordsForEachTest((opened, place) => {
  records = opened
  folder = place
})

afterEach(() => copies.splice(0).forEach(removeFolder))

const at = start + 99

const everything: ErasureOrder['goes'] = ({ state }) => state !== 'unknown'

const erase = (listId: string, goes = everything) => eraseRows(records, listId, { account, at, goes })

/** A list with its file and 6 rows: 1 to 4 are sent, 5 is planned, 6 is not. */
function sentList(): string {
  const file = Buffer.from('Müller;079 123 45 67\n'.repeat(400))
  const counted = { ...figures, patients: 6, ready: 5, blocked: 1, firstMoment: start, lastMoment: start }
  const listId = makeList(records, 6, 1, { file, figures: counted })
  layDown(records, listId, 5)
  for (const number of [1, 2, 3, 4]) send(records, listId, number)
  return listId
}

const summaryOf = (listId: string) => valueIn(records.lists.all()).find((list) => list.listId === listId)

test('a list whose patients are all erased keeps its name and figures, and nothing else can be read', () => {
  const listId = sentList()
  expect(erase(listId)).toBe(6)
  expect(summaryOf(listId)).toMatchObject({
    name: document.name,
    figures: { patients: 0, ready: 0, blocked: 0, excluded: 0, firstMoment: start, lastMoment: start },
    invitations: {},
    erased: { at, patients: 6, invitations: { created: 4, ready: 1 }, isWhole: true }
  })
  const gone = { ok: false, code: 'no-such-list' }
  expect([
    records.lists.open({ listId }),
    records.lists.rows({ listId, offset: 0, limit: 9 }),
    records.lists.source({ listId }),
    records.lists.saveDocument({ listId, document, figures }),
    records.lists.beginRows({ listId })
  ]).toEqual([gone, gone, gone, gone, gone])
  expect(valueIn(records.invitations.page(listId, { offset: 0, limit: 9 }))).toEqual([])
  expect(valueIn(records.aftercare.page('hospital', { before: null, limit: 9 })).invitations).toEqual([])
})

test('what is trusted of the clock is kept over a restart', () => {
  const seen = () => valueIn(records.retention.clockSeen())
  const reopened = () => {
    reopen()
    return seen()
  }
  const [plain, doubting] = [
    { trusted: start, doubted: null },
    { trusted: start, doubted: { since: start + 1, until: start + 2 } }
  ]
  const first = seen()
  valueIn(records.retention.noteClock(plain))
  const second = reopened()
  valueIn(records.retention.noteClock(doubting))
  expect([first, second, reopened()]).toEqual([null, plain, doubting])
})

test('a list whose patients are all erased can be renamed and removed, and is there after a restart', () => {
  const listId = sentList()
  erase(listId)
  const notice = reopen()
  valueIn(records.lists.rename({ listId, name: 'Mardi' }))
  expect([notice, summaryOf(listId)?.name, summaryOf(listId)?.erased?.isWhole]).toEqual([null, 'Mardi', true])
  valueIn(records.lists.remove({ listId, account }))
  expect(valueIn(records.lists.all())).toEqual([])
})

test('the remaining rows are unchanged and in order, and the original file is deleted', () => {
  const listId = sentList()
  const before = valueIn(records.invitations.page(listId, { offset: 0, limit: 9 }))
  valueIn(
    records.aftercare.update(
      { listId, rowId: id(3) },
      { at, remoteStatus: { askedAt: at, progress: 'confirmed', scheduledFor: null } }
    )
  )
  const going = new Set([id(1), id(4)])
  const moments = [1, 4].map((number) => Date.parse(contentOf(number).scheduledFor ?? ''))
  expect(erase(listId, ({ appointmentAt }) => moments.includes(appointmentAt ?? 0))).toBe(2)

  expect(valueIn(records.lists.rows({ listId, offset: 0, limit: 9 }))).toEqual([2, 3, 5, 6].map(rowOf))
  expect(valueIn(records.lists.rows({ listId, offset: 2, limit: 9 }))).toEqual([5, 6].map(rowOf))
  expect(valueIn(records.invitations.page(listId, { offset: 0, limit: 9 }))).toEqual(
    before.filter(({ rowId }) => !going.has(rowId))
  )
  expect(valueIn(records.aftercare.one({ listId, rowId: id(3) }))?.remoteStatus?.progress).toBe('confirmed')
  expect(records.lists.source({ listId })).toEqual({ ok: false, code: 'no-source' })
  expect(summaryOf(listId)).toMatchObject({
    figures: { patients: 4, ready: 3, blocked: 1 },
    invitations: { created: 2, ready: 1 },
    erased: { patients: 2, invitations: { created: 2 }, isWhole: false }
  })
})

test('the remaining rows can be edited, sent and read as before, even after a restart', () => {
  const listId = sentList()
  erase(listId, ({ state }) => state === 'created')
  const notice = reopen()
  const edited = { rowId: id(6), edits: { lastName: 'Muller' }, excluded: false }
  valueIn(records.lists.changeRows({ listId, changes: [edited], figures }))
  send(records, listId, 5)
  const rows = valueIn(records.lists.rows({ listId, offset: 0, limit: 9 }))
  expect([notice, rows.at(-1)?.edits, statesOf(records, listId)]).toEqual([
    null,
    { lastName: 'Muller' },
    { [id(5)]: 'created' }
  ])
})

test('an erased patient is known to the guard and can never be sent from the list again', () => {
  const listId = sentList()
  erase(listId)
  const laid = records.invitations.planInvitations(listId, { begin: true, at }, [
    { rowId: id(1), content: contentOf(1), guardKey: 'patient 1' }
  ])
  expect(laid).toEqual({ ok: false, code: 'no-such-row' })

  const other = makeList(records, 1, 101)
  const row = { rowId: id(101), content: contentOf(1), guardKey: 'patient 1' }
  valueIn(records.invitations.planInvitations(other, { begin: true, at }, [row]))
  expect(valueIn(records.invitations.findSamePatient(other, id(101), 'nobody’s'))).toEqual([
    { listId, listName: document.name, rowId: id(1), state: 'created', at: start + 2 }
  ])
})

test('rows that are being sent or have an unknown outcome stay, with all that is needed to resolve it', () => {
  const listId = sentList()
  valueIn(records.invitations.commit(listId, [steps.queue(5), steps.begin(5)]))
  valueIn(
    records.invitations.commit(listId, [
      { rowId: id(5), from: 'sending', to: 'unknown', facts: { doubt: 'timed-out' }, at }
    ])
  )
  expect(erase(listId)).toBe(5)
  expect(valueIn(records.invitations.one(listId, id(5)))).toMatchObject({
    state: 'unknown',
    content: contentOf(5),
    attempt: { digest: 'digest 5' }
  })
  expect(summaryOf(listId)).toMatchObject({ figures: { patients: 1, ready: 1, blocked: 0 }, erased: { patients: 5 } })
})

test('rows of an unfinished reload are dropped, and no other rows can replace erased ones', () => {
  const listId = makeList(records, 3)
  const { generation } = valueIn(records.lists.beginRows({ listId }))
  valueIn(records.lists.addRows({ listId, generation, rows: [rowOf(7)] }))
  layDown(records, listId, 1)
  erase(listId, ({ state }) => state === 'ready')
  const late = [
    records.lists.addRows({ listId, generation, rows: [rowOf(8)] }),
    records.lists.endRows({ listId, generation, document, figures })
  ]
  expect(late.map((answer) => !answer.ok && answer.code)).toEqual(['generation-gone', 'already-sent'])
  expect(records.lists.beginRows({ listId })).toEqual({ ok: false, code: 'already-sent' })
})

test('a search that ended early does not prevent emptying the log', () => {
  const listId = sentList()
  valueIn(records.invitations.knownDoctors('hospital', new Set(['doctor@hospital.example'])))
  valueIn(records.invitations.latestCreated('hospital', 1))
  erase(listId)
  expect(statSync(join(folder, 'records.sqlite-wal')).size).toBe(0)
})

test('the audit log has the erasure with its count and nothing else', async () => {
  const listId = sentList()
  erase(listId)
  const entries = valueIn(records.audit.entries())
  expect(entries.at(-1)).toEqual({ at, account, action: 'patients-erased', listId, count: 6 })
  expect(await records.audit.verify()).toMatchObject({ ok: true, value: { firstWrong: null } })
})

test('a large list is erased step by step, and each step leaves it consistent', () => {
  const listId = makeList(records, 1200)
  layDown(records, listId, 1200)
  const order: ErasureOrder = {
    account,
    at,
    goes: ({ appointmentAt }) => (appointmentAt ?? 0) % 7_200_000 === start % 7_200_000
  }
  let left = 1200
  for (let progress: ErasureProgress | null = null; ; ) {
    const step: ErasureStep = valueIn(records.retention.erase(listId, order, progress))
    left -= step.erased
    expect(valueIn(records.lists.rows({ listId, offset: 0, limit: 2000 })).length).toBe(left)
    expect(Object.keys(statesOf(records, listId)).length).toBe(left)
    progress = step.next
    if (progress === null) break
    // A restart after each step.
    expect(reopen()).toBe(null)
  }
  expect(left).toBe(600)
})

test('a list of a damaged file is repaired even if its erasure was interrupted between two keys', () => {
  const listId = makeList(records, 900)
  layDown(records, listId, 900)
  for (const number of [1, 2]) send(records, listId, number)
  const order: ErasureOrder = { account, at, goes: ({ state }) => state === 'created' }
  let progress: ErasureProgress | null = null
  // Until some rows are encrypted with the new key and others with the old one.
  while (progress?.phase !== 'sealing') progress = valueIn(records.retention.erase(listId, order, progress)).next
  const notice = reopen(() => {
    const database = new DatabaseSync(join(folder, 'records.sqlite'))
    database.exec('UPDATE invitations SET changed_at = 1 WHERE position = 700')
    database.close()
  })

  const rows = valueIn(records.lists.rows({ listId, offset: 0, limit: 2000 }))
  expect([notice, rows.length, Object.keys(statesOf(records, listId)).length]).toEqual(['damaged-set-aside', 898, 897])
  expect(erase(listId, ({ state }) => state === 'ready')).toBe(897)
  expect(valueIn(records.lists.rows({ listId, offset: 0, limit: 9 }))).toEqual([rowOf(701)])
})

// What an attacker with the data key can still find of erased rows.

/** The bytes of all files of the records. */
function bytesIn(place: string): Buffer {
  return Buffer.concat(readdirSync(place).map((name) => readFileSync(join(place, name))))
}

type Sealed = { readonly binding: Parameters<Sealing['open']>[0]; readonly bytes: Uint8Array }

/** All encrypted values of a list in a copy of the database, and its encrypted keys. */
function sealedIn(path: string, listId: string): { readonly keys: Uint8Array[]; readonly values: Sealed[] } {
  const copy = new DatabaseSync(path)
  const all = (sql: string) => copy.prepare(sql).all() as Record<string, Uint8Array | number>[]
  const keys = all('SELECT sealed_key FROM lists').map((row) => row['sealed_key'] as Uint8Array)
  const idOf = (row: Record<string, unknown>) => idFromBytes(row['row_id'])
  const values = [
    ...all('SELECT * FROM list_rows').map((row) => ({
      binding: ['row', listId, row['generation'], row['position'], idOf(row)] as Sealed['binding'],
      bytes: row['sealed_row'] as Uint8Array
    })),
    ...all('SELECT * FROM invitations').flatMap((row) => [
      { binding: ['content', listId, idOf(row)] as const, bytes: row['sealed_content'] as Uint8Array },
      ...(row['sealed_facts'] === null
        ? []
        : [{ binding: ['facts', listId, idOf(row)] as const, bytes: row['sealed_facts'] as Uint8Array }])
    ]),
    ...all('SELECT * FROM source_chunks').map((row) => ({
      binding: ['source', listId, row['chunk']] as Sealed['binding'],
      bytes: row['sealed_bytes'] as Uint8Array
    }))
  ]
  copy.close()
  return { keys, values }
}

function opened(values: readonly Sealed[], sealing: Sealing): number {
  return values.filter(({ binding, bytes }) => {
    try {
      sealing.open(binding, bytes)
      return true
    } catch {
      return false
    }
  }).length
}

/** A copy of the database with its log, as a backup would make it. */
function copyOfFiles(): string {
  const place = makeFolder()
  copies.push(place)
  for (const file of readdirSync(folder)) copyFileSync(join(folder, file), join(place, file))
  return place
}

test('no file has a byte of the erased ciphertext or a key that decrypts it', () => {
  const listId = sentList()
  const place = copyOfFiles()
  const before = sealedIn(join(place, 'records.sqlite'), listId)
  const seals = createSeals(dataKey)
  // Proof that the copy is complete: its own key decrypts everything, the data key alone nothing.
  const [oldKey] = before.keys
  if (oldKey === undefined) throw new Error('the list has no key')
  const withOldKey = seals.ofList({ listId, sealedKey: oldKey, sealedNextKey: null })
  expect([before.values.length, opened(before.values, withOldKey), opened(before.values, seals)]).toEqual([16, 16, 0])

  erase(listId, ({ appointmentAt }) => appointmentAt === Date.parse(contentOf(2).scheduledFor ?? ''))
  const left = bytesIn(folder)
  expect(before.values.filter(({ bytes }) => left.includes(Buffer.from(bytes.subarray(13, 45)))).length).toBe(0)
  expect(left.includes(Buffer.from(oldKey))).toBe(false)

  const after = sealedIn(join(copyOfFiles(), 'records.sqlite'), listId)
  const keys = after.keys.map((sealedKey) => seals.ofList({ listId, sealedKey, sealedNextKey: null }))
  expect(keys.map((sealing) => opened(before.values, sealing))).toEqual([0])
  // 16 values without the row, its content and details, and the file.
  expect(keys.map((sealing) => opened(after.values, sealing))).toEqual([12])
})

test('no file has names, phone numbers or links in clear, before or after an erasure', () => {
  const listId = sentList()
  const words = ['Müller', '079 123 45 67', '+41791234567', linkOf(2), document.name].map((word) => Buffer.from(word))
  const found = () => words.filter((word) => bytesIn(folder).includes(word)).length
  const before = found()
  erase(listId)
  expect([before, found()]).toEqual([0, 0])
})

test('lists without a key of their own, from older versions, are erased too and get one', () => {
  const listId = sentList()
  reopen(() => asEarlierVersion(listId))
  expect(valueIn(records.lists.rows({ listId, offset: 0, limit: 9 })).length).toBe(6)
  expect(erase(listId, ({ state }) => state === 'created')).toBe(4)
  expect(valueIn(records.lists.rows({ listId, offset: 0, limit: 9 })).length).toBe(2)
  const after = sealedIn(join(copyOfFiles(), 'records.sqlite'), listId)
  expect([after.values.length, opened(after.values, createSeals(dataKey))]).toEqual([3, 0])
})

/** Encrypts the list with the data key, as before lists had keys. */
function asEarlierVersion(listId: string): void {
  const seals = createSeals(dataKey)
  const database = openDatabase(join(folder, 'records.sqlite'))
  const header = findHeader(database, seals, listId)
  if (header === undefined) throw new Error('no such list')
  const before = { ...header, sealedKey: null, sealing: seals }
  const rows = readRows(database, header, { offset: 0, limit: 9 })
  const pieces = readPieces(database, header)
  database.execute('DELETE FROM list_rows; DELETE FROM source_chunks')
  insertRows(database, before, 0, rows)
  for (const [chunk, piece] of pieces.entries()) writePiece(database, before, chunk, piece)
  for (const { rowId } of rows) {
    const row = findInvitationRow(database, seals, listId, rowId)
    if (row === undefined) continue
    const place = { ...row, sealing: seals }
    writeInvitationRow(database, seals, {
      ...row,
      sealedContent: sealContent(place, openContent(row)),
      ...sealFacts(place, openFacts(row))
    })
  }
  updateHeader(database, seals, before)
  database.close()
}
