import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ImportTemplate, ListRow } from '#contract/list.ts'
import type { Records } from '../../src-main/records/index.ts'
import type { Step } from '../../src-main/sending/invitation-port.ts'
import { account, figures, id, listDocument, rowOf, start } from '../support/list-data.ts'
import { allLists, makeList, planRows, send, steps } from '../support/records.ts'
import { recordsForEachTest } from '../support/records-for-each-test.ts'
import { unwrap } from '../support/result.ts'
import { openTestRecords } from '../support/test-records.ts'

let folder: string
let records: Records

const reopen = recordsForEachTest((opened, place) => {
  records = opened
  folder = place
})

const failure = (code: string) => ({ ok: false, code })

const revisionOf = (listId: string) => unwrap(records.lists.open({ listId })).revision

test('a list is kept with its rows in the order of the file, and is there after a restart', () => {
  const listId = makeList(records, 5)
  unwrap(records.invitations.planInvitations(listId, { begin: true, at: start }, []))
  reopen()
  expect([
    allLists(records),
    records.lists.open({ listId }),
    records.lists.rows({ listId, offset: 1, limit: 3 }),
    records.lists.rows({ listId, offset: 9, limit: 3 })
  ]).toEqual([
    [
      {
        listId,
        connectionId: 'hospital',
        revision: 1,
        name: listDocument.name,
        fileName: listDocument.fileName,
        createdAt: start,
        updatedAt: start,
        figures,
        invitations: {}
      }
    ],
    {
      ok: true,
      value: {
        connectionId: 'hospital',
        revision: 1,
        document: listDocument,
        figures,
        rows: 5,
        hasSource: false,
        draft: null
      }
    },
    { ok: true, value: [rowOf(2), rowOf(3), rowOf(4)] },
    { ok: true, value: [] }
  ])
})

test('a list without rows is not shown, and is gone after a restart', () => {
  const { listId } = unwrap(records.lists.create({ connectionId: 'hospital', document: listDocument, figures }))
  const before = allLists(records)
  reopen()
  expect([before, records.lists.open({ listId })]).toEqual([[], failure('no-such-list')])
})

test('new rows are invisible until the end, then replace the former rows and the document in one step', () => {
  const listId = makeList(records, 2)
  planRows(records, listId, 2)
  const { generation } = unwrap(records.lists.beginRows({ listId }))
  unwrap(records.lists.addRows({ listId, generation, rows: [rowOf(11)] }))
  unwrap(records.lists.addRows({ listId, generation, rows: [rowOf(12), rowOf(13)] }))
  const during = unwrap(records.lists.rows({ listId, offset: 0, limit: 10 }))
  unwrap(records.lists.endRows({ listId, generation, document: { ...listDocument, name: 'reloaded' }, figures }))
  expect({
    during,
    after: unwrap(records.lists.rows({ listId, offset: 0, limit: 10 })),
    name: unwrap(records.lists.open({ listId })).document.name,
    invitations: unwrap(records.invitations.page(listId, { offset: 0, limit: 10 }))
  }).toEqual({
    during: [rowOf(1), rowOf(2)],
    after: [rowOf(11), rowOf(12), rowOf(13)],
    name: 'reloaded',
    invitations: []
  })
})

test('a new generation invalidates the one before, and incomplete rows are gone after a restart', () => {
  const listId = makeList(records, 1)
  const first = unwrap(records.lists.beginRows({ listId })).generation
  unwrap(records.lists.addRows({ listId, generation: first, rows: [rowOf(2)] }))
  const second = unwrap(records.lists.beginRows({ listId })).generation
  const late = records.lists.addRows({ listId, generation: first, rows: [rowOf(3)] })
  unwrap(records.lists.addRows({ listId, generation: second, rows: [rowOf(2)] }))
  reopen()
  expect([
    late,
    records.lists.endRows({ listId, generation: second, document: listDocument, figures }),
    records.lists.rows({ listId, offset: 0, limit: 9 })
  ]).toEqual([failure('generation-gone'), failure('generation-gone'), { ok: true, value: [rowOf(1)] }])
})

/** Replaces the rows of a list, as another reading of its file does. */
function replaceRows(listId: string, rows: readonly ListRow[]) {
  const { generation } = unwrap(records.lists.beginRows({ listId }))
  unwrap(records.lists.addRows({ listId, generation, rows }))
  return records.lists.endRows({ listId, generation, document: listDocument, figures })
}

