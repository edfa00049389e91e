import { expect, test } from 'vitest'
import { fail, succeed } from '#contract/call.ts'
import type { InvitationState, InvitationView } from '#contract/invitation.ts'
import { rowsPerCall } from '#contract/limits.ts'
import { createAppStore } from '../../src-renderer/state/app-store.ts'
import { createFakeMain } from '../renderer-dev/fake-bridge.ts'
import { aBatch, aList, firstStart, listId } from '../renderer-dev/scenes.ts'

function rowId(number: number): string {
  return `10000000-0000-4000-8000-${String(number).padStart(12, '0')}`
}

function anInvitation(number: number, state: InvitationState): InvitationView {
  return {
    rowId: rowId(number),
    state,
    content: {
      firstName: 'Anne',
      lastName: 'Favre',
      gender: 'female',
      phoneNumber: '+41791234567',
      language: 'fr',
      doctorEmail: 'dora.keller@practice.example',
      timeZone: 'Europe/Zurich',
      channel: 'sms'
    }
  }
}

/** Waits until all pending answers have arrived: answers here take no real time. */
async function flushAnswers(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve()
}

function started(truth = firstStart()) {
  const main = createFakeMain(truth)
  const store = createAppStore(main.bridge)
  const stop = store.start()
  return { main, store, stop }
}

test('holds the whole state after the first answers', async () => {
  const { store } = started({ ...firstStart(), lists: [aList(1, 'Mardi')], batch: aBatch() })
  await flushAnswers()
  const { snapshot, lists, batch, connections, settings, failure } = store.read()
  expect({
    version: snapshot?.version,
    lists: lists?.map(({ name }) => name),
    total: batch?.total,
    chosen: connections?.chosen,
    language: settings?.settings.language,
    failure
  }).toEqual({
    version: '0.1.0',
    lists: ['Mardi'],
    total: 47,
    chosen: 'practice',
    language: 'system',
    failure: null
  })
})

test('a change between subscription and snapshot is not lost, and one already in the snapshot is not applied twice', async () => {
  const main = createFakeMain(firstStart())
  const store = createAppStore(main.bridge)
  main.emit({ kind: 'templates' })
  store.start()
  main.emit({ kind: 'close-requested', about: 'sending' })
  await flushAnswers()
  const before = store.read().templatesVersion
  main.emit({ kind: 'templates' })
  expect([store.read().templatesVersion - before, store.read().closeRequest]).toEqual([1, 'sending'])
})

test('a request to close that came before the window listened is in its first snapshot', async () => {
  const { store } = started({ ...firstStart(), closeRequest: 'saving' })
  await flushAnswers()
  expect(store.read().closeRequest).toBe('saving')
})

test('a missed change reloads everything, and later changes apply to it', async () => {
  const { main, store } = started()
  await flushAnswers()
  main.truth.lists = [aList(1, 'Mardi')]
  main.truth.batch = aBatch({ phase: 'paused' })
  main.loseChange()
  main.emit({ kind: 'settings' })
  await flushAnswers()
  main.emit({ kind: 'batch', batch: aBatch({ phase: 'finished' }) })
  const { lists, batch } = store.read()
  expect([lists?.map(({ name }) => name), batch?.phase]).toEqual([['Mardi'], 'finished'])
})

test('two requests during a running one end with the latest answer', async () => {
  const { main, store } = started()
  await flushAnswers()
  main.truth.lists = [aList(1, 'first')]
  main.emit({ kind: 'lists' })
  main.truth.lists = [aList(1, 'second')]
  main.emit({ kind: 'lists' })
  main.truth.lists = [aList(1, 'third')]
  main.emit({ kind: 'lists' })
  await flushAnswers()
  expect(store.read().lists?.map(({ name }) => name)).toEqual(['third'])
})

const erased = { patients: 3, at: 1, invitations: {}, isWhole: true }

test('lists come page by page; of those that were erased the latest, and older ones a page at a time', async () => {
  const kept = Array.from({ length: 130 }, (_, index) => aList(index + 1, `kept ${index + 1}`))
  const old = Array.from({ length: 250 }, (_, index) => ({ ...aList(index + 1000, `erased ${index + 1}`), erased }))
  const { main, store } = started({ ...firstStart(), lists: [...kept, ...old] })
  const told = () => [store.read().lists?.length, store.read().olderLists]
  await flushAnswers()
  const first = told()
  store.readOlderLists()
  await flushAnswers()
  const second = told()
  // What was asked for stays when everything is read again.
  main.emit({ kind: 'lists' })
  await flushAnswers()
  expect([first, second, told()]).toEqual([
    [150, 230],
    [250, 130],
    [250, 130]
  ])
})

test('only the lists that have changed are read again; one that is gone goes', async () => {
  const { main, store } = started({ ...firstStart(), lists: [1, 2, 3].map((number) => aList(number, `${number}`)) })
  await flushAnswers()
  const pages: unknown[] = []
  main.answer('lists.page', (input) => {
    pages.push(input)
    return fail('internal')
  })
  main.truth.lists = [aList(4, 'new'), aList(1, 'not told'), aList(2, 'renamed')]
  main.emit({ kind: 'lists', listIds: [listId(2), listId(3)] })
  main.emit({ kind: 'lists', listIds: [listId(4)] })
  await flushAnswers()
  expect([store.read().lists?.map(({ name }) => name), pages]).toEqual([['new', '1', 'renamed'], []])
})

