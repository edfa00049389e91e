import { copyFileSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, expect, test } from 'vitest'
import { idFromBytes, openDatabase } from '../../src-main/records/database.ts'
import { type Cipher, createEncryption } from '../../src-main/records/encryption.ts'
import type { Records } from '../../src-main/records/index.ts'
import {
  decryptContent,
  decryptDetails,
  encryptContent,
  encryptDetails,
  findInvitationRow,
  writeInvitationRow
} from '../../src-main/records/invitation-row.ts'
import { findHeader, updateHeader } from '../../src-main/records/list-header.ts'
import { insertRows, readRows } from '../../src-main/records/list-rows.ts'
import { readChunks, writeChunk } from '../../src-main/records/list-source.ts'
import type { ErasureOrder, ErasureProgress } from '../../src-main/retention/retention-port.ts'
import { account, contentOf, figures, id, listDocument, rowOf, start } from '../support/list-data.ts'
import {
  allLists,
  type ErasureStep,
  eraseRows,
  findSamePatient,
  linkOf,
  makeList,
  planRows,
  send,
  statesOf,
  steps
} from '../support/records.ts'
import { recordsForEachTest } from '../support/records-for-each-test.ts'
import { unwrap } from '../support/result.ts'
import { dataKey, makeTempFolder, removeFolder } from '../support/test-records.ts'

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

const everything: ErasureOrder['shouldErase'] = ({ state }) => state !== 'unknown'

const erase = (listId: string, shouldErase = everything) => eraseRows(records, listId, { account, at, shouldErase })

/** A list with its file and 6 rows: 1 to 4 are sent, 5 is planned, 6 is not. */
function sentList(): string {
  const file = Buffer.from('Müller;079 123 45 67\n'.repeat(400))
  const counted = { ...figures, patients: 6, ready: 5, blocked: 1, firstMoment: start, lastMoment: start }
  const listId = makeList(records, 6, 1, { file, figures: counted })
  planRows(records, listId, 5)
  for (const number of [1, 2, 3, 4]) send(records, listId, number)
  return listId
}

const summaryOf = (listId: string) => allLists(records).find((list) => list.listId === listId)

test('a list whose patients are all erased keeps its name and figures, and nothing else can be read', () => {
  const listId = sentList()
  expect(erase(listId)).toBe(6)
  expect(summaryOf(listId)).toMatchObject({
    name: listDocument.name,
    figures: { patients: 0, ready: 0, blocked: 0, excluded: 0, firstMoment: start, lastMoment: start },
    invitations: {},
    erased: { at, patients: 6, invitations: { created: 4, ready: 1 }, isWhole: true }
  })
  const gone = { ok: false, code: 'no-such-list' }
  expect([
    records.lists.open({ listId }),
    records.lists.rows({ listId, offset: 0, limit: 9 }),
    records.lists.source({ listId }),
    records.lists.change({ listId, revision: 0, change: {}, figures }),
    records.lists.beginRows({ listId })
  ]).toEqual([gone, gone, gone, gone, gone])
  expect(unwrap(records.invitations.page(listId, { offset: 0, limit: 9 }))).toEqual([])
  expect(unwrap(records.actions.find('hospital', { before: null, limit: 9 }, () => true)).invitations).toEqual([])
})

test('lists come page by page, those of which only the name is left apart', () => {
  const lists = [1, 2, 3, 4, 5].map((number) => makeList(records, 1, number * 10))
  for (const listId of lists.slice(0, 3)) erase(listId)
  const page = (of: 'kept' | 'erased', before: number | null) => unwrap(records.lists.page({ of, before, limit: 2 }))
  const [kept, erased] = [page('kept', null), page('erased', null)]
  const ids = (found: { readonly lists: readonly { readonly listId: string }[] }) =>
    found.lists.map(({ listId }) => lists.indexOf(listId) + 1)
  expect([
    [ids(kept), unwrap(records.lists.count('kept'))],
    [ids(erased), unwrap(records.lists.count('erased'))],
    ids(page('erased', erased.next)),
    ids({ lists: unwrap(records.lists.some([lists[1] ?? '', id(999), lists[4] ?? ''])) })
  ]).toEqual([[[5, 4], 2], [[3, 2], 3], [1], [2, 5]])
})

test('what is trusted of the clock is kept over a restart', () => {
  const seen = () => unwrap(records.retention.clockTrust())
  const reopened = () => {
    reopen()
    return seen()
  }
  const [plain, doubting] = [
    { trusted: start, unconfirmed: null },
    { trusted: start, unconfirmed: { since: start + 1, until: start + 2 } }
  ]
  const first = seen()
  unwrap(records.retention.saveClockTrust(plain))
  const second = reopened()
  unwrap(records.retention.saveClockTrust(doubting))
  expect([first, second, reopened()]).toEqual([null, plain, doubting])
})

