import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../../src-main/records/database.ts'
import { createEncryption } from '../../src-main/records/encryption.ts'
import { addGuardKeys } from '../../src-main/records/guard-keys.ts'
import { claimInvites } from '../../src-main/records/invite-owners.ts'
import { readSums, rewriteSums } from '../../src-main/records/row-sums.ts'
import { contentOf, id, serverId, start } from '../support/list-data.ts'
import { makeList, planRows, steps } from '../support/records.ts'
import { unwrap } from '../support/result.ts'
import { dataKey, makeTempFolder, openTestRecords, removeFolder } from '../support/test-records.ts'

const earlier = 4000
const count = 100
/** Invitations whose attempts, and outcomes, share a transaction. */
const together = 20

/** Keys of the guard and owners of as many earlier invitations, at 480 hours. */
function fill(path: string): void {
  const database = openDatabase(path)
  const encryption = createEncryption(dataKey)
  database.transaction(() => {
    for (let number = 1000; number < 1000 + earlier; number += 1) {
      const scheduledFor = new Date(start + (number % 480) * 3_600_000).toISOString()
      const row = { listId: id(number % 100), rowId: id(number), connectionId: 'hospital' }
      addGuardKeys(database, encryption, row, contentOf(number, { scheduledFor }), start)
      claimInvites(database, encryption, { ...row, serverId, moment: start }, { inviteId: `invite ${number}` }, start)
    }
    rewriteSums(database, encryption, readSums(database, encryption))
    return { ok: true, value: null }
  })
  database.close()
}

/** Bytes that this process gave to the system to be written; temporary files are among them. */
function writtenBytes(): number {
  return Number(/^wchar: (\d+)$/m.exec(readFileSync('/proc/self/io', 'utf8'))?.[1])
}

test.runIf(process.platform === 'linux')('what is written for an invitation does not grow with those before it', () => {
  const folder = makeTempFolder()
  openTestRecords(folder).records.close()
  fill(join(folder, 'records.sqlite'))
  const { records } = openTestRecords(folder)
  const listId = makeList(records, count)
  planRows(records, listId, count)
  const numbers = Array.from({ length: count }, (_, index) => index + 1)
  const before = writtenBytes()
  unwrap(
    records.invitations.commit(
      listId,
      numbers.map((number) => steps.queue(number))
    )
  )
  for (let first = 0; first < count; first += together) {
    const some = numbers.slice(first, first + together)
    for (const step of [steps.begin, steps.create]) {
      unwrap(
        records.invitations.commit(
          listId,
          some.map((number) => step(number))
        )
      )
    }
  }
  const kbOfEach = (writtenBytes() - before) / count / 1000
  records.close()
  removeFolder(folder)
  expect(kbOfEach).toBeLessThan(40)
})
