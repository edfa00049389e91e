import { afterEach, expect, test } from 'vitest'
import type { ListChange } from '#contract/list-change.ts'
import type { NewJob } from '../../src-main/sending/job.ts'
import { figures } from '../support/list-data.ts'
import { unwrap } from '../support/result.ts'
import { noBatch } from '../support/start-planned.ts'
import { contentOf, type Engine, type EngineOptions, openEngine, rowIdOf } from './engine.ts'

let engine: Engine | null = null
afterEach(() => engine?.close())

async function open(options: EngineOptions = {}): Promise<Engine> {
  engine = await openEngine(options)
  return engine
}

const posted = ({ practice }: Engine) => practice.requests.filter(({ path }) => path === '/api/v1/invite').length

function change({ records }: Engine, listId: string, by: ListChange): number {
  const { revision } = unwrap(records.lists.open({ listId }))
  return unwrap(records.lists.change({ listId, revision, change: by, figures })).takenOut
}

const left = (number: number): ListChange => ({ rows: [{ rowId: rowIdOf(number), excluded: true }] })

test('a patient who is changed after the plan was told is not sent, and neither is the rest until it is told anew', async () => {
  const opened = await open()
  const { list, sending, send, states } = opened
  const listId = await list(3)
  const told = unwrap(await sending.plan({ listId }))
  const takenOut = [change(opened, listId, left(2)), change(opened, listId, left(2))]
  const late = await sending.start({ listId, batchHash: told.batchHash })
  const before = posted(opened)
  const again = unwrap(await sending.plan({ listId }))
  await send(listId)
  expect({ told: told.total, takenOut, late, before, again: again.total, states: await states(listId) }).toEqual({
    told: 3,
    takenOut: [1, 0],
    late: { ok: false, code: 'stale' },
    before: 0,
    again: 2,
    states: ['created', 'ready', 'created']
  })
})

test('other settings take all patients out, and the batch of before is refused', async () => {
  const opened = await open()
  const { list, sending } = opened
  const listId = await list(2)
  const { batchHash } = unwrap(await sending.plan({ listId }))
  const takenOut = change(opened, listId, { settings: { queue: 'Cardiologie' } })
  const late = await sending.start({ listId, batchHash })
  const again = unwrap(await sending.plan({ listId }))
  expect([takenOut, late, again.total, posted(opened)]).toEqual([2, { ok: false, code: 'stale' }, 0, 0])
})

test('other contents that were prepared under a plan that was told need a plan of their own', async () => {
  const opened = await open()
  const { list, sending, send, views } = opened
  const listId = await list(1)
  const { batchHash } = unwrap(await sending.plan({ listId }))
  const content = { ...contentOf(1), phoneNumber: '+41790000099' }
  unwrap(await sending.prepare({ listId, begin: false, invitations: [{ rowId: rowIdOf(1), content }] }))
  const late = await sending.start({ listId, batchHash })
  unwrap(await sending.plan({ listId }))
  await send(listId)
  expect([late, (await views(listId)).map((view) => view.content.phoneNumber)]).toEqual([
    { ok: false, code: 'stale' },
    ['+41790000099']
  ])
})

test('a patient who was told to be held back is not sent because what held them back has gone since', async () => {
  const opened = await open({ faults: [{ name: 'reset-before-create', route: 'create', lastNames: ['Muster2'] }] })
  const { list, sending, send, states, practice } = opened
  const first = await list(2)
  await send(first)
  practice.setFaults([])
  const second = await list(2, (number) => contentOf(number - 1))
  const told = unwrap(await sending.plan({ listId: second }))
  unwrap(await sending.lookUp({ listId: first }))
  const late = await sending.start({ listId: second, batchHash: told.batchHash })
  const again = unwrap(await sending.plan({ listId: second }))
  await send(second)
  expect({
    told: [told.total, told.held],
    first: await states(first),
    late,
    again: [again.total, again.held],
    second: await states(second)
  }).toEqual({
    told: [1, 1],
    first: ['created', 'ready'],
    late: { ok: false, code: 'stale' },
    again: [2, 0],
    second: ['created', 'created']
  })
})

test('nothing starts without a batch that was told: neither what is only prepared nor the batch of before', async () => {
  const opened = await open()
  const { list, sending, states } = opened
  const listId = await list(1)
  const untold = await sending.start({ listId, batchHash: noBatch })
  const { batchHash } = unwrap(await sending.plan({ listId }))
  const invitations = [{ rowId: rowIdOf(1), content: contentOf(1) }]
  unwrap(await sending.prepare({ listId, begin: true, invitations }))
  const old = await sending.start({ listId, batchHash })
  const stale = { ok: false, code: 'stale' }
  expect([untold, old, posted(opened), await states(listId)]).toEqual([stale, stale, 0, ['ready']])
})

test('a batch is started once, however often it is named, and never in the name of another list', async () => {
  const opened = await open()
  const { list, sending, ended, states } = opened
  const [listId, other] = [await list(1), await list(1)]
  const { batchHash } = unwrap(await sending.plan({ listId }))
  unwrap(await sending.plan({ listId: other }))
  const foreign = await sending.start({ listId: other, batchHash })
  unwrap(await sending.start({ listId, batchHash }))
  await ended()
  const again = await sending.start({ listId, batchHash })
  const stale = { ok: false, code: 'stale' }
  expect([foreign, again, posted(opened), await states(other)]).toEqual([stale, stale, 1, ['ready']])
})

test('rows of a list that changes while they are prepared are not prepared', async () => {
  const opened = await open()
  const { list, sending } = opened
  const listId = await list(2)
  unwrap(await sending.prepare({ listId, begin: true, invitations: [] }))
  change(opened, listId, left(1))
  const invitations = [{ rowId: rowIdOf(1), content: contentOf(1) }]
  expect(await sending.prepare({ listId, begin: false, invitations })).toEqual({ ok: false, code: 'stale' })
})

test('time that passes and changes nothing but figures leaves what was prepared', async () => {
  const opened = await open()
  const { list, sending, send } = opened
  const listId = await list(2)
  unwrap(await sending.plan({ listId }))
  const takenOut = change(opened, listId, {})
  expect([takenOut, (await send(listId)).created]).toEqual([0, 2])
})

test('a job keeps what was approved: rows with contents, and the revision of their list', async () => {
  const approved: NewJob[] = []
  const opened = await open({
    store: (store) => ({
      ...store,
      openJob(job, ...input) {
        approved.push(job)
        return store.openJob(job, ...input)
      }
    })
  })
  const { list, sending, records, send } = opened
  const listId = await list(2)
  unwrap(await sending.plan({ listId }))
  await send(listId)
  const stored = unwrap(records.invitations.job(approved[0]?.jobId ?? ''))
  const { revision } = unwrap(records.lists.open({ listId }))
  expect([stored?.digest?.length, stored?.digest, stored?.listRevision]).toEqual([64, approved[0]?.digest, revision])
})