test('a failed call is reported until it succeeds', async () => {
  const { main, store } = started()
  await flushAnswers()
  main.answer('lists.page', () => fail('storage-failed'))
  main.emit({ kind: 'lists' })
  await flushAnswers()
  const during = store.read().failure
  main.answer('lists.page', () => succeed({ lists: [], next: null, total: 0 }))
  store.refresh()
  await flushAnswers()
  expect([during, store.read().failure]).toEqual([{ call: 'lists.page', code: 'storage-failed' }, null])
})

test('a failed snapshot can be requested again', async () => {
  const main = createFakeMain(firstStart())
  const store = createAppStore(main.bridge)
  main.answer('app.snapshot', () => fail('internal'))
  store.start()
  await flushAnswers()
  const during = store.read().failure?.code
  main.answer('app.snapshot', () =>
    succeed({
      sequence: 0,
      version: '2',
      runtime: 'electron',
      isLocked: false,
      batch: null,
      lookUps: [],
      unfinished: [],
      closeRequest: null,
      recordsNotice: null,
      folderUser: null,
      neededVersion: null,
      policy: main.truth.policy
    })
  )
  store.refresh()
  await flushAnswers()
  expect([during, store.read().snapshot?.version, store.read().failure]).toEqual(['internal', '2', null])
})

test('invitations are loaded in pages and then updated by deltas', async () => {
  const { main, store } = started()
  const many = Array.from({ length: rowsPerCall + 3 }, (_, index) => anInvitation(index, 'queued'))
  main.truth.invitations.set(listId(1), many)
  await flushAnswers()
  store.watchInvitations(listId(1))
  await flushAnswers()
  main.emit({ kind: 'invitations', listId: listId(1), invitations: [anInvitation(rowsPerCall + 1, 'created')] })
  const state = store.read().invitations.get(listId(1))
  expect({
    phase: state?.phase,
    count: state?.invitations.length,
    changed: state?.invitations.filter(({ state: now }) => now === 'created').map(({ rowId: id }) => id)
  }).toEqual({ phase: 'loaded', count: rowsPerCall + 3, changed: [rowId(rowsPerCall + 1)] })
})

test('a delta that arrives during loading wins over the page', async () => {
  const { main, store } = started()
  await flushAnswers()
  main.truth.invitations.set(listId(1), [anInvitation(1, 'sending')])
  store.watchInvitations(listId(1))
  main.emit({ kind: 'invitations', listId: listId(1), invitations: [anInvitation(1, 'created')] })
  await flushAnswers()
  expect(
    store
      .read()
      .invitations.get(listId(1))
      ?.invitations.map(({ state }) => state)
  ).toEqual(['created'])
})

test('a delta for an unknown row reloads the list in the order of the file', async () => {
  const { main, store } = started()
  main.truth.invitations.set(listId(1), [anInvitation(2, 'ready')])
  await flushAnswers()
  store.watchInvitations(listId(1))
  await flushAnswers()
  main.truth.invitations.set(listId(1), [anInvitation(1, 'ready'), anInvitation(2, 'ready')])
  main.emit({ kind: 'invitations', listId: listId(1), invitations: [anInvitation(1, 'ready')] })
  await flushAnswers()
  const state = store.read().invitations.get(listId(1))
  expect(state?.invitations.map(({ rowId: id }) => id)).toEqual([rowId(1), rowId(2)])
})

test('a list that no screen watches any more is released', async () => {
  const { main, store } = started()
  main.truth.invitations.set(listId(1), [anInvitation(1, 'ready')])
  await flushAnswers()
  const one = store.watchInvitations(listId(1))
  const other = store.watchInvitations(listId(1))
  await flushAnswers()
  one()
  const stillThere = store.read().invitations.has(listId(1))
  other()
  expect([stillThere, store.read().invitations.has(listId(1))]).toEqual([true, false])
})

test('data of erased patients is dropped at once and reloaded', async () => {
  const { main, store } = started({ ...firstStart(), lists: [aList(1, 'Mardi'), aList(2, 'Mercredi')] })
  main.truth.invitations.set(listId(1), [anInvitation(1, 'created'), anInvitation(2, 'created')])
  await flushAnswers()
  store.watchInvitations(listId(1))
  await flushAnswers()
  const entryOf = (list: number, row: number) => ({
    target: { listId: listId(list), rowId: rowId(row) },
    listName: 'Mardi',
    state: 'created' as const,
    content: anInvitation(row, 'created').content,
    createdAt: 1,
    linkEndsAt: 2
  })
  main.emit({ kind: 'board', entries: [entryOf(1, 1), entryOf(2, 9)] })
  const before = store.read()

  main.truth.invitations.set(listId(1), [anInvitation(2, 'created')])
  const erased = { at: 5, patients: 1, invitations: { created: 1 }, isWhole: false }
  main.truth.lists = [aList(1, 'Mardi', { erased }), aList(2, 'Mercredi')]
  main.emit({ kind: 'erased', lists: [listId(1)] })
  const atOnce = store.read()
  expect({
    invitations: atOnce.invitations.get(listId(1))?.invitations,
    board: [...atOnce.board.keys()],
    isBoardReadAgain: atOnce.boardVersion > before.boardVersion,
    areScreensReset: atOnce.erasures > before.erasures
  }).toEqual({ invitations: [], board: [rowId(9)], isBoardReadAgain: true, areScreensReset: true })

  await flushAnswers()
  const after = store.read()
  expect([
    after.invitations.get(listId(1))?.invitations.map(({ rowId: id }) => id),
    after.lists?.map((list) => list.erased)
  ]).toEqual([[rowId(2)], [erased, undefined]])
})
