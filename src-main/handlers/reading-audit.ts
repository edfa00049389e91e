import type { AuditAction } from '#contract/audit.ts'
import type { CallName, CallOutput, Handlers } from '#contract/channels.ts'
import type { Clock } from '../sending/clock.ts'
import type { AppendAudit } from './audit-writer.ts'

interface Rule {
  /** From so many patients of a list on, reading is an entry of the audit log. */
  readonly from: number
  /** Each patient counts once in this time, however often a screen reads them. */
  readonly onceInMs: number
}

/** What is read after an entry is added to the next one, which is written after this time, or when the app ends. */
const pauseMs = 60_000

type ReadingAction = Extract<AuditAction, 'patients-read' | 'links-read'>

const rules: Readonly<Record<ReadingAction, Rule>> = {
  // What one person looks up is no entry.
  'patients-read': { from: 20, onceInMs: 12 * 60 * 60_000 },
  'links-read': { from: 1, onceInMs: pauseMs }
}

/** Calls that give patients to the window, or their links. */
const readingCalls = {
  'lists.rows': 'patients-read',
  'sending.invitations': 'patients-read',
  'board.read': 'patients-read',
  'board.search': 'patients-read',
  'board.list': 'patients-read',
  'consultation.stored': 'patients-read',
  'links.read': 'links-read'
} as const satisfies { readonly [Name in CallName]?: ReadingAction }
type ReadingCall = keyof typeof readingCalls
type ReadValue = Extract<CallOutput<ReadingCall>, { ok: true }>['value'][number]

/** Writes of how many patients of each list the window was given data, or links. */
export interface ReadingAudit {
  /** The handlers, with what they answer counted. */
  counting<Given extends Pick<Handlers, ReadingCall>>(handlers: Given): Given
  /** Writes what was counted and is not written yet. */
  end(): Promise<void>
}

interface ReadList {
  readonly action: ReadingAction
  readonly listId: string
  readonly rows: Set<string>
  readonly since: number
  written: number
  isPausing: boolean
}

export function createReadingAudit(clock: Pick<Clock, 'sleep' | 'monotonic'>, appendAudit: AppendAudit): ReadingAudit {
  const lists = new Map<string, ReadList>()
  const ended = new AbortController()

  function listOf(action: ReadingAction, listId: string): ReadList {
    const key = `${action} ${listId}`
    const known = lists.get(key)
    const isCounting =
      known !== undefined && (known.isPausing || clock.monotonic() - known.since < rules[action].onceInMs)
    if (isCounting) return known
    const since = clock.monotonic()
    const begun: ReadList = { action, listId, rows: new Set(), since, written: 0, isPausing: false }
    lists.set(key, begun)
    return begun
  }

  function mustWrite({ action, rows, written }: ReadList): boolean {
    return rows.size > written && rows.size >= rules[action].from
  }

  async function write(list: ReadList): Promise<void> {
    if (!mustWrite(list)) return
    const { action, listId, rows, written } = list
    list.written = rows.size
    await appendAudit({ action, listId, count: rows.size - written })
  }

  async function writeNowOrLater(list: ReadList): Promise<void> {
    if (list.isPausing || !mustWrite(list)) return
    list.isPausing = true
    await write(list)
    void clock.sleep(pauseMs, ended.signal).then(() => {
      list.isPausing = false
      return ended.signal.aborted ? undefined : write(list)
    })
  }

  async function note(action: ReadingAction, listId: string | undefined, values: readonly ReadValue[]): Promise<void> {
    const read = new Map<string, ReadList>()
    for (const value of values) {
      const place = 'target' in value ? value.target : { listId: listId ?? '', rowId: value.rowId }
      const list = read.get(place.listId) ?? listOf(action, place.listId)
      read.set(place.listId, list)
      list.rows.add(place.rowId)
    }
    for (const list of read.values()) await writeNowOrLater(list)
  }

  return {
    counting(handlers) {
      const counted = (Object.keys(readingCalls) as ReadingCall[]).map((name) => {
        const handle = handlers[name] as (input: { readonly listId?: string }) => unknown
        return [
          name,
          async (input: { readonly listId?: string }) => {
            const answer = (await handle(input)) as CallOutput<ReadingCall>
            if (answer.ok) await note(readingCalls[name], input.listId, answer.value)
            return answer
          }
        ]
      })
      return { ...handlers, ...Object.fromEntries(counted) }
    },
    async end() {
      ended.abort()
      for (const list of lists.values()) await write(list)
    }
  }
}