test('a row that was sent cannot be replaced by another reading, nor lost in it', () => {
  const listId = makeList(records, 2)
  planRows(records, listId, 2)
  const { generation } = unwrap(records.lists.beginRows({ listId }))
  send(records, listId, 1)
  const other = { ...rowOf(1), cells: ['Meier', '079 123 45 67'] }
  expect([
    records.lists.endRows({ listId, generation, document: listDocument, figures }),
    replaceRows(listId, [rowOf(2)]),
    replaceRows(listId, [other, rowOf(2)]),
    records.lists.rows({ listId, offset: 0, limit: 9 }),
    records.lists.sentRows({ listId })
  ]).toEqual([
    failure('already-sent'),
    failure('already-sent'),
    failure('already-sent'),
    { ok: true, value: [rowOf(1), rowOf(2)] },
    { ok: true, value: [id(1)] }
  ])
})

test('another reading that has the sent rows keeps their invitations, at their new places', () => {
  const listId = makeList(records, 3)
  planRows(records, listId, 3)
  send(records, listId, 2)
  expect(replaceRows(listId, [rowOf(5), rowOf(3), { ...rowOf(2), cells: [...rowOf(2).cells, ''] }])).toEqual({
    ok: true,
    value: { revision: 2 }
  })
  reopen()
  const page = unwrap(records.invitations.page(listId, { offset: 0, limit: 9, plannedOnly: false }))
  expect(page.map(({ rowId, state, content }) => [rowId, state, content.lastName])).toEqual([
    [id(2), 'created', 'Müller 2']
  ])
  expect(unwrap(records.lists.sentRows({ listId }))).toEqual([id(2)])
})

test('what the user let through stays so in another reading where the row is the same, and only there', () => {
  const listId = makeList(records, 3)
  planRows(records, listId, 3)
  const hold = (number: number): Step => ({ rowId: id(number), from: 'ready', to: 'held', facts: {}, at: start + 1 })
  const release = (number: number): Step => ({ ...hold(number), from: 'held', to: 'ready', letThrough: true })
  for (const number of [1, 2]) unwrap(records.invitations.commit(listId, [hold(number)]))
  for (const number of [1, 2]) unwrap(records.invitations.commit(listId, [release(number)]))
  unwrap(replaceRows(listId, [{ ...rowOf(1), cells: ['Müller 1', '079 999 99 99'] }, rowOf(3), rowOf(2)]))
  planRows(records, listId, 3)
  const page = unwrap(records.invitations.page(listId, { offset: 0, limit: 9, plannedOnly: false }))
  expect(page.map(({ rowId, letThrough }) => [rowId, letThrough])).toEqual([
    [id(1), false],
    [id(3), false],
    [id(2), true]
  ])
})

test("the user's changes keep the cells of the file, and fail together", () => {
  const listId = makeList(records, 2)
  const said = { rowId: id(2), edits: { phone: '079 999 99 99' }, excluded: true, role: 'patient' as const }
  const revision = revisionOf(listId)
  unwrap(records.lists.change({ listId, revision, change: { rows: [said] }, figures: { ...figures, excluded: 1 } }))
  const rows = [
    { rowId: id(1), excluded: true },
    { rowId: id(77), excluded: true }
  ]
  const unknownRow = records.lists.change({ listId, revision: revision + 1, change: { rows }, figures })
  reopen()
  expect([
    unknownRow,
    unwrap(records.lists.rows({ listId, offset: 0, limit: 9 })),
    unwrap(records.lists.open({ listId })).figures.excluded
  ]).toEqual([failure('no-such-row'), [rowOf(1), { ...rowOf(2), ...said }], 1])
})

test('a file stored in several chunks is read back unchanged', () => {
  const put = (pieces: readonly string[]) => {
    const { listId } = unwrap(records.lists.create({ connectionId: 'hospital', document: listDocument, figures }))
    const { generation } = unwrap(records.lists.beginRows({ listId }))
    for (const piece of pieces) unwrap(records.lists.addSource({ listId, generation, bytes: Buffer.from(piece) }))
    unwrap(records.lists.endRows({ listId, generation, document: listDocument, figures }))
    return listId
  }
  const listId = put(['Nom;Pré', 'nom\nMüller;', 'Anna'])
  const { generation } = unwrap(records.lists.beginRows({ listId }))
  const late = records.lists.addSource({ listId, generation, bytes: Buffer.from('more') })
  unwrap(records.lists.endRows({ listId, generation, document: listDocument, figures }))
  const text = (of: string) => Buffer.from(unwrap(records.lists.source({ listId: of }))).toString()
  expect([text(listId), text(put([''])), records.lists.source({ listId: put([]) }), late]).toEqual([
    'Nom;Prénom\nMüller;Anna',
    '',
    failure('no-source'),
    failure('generation-gone')
  ])
})

