import type { AuditAction } from '#contract/audit.ts'
import type { CallName, CallOutput, Handlers } from '#contract/channels.ts'
import type { Target } from '#contract/invitation-actions.ts'
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
  'exports.read': 'patients-read',
  'lists.source': 'patients-read',
  'links.read': 'links-read'
} as const satisfies { readonly [Name in CallName]?: ReadingAction }
type ReadingCall = keyof typeof readingCalls
type ReadValue = Extract<CallOutput<ReadingCall>, { ok: true }>['value']

/** What was read: rows of the list that the call names, invitations of any list, or the whole list as its file has it. */
function rowsIn(value: ReadValue): readonly ReadRow[] | 'whole' {
  if (value === null) return []
  if (value instanceof Uint8Array) return 'whole'
  if (Array.isArray(value)) return value
  return 'entries' in value ? value.entries : value.rows
}

type ReadRow = { readonly rowId: string } | { readonly target: Target }

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
  /** Number of rows of its file, once that was read. */
  whole: number
  readonly since: number
  written: number
  isPausing: boolean
}

/** @param rowCountOf number of rows of a list. */
export function createReadingAudit(
  clock: Pick<Clock, 'sleep' | 'monotonic'>,
  appendAudit: AppendAudit,
  rowCountOf: (listId: string) => number
): ReadingAudit {
  const lists = new Map<string, ReadList>()
  const ended = new AbortController()

  function listOf(action: ReadingAction, listId: string): ReadList {
    const key = `${action} ${listId}`
    const known = lists.get(key)
    const isCounting =
      known !== undefined && (known.isPausing || clock.monotonic() - known.since < rules[action].onceInMs)
    if (isCounting) return known
    const since = clock.monotonic()
    const begun: ReadList = { action, listId, rows: new Set(), whole: 0, since, written: 0, isPausing: false }
    lists.set(key, begun)
    return begun
  }

  const sizeOf = ({ rows, whole }: ReadList) => Math.max(rows.size, whole)

  function mustWrite(list: ReadList): boolean {
    return sizeOf(list) > list.written && sizeOf(list) >= rules[list.action].from
  }

  async function write(list: ReadList): Promise<void> {
    if (!mustWrite(list)) return
    const { action, listId, written } = list
    list.written = sizeOf(list)
    await appendAudit({ action, listId, count: list.written - written })
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

  async function note(action: ReadingAction, listId: string, value: ReadValue): Promise<void> {
    const read = new Map<string, ReadList>()
    const known = (ofList: string) => {
      const list = read.get(ofList) ?? listOf(action, ofList)
      read.set(ofList, list)
      return list
    }
    const rows = rowsIn(value)
    if (rows === 'whole') known(listId).whole = rowCountOf(listId)
    else {
      for (const row of rows) {
        const place = 'target' in row ? row.target : { listId, rowId: row.rowId }
        known(place.listId).rows.add(place.rowId)
      }
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
            if (answer.ok) await note(readingCalls[name], input.listId ?? '', answer.value)
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
