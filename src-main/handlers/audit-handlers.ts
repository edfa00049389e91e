import { type AuditCheck, auditActions, type auditCalls } from '#contract/audit.ts'
import { succeed } from '#contract/call.ts'
import type { Handlers } from '#contract/channels.ts'
import type { AuditEntry, Records } from '../records/index.ts'
import type { Clock } from '../sending/clock.ts'
import type { ChangePublisher } from './change-publisher.ts'
import { readSomeLists } from './lists-in-parts.ts'

/** The calls for the audit log, and its verification at start. */
export interface AuditHandlers {
  readonly handlers: Pick<Handlers, keyof typeof auditCalls>
  /** Verifies the chain in the background. Only the first call does anything. */
  checkAtStart(): void
  /** Aborts a running verification. To be called before the records are closed. */
  end(): void
}

export function createAuditHandlers({
  records,
  clock,
  publisher
}: {
  readonly records: Pick<Records, 'audit' | 'lists'>
  readonly clock: Pick<Clock, 'now'>
  readonly publisher: ChangePublisher
}): AuditHandlers {
  const ended = new AbortController()
  let lastCheck: AuditCheck | null = null
  let hasBegun = false

  async function check() {
    const walked = await records.audit.verify(ended.signal)
    if (walked === null) return { ok: false, code: 'internal' } as const
    if (!walked.ok) return walked
    lastCheck = { at: clock.now(), ...walked.value }
    publisher.publish({ kind: 'audit' })
    return succeed(lastCheck)
  }

  return {
    handlers: {
      'audit.page': async (filter) => {
        const page = records.audit.page(filter)
        if (!page.ok) return page
        const listIds = new Set(page.value.flatMap(({ listId }) => listId ?? []))
        const lists = await readSomeLists(records.lists, { listIds: [...listIds] })
        if (!lists.ok) return lists
        const names = new Map(lists.value.map(({ listId, name }) => [listId, name]))
        const entries = page.value.map(({ listId, rowId, action, ...entry }) => ({
          ...entry,
          action: knownAction(action),
          listId: listId ?? null,
          listName: listId === undefined ? null : (names.get(listId) ?? null),
          rowId: rowId ?? null
        }))
        return succeed({ entries, next: entries.length < filter.limit ? null : (entries.at(-1)?.number ?? null) })
      },
      'audit.verify': check,
      'audit.lastCheck': () => succeed(lastCheck)
    },
    checkAtStart() {
      if (hasBegun) return
      hasBegun = true
      // The result is published as a change; a storage failure is reported by other calls.
      void check()
    },
    end: () => ended.abort()
  }
}

/**
 * An unknown action was written by something other than the app. The chain is broken there; the page is still shown.
 */
function knownAction(action: AuditEntry['action']) {
  return auditActions.find((known) => known === action) ?? null
}