test('settings, columns and name are changed one by one, and what is taken out is gone', () => {
  const listId = makeList(records, 1)
  const first = revisionOf(listId)
  const { doctorEmail: _, ...rest } = listDocument.settings
  const change = { settings: { queue: 'Cardio', doctorEmail: null }, layout: { dateOrder: 'month-first' } } as const
  unwrap(records.lists.change({ listId, revision: first, change, figures }))
  unwrap(records.lists.rename({ listId, revision: first + 1, name: 'Mardi' }))
  expect(unwrap(records.lists.open({ listId }))).toMatchObject({
    revision: first + 2,
    document: {
      ...listDocument,
      settings: { ...rest, queue: 'Cardio' },
      layout: { ...listDocument.layout, dateOrder: 'month-first' },
      name: 'Mardi'
    }
  })
})

test('a change of a list that was changed meanwhile is stale and changes nothing', () => {
  const listId = makeList(records, 2)
  const revision = revisionOf(listId)
  const change = { rows: [{ rowId: id(1), excluded: true }] }
  unwrap(records.lists.change({ listId, revision, change: { name: 'Mardi' }, figures }))
  const late = [
    records.lists.change({ listId, revision, change, figures }),
    records.lists.rename({ listId, revision, name: 'x' })
  ]
  const { generation } = unwrap(records.lists.beginRows({ listId }))
  unwrap(records.lists.change({ listId, revision: revision + 1, change: { name: 'Mercredi' }, figures }))
  reopen()
  expect([...late, records.lists.endRows({ listId, generation, document: listDocument, figures })]).toEqual([
    failure('stale'),
    failure('stale'),
    failure('generation-gone')
  ])
  expect([revisionOf(listId), unwrap(records.lists.rows({ listId, offset: 0, limit: 9 }))[0]]).toEqual([
    revision + 2,
    rowOf(1)
  ])
})

test('rows that replace others are refused once the list was changed since they were begun', () => {
  const listId = makeList(records, 2)
  const { generation, revision } = unwrap(records.lists.beginRows({ listId }))
  unwrap(records.lists.change({ listId, revision, change: { name: 'Mardi' }, figures }))
  expect(records.lists.endRows({ listId, generation, document: listDocument, figures })).toEqual(failure('stale'))
})

test('what was said about a row that was sent stays, and so does the rest of the change', () => {
  const listId = makeList(records, 2)
  planRows(records, listId, 2)
  send(records, listId, 1)
  const revision = revisionOf(listId)
  const rows = [1, 2].map((number) => ({ rowId: id(number), excluded: true }))
  const both = records.lists.change({ listId, revision, change: { rows }, figures })
  const other = records.lists.change({ listId, revision, change: { rows: rows.slice(1) }, figures })
  expect([
    both,
    other,
    unwrap(records.lists.invitedRows({ listId, rowIds: [id(1), id(2)] })),
    unwrap(records.lists.invitedRows({ listId, rowIds: [id(2)] })),
    unwrap(records.lists.invitedRows({ listId, rowIds: null })),
    unwrap(records.lists.rows({ listId, offset: 0, limit: 9 }))
  ]).toEqual([
    failure('row-was-sent'),
    { ok: true, value: { revision: revision + 1, takenOut: 1 } },
    [id(1)],
    [],
    [id(1)],
    [rowOf(1), { ...rowOf(2), excluded: true }]
  ])
})

test('a list cannot be removed while one of its invitations is being sent, and then leaves no data of patients', () => {
  const listId = makeList(records, 2)
  planRows(records, listId, 2)
  unwrap(records.invitations.commit(listId, [steps.queue(1)]))
  const early = records.lists.remove({ listId, account })
  unwrap(records.invitations.commit(listId, [steps.begin(1)]))
  unwrap(records.invitations.commit(listId, [steps.create(1)]))
  const late = records.lists.remove({ listId, account })
  reopen()
  expect([early, late, allLists(records), unwrap(records.audit.entries())]).toEqual([
    failure('still-sending'),
    { ok: true, value: null },
    [],
    [{ at: start, account, action: 'list-removed', listId, count: 2 }]
  ])
})

