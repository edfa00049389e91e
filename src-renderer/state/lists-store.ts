import type { CallInput, CallOutput } from '#contract/channels.ts'
import { listsPerPage } from '#contract/limits.ts'
import type { ListSummary } from '#contract/list.ts'

/** Lists that the window knows: all with patients, and of those whose patients were all erased the latest. */
export interface KnownLists {
  readonly lists: readonly ListSummary[]
  /** How many older ones there are besides. */
  readonly older: number
}

type Kind = CallInput<'lists.page'>['of']
type Page = Extract<CallOutput<'lists.page'>, { ok: true }>['value']

export interface ListsPorts {
  /** null: the call failed, and what failed is shown. */
  readonly page: (input: CallInput<'lists.page'>) => Promise<Page | null>
  readonly some: (listIds: readonly string[]) => Promise<readonly ListSummary[] | null>
  readonly read: () => KnownLists | null
  readonly changed: (known: KnownLists) => void
}

/** Of the lists whose patients were all erased, those that are shown without being asked for: the latest. */
const erasedShown = 20

export interface ListsStore {
  /** Reads these lists again; without them all lists. */
  readonly refresh: (listIds?: readonly string[]) => void
  /** The user asks for the next page of older ones. */
  readonly readOlder: () => void
  /** While the user searches or chooses among all, the older ones are there, too; afterwards again as many as were asked for. */
  readonly wantAll: (isWanted: boolean) => void
}

/**
 * Reads lists page by page, and then only those that have changed. One request at a time, and what changed during it is
 * read afterwards: the last answer is never outdated.
 */
export function createListsStore(ports: ListsPorts): ListsStore {
  let isRunning = false
  let isAllWanted = false
  const wanted = new Set<string>()
  let olderAsked = erasedShown
  let areAllWanted = false

  /** Pages of a kind, until there are so many; null: one could not be read. */
  async function readPages(
    of: Kind,
    most: number,
    onPage: (lists: readonly ListSummary[]) => void
  ): Promise<{ readonly lists: readonly ListSummary[]; readonly left: number } | null> {
    const lists: ListSummary[] = []
    for (let before: number | null = null; ; ) {
      const page: Page | null = await ports.page({ of, before, limit: Math.min(listsPerPage, most - lists.length) })
      if (page === null) return null
      lists.push(...page.lists)
      onPage(lists)
      before = page.next
      if (before === null || lists.length >= most) return { lists, left: Math.max(0, page.total - lists.length) }
    }
  }

  async function readAll(): Promise<void> {
    const isFirst = ports.read() === null
    const kept = await readPages('kept', Number.POSITIVE_INFINITY, (lists) => {
      // The first time each page is shown as it comes; later the whole replaces what is shown.
      if (isFirst) ports.changed({ lists: [...lists], older: 0 })
    })
    if (kept === null) return
    const erased = await readPages('erased', areAllWanted ? Number.POSITIVE_INFINITY : olderAsked, () => undefined)
    if (erased === null) return
    // The patients of a list may have been erased between the two.
    const now = new Set(erased.lists.map(({ listId }) => listId))
    const lists = [...kept.lists.filter(({ listId }) => !now.has(listId)), ...erased.lists]
    ports.changed({ lists, older: erased.left })
  }

  async function readSome(listIds: readonly string[]): Promise<void> {
    const known = ports.read()
    if (known === null) return readAll()
    const read = await ports.some(listIds)
    if (read === null) return
    const byId = new Map(read.map((list) => [list.listId, list]))
    const asked = new Set(listIds)
    const kept = known.lists.flatMap((list) => {
      if (!asked.has(list.listId)) return [list]
      const now = byId.get(list.listId)
      byId.delete(list.listId)
      return now === undefined ? [] : [now]
    })
    ports.changed({ ...known, lists: [...byId.values(), ...kept] })
  }

  async function run(): Promise<void> {
    isRunning = true
    while (isAllWanted || wanted.size > 0) {
      const some = [...wanted]
      const isAll = isAllWanted || some.length > listsPerPage
      isAllWanted = false
      wanted.clear()
      await (isAll ? readAll() : readSome(some))
    }
    isRunning = false
  }

  function refresh(listIds?: readonly string[]): void {
    if (listIds === undefined) isAllWanted = true
    else for (const listId of listIds) wanted.add(listId)
    if (!isRunning) void run()
  }

  return {
    refresh,
    readOlder: () => {
      olderAsked += listsPerPage
      refresh()
    },
    wantAll: (isWanted) => {
      if (isWanted === areAllWanted) return
      areAllWanted = isWanted
      refresh()
    }
  }
}