test('a list whose patients are all erased can be renamed and removed, and is there after a restart', () => {
  const listId = sentList()
  erase(listId)
  const notice = reopen()
  unwrap(records.lists.rename({ listId, revision: summaryOf(listId)?.revision ?? 0, name: 'Mardi' }))
  expect([notice, summaryOf(listId)?.name, summaryOf(listId)?.erased?.isWhole]).toEqual([null, 'Mardi', true])
  unwrap(records.lists.remove({ listId, account }))
  expect(allLists(records)).toEqual([])
})

test('the remaining rows are unchanged and in order, and the original file is deleted', () => {
  const listId = sentList()
  const before = unwrap(records.invitations.page(listId, { offset: 0, limit: 9 }))
  unwrap(
    records.actions.update(
      { listId, rowId: id(3) },
      { at, remoteStatus: { askedAt: at, progress: 'confirmed', scheduledFor: null } }
    )
  )
  const going = new Set([id(1), id(4)])
  const moments = [1, 4].map((number) => Date.parse(contentOf(number).scheduledFor ?? ''))
  expect(erase(listId, ({ appointmentAt }) => moments.includes(appointmentAt ?? 0))).toBe(2)

  expect(unwrap(records.lists.rows({ listId, offset: 0, limit: 9 }))).toEqual([2, 3, 5, 6].map(rowOf))
  expect(unwrap(records.lists.rows({ listId, offset: 2, limit: 9 }))).toEqual([5, 6].map(rowOf))
  expect(unwrap(records.invitations.page(listId, { offset: 0, limit: 9 }))).toEqual(
    before.filter(({ rowId }) => !going.has(rowId))
  )
  expect(unwrap(records.actions.one({ listId, rowId: id(3) }))?.remoteStatus?.progress).toBe('confirmed')
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
  const { revision } = unwrap(records.lists.open({ listId }))
  unwrap(records.lists.change({ listId, revision, change: { rows: [edited] }, figures }))
  send(records, listId, 5)
  const rows = unwrap(records.lists.rows({ listId, offset: 0, limit: 9 }))
  expect([notice, rows.at(-1)?.edits, statesOf(records, listId)]).toEqual([
    null,
    { lastName: 'Muller' },
    { [id(5)]: 'created' }
  ])
})

test('an erased patient is known to the guard and can never be sent from the list again', () => {
  const listId = sentList()
  erase(listId)
  const planned = records.invitations.planInvitations(listId, { begin: true, at }, [
    { rowId: id(1), content: contentOf(1) }
  ])
  expect(planned).toEqual({ ok: false, code: 'no-such-row' })

  const other = makeList(records, 1, 101)
  const row = { rowId: id(101), content: contentOf(1) }
  unwrap(records.invitations.planInvitations(other, { begin: true, at }, [row]))
  expect(findSamePatient(records, other, id(101), contentOf(1))).toEqual([
    { listId, listName: listDocument.name, rowId: id(1), state: 'created', at: start + 2, isOver: false }
  ])
})

test('rows that are being sent or have an unknown outcome stay, with all that is needed to resolve it', () => {
  const listId = sentList()
  unwrap(records.invitations.commit(listId, [steps.queue(5), steps.begin(5)]))
  unwrap(
    records.invitations.commit(listId, [
      { rowId: id(5), from: 'sending', to: 'unknown', facts: { doubt: 'timed-out' }, at }
    ])
  )
  expect(erase(listId)).toBe(5)
  expect(unwrap(records.invitations.one(listId, id(5)))).toMatchObject({
    state: 'unknown',
    content: contentOf(5),
    attempt: { digest: 'digest 5' }
  })
  expect(summaryOf(listId)).toMatchObject({ figures: { patients: 1, ready: 1, blocked: 0 }, erased: { patients: 5 } })
})

test('rows of an unfinished reload are dropped, and no other rows can replace erased ones', () => {
  const listId = makeList(records, 3)
  const { generation } = unwrap(records.lists.beginRows({ listId }))
  unwrap(records.lists.addRows({ listId, generation, rows: [rowOf(7)] }))
  planRows(records, listId, 1)
  erase(listId, ({ state }) => state === 'ready')
  const late = [
    records.lists.addRows({ listId, generation, rows: [rowOf(8)] }),
    records.lists.endRows({ listId, generation, document: listDocument, figures })
  ]
  expect(late.map((answer) => !answer.ok && answer.code)).toEqual(['generation-gone', 'already-sent'])
  expect(records.lists.beginRows({ listId })).toEqual({ ok: false, code: 'already-sent' })
})

