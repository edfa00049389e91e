import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ImportTemplate } from '#contract/list.ts'
import type { Records } from '../../src-main/records/index.ts'
import { account, document, figures, id, rowOf, start } from '../support/list-data.ts'
import { valueIn } from '../support/result.ts'
import { layDown, makeList, open, send, steps } from './builders.ts'
import { recordsForEachTest } from './for-each-test.ts'

let folder: string
let records: Records

const reopen = recordsForEachTest((opened, place) => {
  records = opened
  folder = place
})

const failure = (code: string) => ({ ok: false, code })

test('a list is kept with its rows in the order of the file, and is there after a restart', () => {
  const listId = makeList(records, 5)
  valueIn(records.invitations.planInvitations(listId, { begin: true, at: start }, []))
  reopen()
  expect([
    records.lists.all(),
    records.lists.open({ listId }),
    records.lists.rows({ listId, offset: 1, limit: 3 }),
    records.lists.rows({ listId, offset: 9, limit: 3 })
  ]).toEqual([
    {
      ok: true,
      value: [
        {
          listId,
          connectionId: 'hospital',
          name: document.name,
          fileName: document.fileName,
          createdAt: start,
          updatedAt: start,
          figures,
          invitations: {}
        }
      ]
    },
    { ok: true, value: { connectionId: 'hospital', document, figures, rows: 5, hasSource: false } },
    { ok: true, value: [rowOf(2), rowOf(3), rowOf(4)] },
    { ok: true, value: [] }
  ])
})

test('a list without rows is not shown, and is gone after a restart', () => {
  const { listId } = valueIn(records.lists.create({ connectionId: 'hospital', document, figures }))
  const before = records.lists.all()
  reopen()
  expect([before, records.lists.open({ listId })]).toEqual([{ ok: true, value: [] }, failure('no-such-list')])
})

test('new rows are invisible until the end, then replace the former rows and the document in one step', () => {
  const listId = makeList(records, 2)
  layDown(records, listId, 2)
  const { generation } = valueIn(records.lists.beginRows({ listId }))
  valueIn(records.lists.addRows({ listId, generation, rows: [rowOf(11)] }))
  valueIn(records.lists.addRows({ listId, generation, rows: [rowOf(12), rowOf(13)] }))
  const during = valueIn(records.lists.rows({ listId, offset: 0, limit: 10 }))
  valueIn(records.lists.endRows({ listId, generation, document: { ...document, name: 'reloaded' }, figures }))
  expect({
    during,
    after: valueIn(records.lists.rows({ listId, offset: 0, limit: 10 })),
    name: valueIn(records.lists.open({ listId })).document.name,
    invitations: valueIn(records.invitations.page(listId, { offset: 0, limit: 10 }))
  }).toEqual({
    during: [rowOf(1), rowOf(2)],
    after: [rowOf(11), rowOf(12), rowOf(13)],
    name: 'reloaded',
    invitations: []
  })
})

test('a new generation invalidates the one before, and incomplete rows are gone after a restart', () => {
  const listId = makeList(records, 1)
  const first = valueIn(records.lists.beginRows({ listId })).generation
  valueIn(records.lists.addRows({ listId, generation: first, rows: [rowOf(2)] }))
  const second = valueIn(records.lists.beginRows({ listId })).generation
  const late = records.lists.addRows({ listId, generation: first, rows: [rowOf(3)] })
  valueIn(records.lists.addRows({ listId, generation: second, rows: [rowOf(2)] }))
  reopen()
  expect([
    late,
    records.lists.endRows({ listId, generation: second, document, figures }),
    records.lists.rows({ listId, offset: 0, limit: 9 })
  ]).toEqual([failure('generation-gone'), failure('generation-gone'), { ok: true, value: [rowOf(1)] }])
})

test('the rows of a list can no longer be replaced once one was sent', () => {
  const listId = makeList(records, 2)
  layDown(records, listId, 2)
  const { generation } = valueIn(records.lists.beginRows({ listId }))
  send(records, listId, 1)
  expect([
    records.lists.endRows({ listId, generation, document, figures }),
    records.lists.beginRows({ listId })
  ]).toEqual([failure('already-sent'), failure('already-sent')])
})

test("the user's changes replace earlier ones, keep the cells of the file, and fail together", () => {
  const listId = makeList(records, 2)
  const change = { rowId: id(2), edits: { phone: '079 999 99 99' }, excluded: true, role: 'patient' as const }
  valueIn(records.lists.changeRows({ listId, changes: [change], figures: { ...figures, excluded: 1 } }))
  const unknownRow = records.lists.changeRows({
    listId,
    changes: [
      { rowId: id(1), edits: {}, excluded: true },
      { rowId: id(77), edits: {}, excluded: true }
    ],
    figures
  })
  reopen()
  expect([
    unknownRow,
    valueIn(records.lists.rows({ listId, offset: 0, limit: 9 })),
    valueIn(records.lists.open({ listId })).figures.excluded
  ]).toEqual([failure('no-such-row'), [rowOf(1), { ...rowOf(2), ...change }], 1])
})

