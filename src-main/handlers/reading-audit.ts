import type { CallName, CallOutput, Handlers } from '#contract/channels.ts'
import type { Clock } from '../sending/clock.ts'
import type { AppendAudit } from './audit-writer.ts'

/** From so many patients of a list on, reading is an entry of the audit log: what one person looks up is not. */
const bulkFrom = 20

/** What is read after an entry is added to the next one, which is written after this time, or when the app ends. */
const pauseMs = 60_000

/** Each patient counts once in this time, however often a screen reads them. */
const onceInMs = 12 * 60 * 60_000

/** Calls that give patients to the window. */
const readingCalls = [
  'lists.rows',
  'sending.invitations',
  'board.read',
  'board.search',
  'board.list',
  'consultation.stored'
] as const satisfies readonly CallName[]
type ReadingCall = (typeof readingCalls)[number]
type ReadValue = Extract<CallOutput<ReadingCall>, { ok: true }>['value'][number]

/** Writes how many patients of each list the window was given. */
export interface ReadingAudit {
  /** The handlers, with what they answer counted. */
  counting<Given extends Pick<Handlers, ReadingCall>>(handlers: Given): Given
  /** Writes what was counted and is not written yet. */
  end(): Promise<void>
}

interface ReadList {
  readonly rows: Set<string>
  readonly since: number
  written: number
  isPausing: boolean
}

export function createReadingAudit(clock: Pick<Clock, 'sleep' | 'monotonic'>, appendAudit: AppendAudit): ReadingAudit {
  const lists = new Map<string, ReadList>()
  const ended = new AbortController()

  function listOf(listId: string): ReadList {
    const known = lists.get(listId)
    if (known !== undefined && clock.monotonic() - known.since < onceInMs) return known
    const begun: ReadList = { rows: new Set(), since: clock.monotonic(), written: 0, isPausing: false }
    lists.set(listId, begun)
    return begun
  }

  async function write(listId: string, list: ReadList): Promise<void> {
    const count = list.rows.size - list.written
    if (count === 0 || list.rows.size < bulkFrom) return
    list.written = list.rows.size
    await appendAudit({ action: 'patients-read', listId, count })
  }

  async function writeNowOrLater(listId: string, list: ReadList): Promise<void> {
    if (list.isPausing || list.rows.size < bulkFrom || list.rows.size === list.written) return
    list.isPausing = true
    await write(listId, list)
    void clock.sleep(pauseMs, ended.signal).then(() => {
      list.isPausing = false
      return ended.signal.aborted ? undefined : write(listId, list)
    })
  }

  async function note(listId: string | undefined, values: readonly ReadValue[]): Promise<void> {
    const read = new Map<string, ReadList>()
    for (const value of values) {
      const place = 'target' in value ? value.target : { listId: listId ?? '', rowId: value.rowId }
      const list = read.get(place.listId) ?? listOf(place.listId)
      read.set(place.listId, list)
      list.rows.add(place.rowId)
    }
    for (const [ofList, list] of read) await writeNowOrLater(ofList, list)
  }

  return {
    counting(handlers) {
      const counted = readingCalls.map((name) => {
        const handle = handlers[name] as (input: { readonly listId?: string }) => unknown
        return [
          name,
          async (input: { readonly listId?: string }) => {
            const answer = (await handle(input)) as CallOutput<ReadingCall>
            if (answer.ok) await note(input.listId, answer.value)
            return answer
          }
        ]
      })
      return { ...handlers, ...Object.fromEntries(counted) }
    },
    async end() {
      ended.abort()
      for (const [listId, list] of lists) await write(listId, list)
    }
  }
}