test('a search that ended early does not prevent emptying the log', async () => {
  const listId = sentList()
  unwrap(await records.invitations.knownDoctors('hospital', new Set(['doctor@hospital.example'])))
  unwrap(await records.invitations.knownInvites('hospital', 0))
  erase(listId)
  expect(statSync(join(folder, 'records.sqlite-wal')).size).toBe(0)
})

test('the audit log has the erasure with its count and nothing else', async () => {
  const listId = sentList()
  erase(listId)
  const entries = unwrap(records.audit.entries())
  expect(entries.at(-1)).toEqual({ at, account, action: 'patients-erased', listId, count: 6 })
  expect(await records.audit.verify()).toMatchObject({ ok: true, value: { firstWrong: null } })
})

test('a large list is erased step by step, and each step leaves it consistent', () => {
  const listId = makeList(records, 300)
  planRows(records, listId, 300)
  const order: ErasureOrder = {
    account,
    at,
    shouldErase: ({ appointmentAt }) => (appointmentAt ?? 0) % 7_200_000 === start % 7_200_000
  }
  let left = 300
  for (let progress: ErasureProgress | null = null; ; ) {
    const step: ErasureStep = unwrap(records.retention.erase(listId, order, progress))
    left -= step.erased
    expect(unwrap(records.lists.rows({ listId, offset: 0, limit: 2000 })).length).toBe(left)
    expect(Object.keys(statesOf(records, listId)).length).toBe(left)
    progress = step.next
    if (progress === null) break
    // A restart after each step.
    expect(reopen()).toBe(null)
  }
  expect(left).toBe(150)
})

test('a list of a damaged file is repaired even if its erasure was interrupted between two keys', () => {
  const listId = makeList(records, 900)
  planRows(records, listId, 900)
  for (const number of [1, 2]) send(records, listId, number)
  const order: ErasureOrder = { account, at, shouldErase: ({ state }) => state === 'created' }
  let progress: ErasureProgress | null = null
  // Until some rows are encrypted with the new key and others with the old one.
  while (progress?.phase !== 'reencrypting') progress = unwrap(records.retention.erase(listId, order, progress)).next
  const notice = reopen(() => {
    const database = new DatabaseSync(join(folder, 'records.sqlite'))
    database.exec('UPDATE invitations SET changed_at = 1 WHERE position = 700')
    database.close()
  })

  const rows = unwrap(records.lists.rows({ listId, offset: 0, limit: 2000 }))
  expect([notice, rows.length, Object.keys(statesOf(records, listId)).length]).toEqual(['damaged-set-aside', 898, 897])
  expect(erase(listId, ({ state }) => state === 'ready')).toBe(897)
  expect(unwrap(records.lists.rows({ listId, offset: 0, limit: 9 }))).toEqual([rowOf(701)])
})

// What an attacker with the data key can still find of erased rows.

/** The bytes of all files of the records. */
function bytesIn(place: string): Buffer {
  return Buffer.concat(readdirSync(place).map((name) => readFileSync(join(place, name))))
}

type Sealed = { readonly data: Parameters<Cipher['decrypt']>[0]; readonly bytes: Uint8Array }

/** All encrypted values of a list in a copy of the database, and its encrypted keys. */
function encryptedIn(path: string, listId: string): { readonly keys: Uint8Array[]; readonly values: Sealed[] } {
  const copy = new DatabaseSync(path)
  const all = (sql: string) => copy.prepare(sql).all() as Record<string, Uint8Array | number>[]
  const keys = all('SELECT sealed_key FROM lists').map((row) => row['sealed_key'] as Uint8Array)
  const idOf = (row: Record<string, unknown>) => idFromBytes(row['row_id'])
  const values = [
    ...all('SELECT * FROM list_rows').map((row) => ({
      data: ['row', listId, row['generation'], row['position'], idOf(row)] as Sealed['data'],
      bytes: row['sealed_row'] as Uint8Array
    })),
    ...all('SELECT * FROM invitations').flatMap((row) => [
      { data: ['content', listId, idOf(row)] as const, bytes: row['sealed_content'] as Uint8Array },
      ...(row['sealed_facts'] === null
        ? []
        : [{ data: ['facts', listId, idOf(row)] as const, bytes: row['sealed_facts'] as Uint8Array }])
    ]),
    ...all('SELECT * FROM source_chunks').map((row) => ({
      data: ['source', listId, row['chunk']] as Sealed['data'],
      bytes: row['sealed_bytes'] as Uint8Array
    }))
  ]
  copy.close()
  return { keys, values }
}