test('a file stored in several chunks is read back unchanged', () => {
  const put = (pieces: readonly string[]) => {
    const { listId } = valueIn(records.lists.create({ connectionId: 'hospital', document, figures }))
    const { generation } = valueIn(records.lists.beginRows({ listId }))
    for (const piece of pieces) valueIn(records.lists.addSource({ listId, generation, bytes: Buffer.from(piece) }))
    valueIn(records.lists.endRows({ listId, generation, document, figures }))
    return listId
  }
  const listId = put(['Nom;Pré', 'nom\nMüller;', 'Anna'])
  const { generation } = valueIn(records.lists.beginRows({ listId }))
  const late = records.lists.addSource({ listId, generation, bytes: Buffer.from('more') })
  valueIn(records.lists.endRows({ listId, generation, document, figures }))
  const text = (of: string) => Buffer.from(valueIn(records.lists.source({ listId: of }))).toString()
  expect([text(listId), text(put([''])), records.lists.source({ listId: put([]) }), late]).toEqual([
    'Nom;Prénom\nMüller;Anna',
    '',
    failure('no-source'),
    failure('generation-gone')
  ])
})

test('document and name are changed by calls of their own', () => {
  const listId = makeList(records, 1)
  const settings = { ...document.settings, queue: 'Cardio' }
  valueIn(records.lists.saveDocument({ listId, document: { ...document, settings }, figures }))
  valueIn(records.lists.rename({ listId, name: 'Mardi' }))
  expect(valueIn(records.lists.open({ listId })).document).toEqual({ ...document, settings, name: 'Mardi' })
})

test('a list cannot be removed while one of its invitations is being sent, and then leaves no data of patients', () => {
  const listId = makeList(records, 2)
  layDown(records, listId, 2)
  valueIn(records.invitations.commit(listId, [steps.queue(1)]))
  const early = records.lists.remove({ listId, account })
  valueIn(records.invitations.commit(listId, [steps.begin(1)]))
  valueIn(records.invitations.commit(listId, [steps.create(1)]))
  const late = records.lists.remove({ listId, account })
  reopen()
  expect([early, late, records.lists.all(), valueIn(records.audit.entries())]).toEqual([
    failure('still-sending'),
    { ok: true, value: null },
    { ok: true, value: [] },
    [{ at: start, account, action: 'list-removed', listId, count: 2 }]
  ])
})

test('every call answers that a list does not exist', () => {
  const listId = id(5)
  expect([
    records.lists.beginRows({ listId }),
    records.lists.addSource({ listId, generation: 1, bytes: new Uint8Array() }),
    records.lists.addRows({ listId, generation: 1, rows: [] }),
    records.lists.endRows({ listId, generation: 1, document, figures }),
    records.lists.open({ listId }),
    records.lists.rows({ listId, offset: 0, limit: 1 }),
    records.lists.source({ listId }),
    records.lists.saveDocument({ listId, document, figures }),
    records.lists.changeRows({ listId, changes: [], figures }),
    records.lists.rename({ listId, name: 'x' }),
    records.lists.remove({ listId, account })
  ]).toEqual(Array(11).fill(failure('no-such-list')))
})

test('templates are stored by signature, the latest used first, and can be deleted', () => {
  const kind = (signature: string, usedAt: number): ImportTemplate => ({
    signature,
    name: signature,
    layout: document.layout,
    settings: { queue: 'Cardio' },
    choices: {},
    usedAt
  })
  for (const known of [kind('a', 1), kind('b', 2), kind('a', 3)]) valueIn(records.kinds.save(known))
  reopen()
  const both = records.kinds.all()
  valueIn(records.kinds.forget('a'))
  expect([both, records.kinds.all()]).toEqual([
    { ok: true, value: [kind('a', 3), kind('b', 2)] },
    { ok: true, value: [kind('b', 2)] }
  ])
})

test('no text of a patient or of a list is on the disk in clear, neither while running nor after closing', () => {
  const source = Buffer.from('Nom;Mobile\nMüller 1;079 123 45 67\n')
  const withFile = valueIn(records.lists.create({ connectionId: 'hospital', document, figures })).listId
  const { generation } = valueIn(records.lists.beginRows({ listId: withFile }))
  valueIn(records.lists.addSource({ listId: withFile, generation, bytes: source }))
  const listId = makeList(records, 3)
  layDown(records, listId, 3)
  send(records, listId, 1)
  const words = [
    'Müller',
    'Anna',
    '079 123',
    '+4179',
    'doctor@',
    'Cardiologie',
    'cardio.csv',
    'inv/?invite',
    'digest 1'
  ]
  const found = () => {
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)))
    return words.filter((word) => files.some((bytes) => bytes.includes(word)))
  }
  const running = found()
  reopen()
  expect([running, found()]).toEqual([[], []])
})

test('records in memory support the same calls and write no file', () => {
  const { records: session, notice } = open(null)
  const listId = makeList(session, 2)
  layDown(session, listId, 2)
  send(session, listId, 1)
  expect([notice, valueIn(session.invitations.counts(listId)).created]).toEqual([null, 1])
  session.close()
})
