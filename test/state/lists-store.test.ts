import { expect, test } from 'vitest'
import type { ListSummary } from '#contract/list.ts'
import { createListsStore, type KnownLists, type ListsPorts } from '../../src-renderer/state/lists-store.ts'
import { aList } from '../renderer-dev/scenes.ts'

/** Waits until all pending answers have arrived: answers here take no real time. */
async function flushAnswers(): Promise<void> {
  for (let turn = 0; turn < 100; turn++) await Promise.resolve()
}

/** A store over some lists with patients, and older ones without. */
function storeOver(kept: number, erased: number) {
  const lists = Array.from({ length: kept + erased }, (_, at) => aList(at + 1, `List ${at + 1}`))
  const ofKind = { kept: lists.slice(0, kept), erased: lists.slice(kept) }
  let known: KnownLists | null = null
  const pages: string[] = []
  const page: ListsPorts['page'] = async ({ of, before, limit }) => {
    pages.push(of)
    const from = before ?? 0
    const found: readonly ListSummary[] = ofKind[of].slice(from, from + limit)
    return { lists: [...found], next: found.length < limit ? null : from + limit, total: ofKind[of].length }
  }
  const store = createListsStore({
    page,
    some: async (listIds) => lists.filter(({ listId }) => listIds.includes(listId)),
    read: () => known,
    changed: (next) => {
      known = next
    }
  })
  /** The patients of the oldest list that has some are erased. */
  const erase = () => {
    const [list] = ofKind.kept.splice(-1)
    if (list !== undefined) ofKind.erased.unshift(list)
  }
  const ids = () => known?.lists.map(({ listId }) => listId) ?? []
  return { store, pages, erase, ids, shown: () => [known?.lists.length ?? 0, known?.older ?? 0] }
}

test('of the older lists the latest are shown, more a page at a time, and a search reads all of them until it ends', async () => {
  const { store, shown } = storeOver(3, 250)
  store.refresh()
  await flushAnswers()
  const first = shown()
  store.readOlder()
  await flushAnswers()
  const more = shown()
  store.wantAll(true)
  await flushAnswers()
  const searched = shown()
  store.wantAll(false)
  await flushAnswers()
  expect([first, more, searched, shown()]).toEqual([
    [23, 230],
    [123, 130],
    [253, 0],
    [123, 130]
  ])
})

test('each letter of a search reads the older lists no more than once', async () => {
  const { store, pages } = storeOver(3, 250)
  store.refresh()
  await flushAnswers()
  store.wantAll(true)
  await flushAnswers()
  const count = pages.length
  store.wantAll(true)
  store.wantAll(true)
  await flushAnswers()
  expect(pages.length).toBe(count)
})

test('a list whose patients are erased while lists are read is there once', async () => {
  const { store, pages, erase, ids } = storeOver(150, 5)
  store.refresh()
  while (pages.length < 3) await Promise.resolve()
  erase()
  await flushAnswers()
  expect([ids().length, new Set(ids()).size]).toEqual([155, 155])
})
