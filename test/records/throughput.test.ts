import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { rowsPerCall } from '#contract/limits.ts'
import { createEncryption } from '../../src-main/records/encryption.ts'
import { account, contentOf, figures, listDocument, start } from '../support/list-data.ts'
import { allLists, newJob, steps } from '../support/records.ts'
import { unwrap } from '../support/result.ts'
import { dataKey, makeTempFolder, openTestRecords, removeFolder } from '../support/test-records.ts'

// A slow machine prints slow figures; it does not fail.
vi.setConfig({ testTimeout: 240_000 })

const rowCount = 100_000

test('a list of 100,000 rows is stored, partly sent, and complete after reopening the records', () => {
  const folder = makeTempFolder()
  const { records } = openTestRecords(folder)
  const rows = Array.from({ length: rowCount }, (_, index) => ({
    rowId: randomUUID(),
    row: index + 1,
    cells: [`Müller ${index}`, 'Anna', 'f', '079 123 45 67', 'anna@example.ch', '24.03.2026', '09:30', 'Dr. Rochat'],
    edits: {},
    excluded: false
  }))
  const chunks = Array.from({ length: rowCount / rowsPerCall }, (_, index) =>
    rows.slice(index * rowsPerCall, (index + 1) * rowsPerCall)
  )

  const { listId } = unwrap(records.lists.create({ connectionId: 'hospital', document: listDocument, figures }))
  const { generation } = unwrap(records.lists.beginRows({ listId }))
  const importing = measure(() => {
    for (const chunk of chunks) unwrap(records.lists.addRows({ listId, generation, rows: chunk }))
  })
  const ending = measure(() => unwrap(records.lists.endRows({ listId, generation, document: listDocument, figures })))
  let read = 0
  const reading = measure(() => {
    for (let offset = 0; offset < rowCount; offset += rowsPerCall) {
      read += unwrap(records.lists.rows({ listId, offset, limit: rowsPerCall })).length
    }
  })
  const planned = chunks.slice(0, 5)
  const planning = measure(() => {
    for (const [index, chunk] of planned.entries()) {
      const invitations = chunk.map(({ rowId, row }) => ({ rowId, content: contentOf(row) }))
      unwrap(records.invitations.planInvitations(listId, { begin: index === 0, at: start }, invitations))
    }
  })
  const jobId = randomUUID()
  const queueing = measure(() => {
    const queue = planned.flat().map(({ rowId }) => ({ ...steps.queue(0), rowId }))
    const audit = { at: start, account, action: 'batch-started', listId, count: queue.length } as const
    unwrap(records.invitations.openJob(newJob(jobId, listId), queue, audit))
  })
  const sent = 500
  const begins: number[] = []
  const creates: number[] = []
  for (const { rowId } of rows.slice(0, sent)) {
    const ids = { rowId, attemptId: randomUUID() }
    begins.push(
      measure(() => {
        const beginAttempt = {
          attemptId: ids.attemptId,
          account: 'a@b.ch',
          serverId: 's',
          protocol: 'hcw-v5',
          digest: 'd'
        } as const
        unwrap(records.invitations.commit(listId, [{ ...steps.begin(0), rowId, beginAttempt }]))
      })
    )
    creates.push(
      measure(() => {
        const endAttempt = { attemptId: ids.attemptId }
        const step = steps.create(0)
        const facts = { ...step.facts, inviteId: `invite of ${rowId}` }
        unwrap(records.invitations.commit(listId, [{ ...step, rowId, facts, endAttempt }]))
      })
    )
  }
  const soonest = measure(() => unwrap(records.invitations.soonestQueued(jobId, 20)))
  const page = measure(() => unwrap(records.invitations.page(listId, { offset: 5000, limit: rowsPerCall })))
  const summary = measure(() => allLists(records))
  records.close()
  const reopening = measure(() => openTestRecords(folder).records.close())
  const again = openTestRecords(folder).records
  const counts = unwrap(again.invitations.counts(listId))
  again.close()

  console.log(
    `100,000 rows of 8 cells: put ${importing} ms, made the list's ${ending} ms, read ${reading} ms, ` +
      `10,000 planned ${planning} ms, queued ${queueing} ms; an attempt ${median(begins)} ms, its outcome ${median(creates)} ms; ` +
      `20 soonest ${soonest} ms, page of 2,000 ${page} ms, overview ${summary} ms, open and check ${reopening} ms; ` +
      `${Math.round(statSync(join(folder, 'records.sqlite')).size / 1e6)} MB`
  )
  removeFolder(folder)
  expect({ read, created: counts.created, queued: counts.queued }).toEqual({
    read: rowCount,
    created: sent,
    queued: planned.length * rowsPerCall - sent
  })
})

test('encryption takes microseconds', () => {
  const encryption = createEncryption(dataKey)
  const text = JSON.stringify(contentOf(1))
  const count = 20_000
  let opened = ''
  const took = measure(() => {
    for (let index = 0; index < count; index += 1)
      opened = encryption.decrypt(['row', index], encryption.encrypt(['row', index], text)).toString()
  })
  console.log(`encrypted and decrypted in ${((took / count) * 1000).toFixed(1)} µs`)
  expect(opened).toBe(text)
})

function measure(work: () => unknown): number {
  const before = performance.now()
  work()
  return Math.round((performance.now() - before) * 100) / 100
}

function median(figures: readonly number[]): number {
  return [...figures].sort((one, other) => one - other)[Math.floor(figures.length / 2)] ?? 0
}