test('every call answers that a list does not exist', () => {
  const listId = id(5)
  expect([
    records.lists.beginRows({ listId }),
    records.lists.addSource({ listId, generation: 1, bytes: new Uint8Array() }),
    records.lists.addRows({ listId, generation: 1, rows: [] }),
    records.lists.endRows({ listId, generation: 1, document: listDocument, figures }),
    records.lists.open({ listId }),
    records.lists.rows({ listId, offset: 0, limit: 1 }),
    records.lists.source({ listId }),
    records.lists.change({ listId, revision: 0, change: {}, figures }),
    records.lists.invitedRows({ listId, rowIds: null }),
    records.lists.rename({ listId, revision: 0, name: 'x' }),
    records.lists.remove({ listId, account })
  ]).toEqual(Array(11).fill(failure('no-such-list')))
})

test('templates are stored by signature, the latest used first, and can be deleted', () => {
  const kind = (signature: string, usedAt: number): ImportTemplate => ({
    signature,
    name: signature,
    layout: listDocument.layout,
    settings: { queue: 'Cardio' },
    choices: {},
    usedAt
  })
  for (const known of [kind('a', 1), kind('b', 2), kind('a', 3)]) unwrap(records.templates.save(known))
  reopen()
  const both = records.templates.list()
  unwrap(records.templates.delete('a'))
  expect([both, records.templates.list()]).toEqual([
    { ok: true, value: [kind('a', 3), kind('b', 2)] },
    { ok: true, value: [kind('b', 2)] }
  ])
})

test('no text of a patient or of a list is on the disk in clear, neither while running nor after closing', () => {
  const source = Buffer.from('Nom;Mobile\nMüller 1;079 123 45 67\n')
  const withFile = unwrap(records.lists.create({ connectionId: 'hospital', document: listDocument, figures })).listId
  const { generation } = unwrap(records.lists.beginRows({ listId: withFile }))
  unwrap(records.lists.addSource({ listId: withFile, generation, bytes: source }))
  const listId = makeList(records, 3)
  planRows(records, listId, 3)
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
  const { records: session, notice } = openTestRecords(null)
  const listId = makeList(session, 2)
  planRows(session, listId, 2)
  send(session, listId, 1)
  expect([notice, unwrap(session.invitations.counts(listId)).created]).toEqual([null, 1])
  session.close()
})

test('a list that was never sent goes over to another connection with its edits; typed doctors and queues are asked again', () => {
  const document = {
    ...listDocument,
    settings: { ...listDocument.settings, queue: 'Cardiologie', doctorEmail: 'a@b.ch' }
  }
  const typed = { ...rowOf(1), edits: { doctorEmail: 'c@d.ch', phone: '079 000 00 00' }, excluded: true }
  const { listId } = unwrap(records.lists.create({ connectionId: 'practice', document, figures }))
  const { generation } = unwrap(records.lists.beginRows({ listId }))
  unwrap(records.lists.addRows({ listId, generation, rows: [typed, rowOf(2)] }))
  unwrap(records.lists.endRows({ listId, generation, document, figures }))
  planRows(records, listId, 2)
  const taken = records.lists.takeOver({ listId, revision: revisionOf(listId), connectionId: 'hospital' })
  reopen()
  const opened = unwrap(records.lists.open({ listId }))
  expect([taken, opened.connectionId, opened.document.settings.queue, opened.document.settings.doctorEmail]).toEqual([
    { ok: true, value: { revision: opened.revision } },
    'hospital',
    undefined,
    undefined
  ])
  expect([
    unwrap(records.lists.rows({ listId, offset: 0, limit: 10 })),
    unwrap(records.invitations.page(listId, { offset: 0, limit: 10 }))
  ]).toEqual([[{ ...typed, edits: { doctorEmail: '', queue: '', phone: '079 000 00 00' } }, rowOf(2)], []])
})

test('a list of which something was sent or refused stays with its connection', () => {
  const listId = makeList(records, 2)
  planRows(records, listId, 2)
  for (const step of [steps.queue(1), steps.begin(1), steps.refuse(1)]) {
    unwrap(records.invitations.commit(listId, [step]))
    expect(records.lists.takeOver({ listId, revision: revisionOf(listId), connectionId: 'other' })).toEqual(
      failure('already-sent')
    )
  }
  expect(unwrap(records.lists.open({ listId })).connectionId).toBe('hospital')
})

test('a list that was changed meanwhile is not taken over as it was seen', () => {
  const listId = makeList(records, 1)
  expect(records.lists.takeOver({ listId, revision: revisionOf(listId) + 1, connectionId: 'other' })).toEqual(
    failure('stale')
  )
})
