import { fail } from '#contract/call.ts'
import { type RecordsHandlers, recordsCallNames } from './records-session.ts'

/** Calls that only read, and so need no check: each row is checked as it is read. */
const reading: ReadonlySet<keyof RecordsHandlers> = new Set<keyof RecordsHandlers>([
  'actions.view',
  'audit.lastCheck',
  'audit.page',
  'audit.verify',
  'board.list',
  'board.read',
  'board.search',
  'consultation.stored',
  'directory.read',
  'exports.read',
  'lists.invitedRows',
  'lists.locateRows',
  'lists.open',
  'lists.page',
  'lists.refusedRows',
  'lists.rows',
  'lists.sentRows',
  'lists.some',
  'lists.source',
  'restore.view',
  'retention.preview',
  'sending.invitations',
  'signInLink.status',
  'templates.list'
])

/**
 * Calls that erase patients: what is damaged must be found before, while all of it is there, and nothing may be left of it in a file
 * that is held still for a check.
 */
const erasing: ReadonlySet<keyof RecordsHandlers> = new Set<keyof RecordsHandlers>(['lists.remove', 'retention.erase'])

/** How far the records are open, by what may be done with them. Each opens after those before it, and once. */
export const allGates = ['read', 'write', 'erase'] as const
export type Gate = (typeof allGates)[number]

export type Gates = {
  readonly open: (gate: Gate) => void
  /** Resolves when it is open; null: it is. */
  readonly opening: (gate: Gate) => Promise<void> | null
}

export function createGates(): Gates {
  const closed = new Map(allGates.map((gate) => [gate, Promise.withResolvers<void>()]))
  return {
    open: (gate) => {
      closed.get(gate)?.resolve()
      closed.delete(gate)
    },
    opening: (gate) => closed.get(gate)?.promise ?? null
  }
}

/** What the check of the records is put off for, and not any longer. */
export interface GateWatcher {
  /** Something was read, and may now be shown. */
  readonly onRead: () => void
  /** A call waits until records that are open may be written. */
  readonly onWaiting: () => void
}

/** Handlers that look up the current records at each call, and wait until these may be used for it. */
export function gatedHandlers(
  current: () => { readonly gates: Gates; readonly handlers: RecordsHandlers },
  { onRead, onWaiting }: GateWatcher
) {
  const gated = recordsCallNames.map((name) => {
    const gate = reading.has(name) ? 'read' : erasing.has(name) ? 'erase' : 'write'
    const answer = (input: never): unknown => {
      const { gates, handlers } = current()
      const opening = gates.opening(gate)
      if (opening === null) {
        const answered = handlers[name](input)
        if (gate === 'read') void Promise.resolve(answered).then(onRead, onRead)
        return answered
      }
      if (gate !== 'read') onWaiting()
      // Other records may have taken the place of those that were waited for.
      return opening.then(() => answer(input))
    }
    return [name, answer]
  })
  return Object.fromEntries(gated) as RecordsHandlers
}

export function refuseAll(code: Parameters<typeof fail>[0]): RecordsHandlers {
  return Object.fromEntries(recordsCallNames.map((name) => [name, () => fail(code)])) as unknown as RecordsHandlers
}