function decryptable(values: readonly Sealed[], cipher: Cipher): number {
  return values.filter(({ data, bytes }) => {
    try {
      cipher.decrypt(data, bytes)
      return true
    } catch {
      return false
    }
  }).length
}

/** A copy of the database with its log, as a backup would make it. */
function copyOfFiles(): string {
  const place = makeTempFolder()
  copies.push(place)
  for (const file of readdirSync(folder)) copyFileSync(join(folder, file), join(place, file))
  return place
}

test('no file has a byte of the erased ciphertext or a key that decrypts it', () => {
  const listId = sentList()
  const place = copyOfFiles()
  const before = encryptedIn(join(place, 'records.sqlite'), listId)
  const encryption = createEncryption(dataKey)
  // Proof that the copy is complete: its own key decrypts everything, the data key alone nothing.
  const [oldKey] = before.keys
  if (oldKey === undefined) throw new Error('the list has no key')
  const withOldKey = encryption.cipherOf({ listId, sealedKey: oldKey, sealedNextKey: null })
  expect([
    before.values.length,
    decryptable(before.values, withOldKey),
    decryptable(before.values, encryption)
  ]).toEqual([16, 16, 0])

  erase(listId, ({ appointmentAt }) => appointmentAt === Date.parse(contentOf(2).scheduledFor ?? ''))
  const left = bytesIn(folder)
  expect(before.values.filter(({ bytes }) => left.includes(Buffer.from(bytes.subarray(13, 45)))).length).toBe(0)
  expect(left.includes(Buffer.from(oldKey))).toBe(false)

  const after = encryptedIn(join(copyOfFiles(), 'records.sqlite'), listId)
  const keys = after.keys.map((sealedKey) => encryption.cipherOf({ listId, sealedKey, sealedNextKey: null }))
  expect(keys.map((cipher) => decryptable(before.values, cipher))).toEqual([0])
  // 16 values without the row, its content and details, and the file.
  expect(keys.map((cipher) => decryptable(after.values, cipher))).toEqual([12])
})

test('no file has names, phone numbers or links in clear, before or after an erasure', () => {
  const listId = sentList()
  const words = ['Müller', '079 123 45 67', '+41791234567', linkOf(2), listDocument.name].map((word) =>
    Buffer.from(word)
  )
  const found = () => words.filter((word) => bytesIn(folder).includes(word)).length
  const before = found()
  erase(listId)
  expect([before, found()]).toEqual([0, 0])
})

test('lists without a key of their own, from older versions, are erased too and get one', () => {
  const listId = sentList()
  reopen(() => asEarlierVersion(listId))
  expect(unwrap(records.lists.rows({ listId, offset: 0, limit: 9 })).length).toBe(6)
  expect(erase(listId, ({ state }) => state === 'created')).toBe(4)
  expect(unwrap(records.lists.rows({ listId, offset: 0, limit: 9 })).length).toBe(2)
  const after = encryptedIn(join(copyOfFiles(), 'records.sqlite'), listId)
  expect([after.values.length, decryptable(after.values, createEncryption(dataKey))]).toEqual([3, 0])
})

/** Encrypts the list with the data key, as before lists had keys. */
function asEarlierVersion(listId: string): void {
  const encryption = createEncryption(dataKey)
  const database = openDatabase(join(folder, 'records.sqlite'))
  const header = findHeader(database, encryption, listId)
  if (header === undefined) throw new Error('no such list')
  const before = { ...header, sealedKey: null, cipher: encryption }
  const rows = readRows(database, header, { offset: 0, limit: 9 })
  const pieces = readChunks(database, header)
  database.execute('DELETE FROM list_rows; DELETE FROM source_chunks')
  insertRows(database, before, 0, rows)
  for (const [chunk, piece] of pieces.entries()) writeChunk(database, before, chunk, piece)
  for (const { rowId } of rows) {
    const row = findInvitationRow(database, encryption, listId, rowId)
    if (row === undefined) continue
    const place = { ...row, cipher: encryption }
    writeInvitationRow(database, encryption, {
      ...row,
      sealedContent: encryptContent(place, decryptContent(row)),
      ...encryptDetails(place, decryptDetails(row))
    })
  }
  updateHeader(database, encryption, before)
  database.close()
}
