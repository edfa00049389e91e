import type { Bridge } from '#contract/channels.ts'
import { type ParseOptions, rowsPerCall } from '#contract/list.ts'
import type { ImportSource } from '../app/import.ts'
import { rememberKind } from './known-date-order.ts'
import { createListOpener } from './list-opener.ts'
import { createListUpdates } from './list-updates.ts'
import type { CorrectionsTaken, Workspace } from './open-list.ts'
import { createOpenListState } from './open-list-state.ts'
import type { Remote } from './remote.ts'
import type { SavingState } from './saving.ts'
import { createStoring } from './storing.ts'
import { bytesOrText, readIn, type Taken } from './taking.ts'
import { createUndo } from './undo.ts'
import type { ListWork } from './views.ts'

/** All rows of the worker's list, in pieces that a call takes. */
async function* inPieces<Row>(
  work: Remote<ListWork>,
  piece: (range: { readonly from: number; readonly to: number }) => Promise<readonly Row[]>
): AsyncGenerator<readonly Row[]> {
  const count = await work.count(undefined)
  for (let from = 0; from < count; from += rowsPerCall) {
    const rows = await piece({ from, to: Math.min(count, from + rowsPerCall) })
    if (rows.length > 0) yield rows
  }
}

export function createWorkspace(bridge: Bridge, work: Remote<ListWork>, now: () => number): Workspace {
  const { calls } = bridge
  const list = createOpenListState()
  let saving: SavingState = 'saved'
  const storing = createStoring((state) => {
    saving = state
    list.update({ saving: state })
  })
  const updates = createListUpdates(bridge, work, list, storing)
  const open = createListOpener(bridge, work, list, { storing, updates, now })

  async function take(source: ImportSource, asNew = false): Promise<Taken> {
    await storing.settled()
    storing.leave()
    list.close()
    const taken = await readIn(bridge, work, source, { asNew, now: now() })
    if (taken.kind !== 'read') return taken
    const { listId, document, answer } = taken
    const shown = updates.show(listId, document, answer, answer.match)
    const bytes = source.kind === 'file' ? source.bytes : undefined
    updates.storeRows(listId, document, answer.changed, shown, bytes)
    return { kind: 'shown', listId, step: answer.match.kind === 'same' ? 'check' : 'columns' }
  }

  async function takeCorrections(source: ImportSource, listId: string): Promise<CorrectionsTaken> {
    await open(listId)
    const opened = list.get()
    if (opened?.phase !== 'open') return { kind: 'failed', code: opened?.code ?? 'no-such-list' }
    const answer = await work.takeCorrections({ source: bytesOrText(source), now: now() })
    if (answer.kind === 'unreadable') return answer
    await updates.apply(answer.changed)
    return { kind: 'taken', rows: answer.rows, unknown: answer.unknown }
  }

  async function readAgain(choices: ParseOptions): Promise<Taken> {
    const { listId, document } = list.get() ?? {}
    if (listId === undefined || document == null) return { kind: 'failed', code: 'no-such-list' }
    await storing.settled()
    const source = await calls['lists.source']({ listId })
    if (!source.ok) return { kind: 'failed', code: source.code }
    const allowed = await calls['lists.beginRows']({ listId })
    if (!allowed.ok) return { kind: 'failed', code: allowed.code }
    const { settings } = document
    const answer = await work.read({
      source: { bytes: source.value },
      choices,
      settings,
      kinds: [],
      keepEdits: true,
      now: now()
    })
    if (answer.kind === 'unreadable') return answer
    await updates.showReading(listId, document, answer)
    return { kind: 'shown', listId, step: 'columns' }
  }

  async function readAfterErasure(listId: string): Promise<void> {
    if (list.get()?.listId !== listId) return
    list.close()
    await Promise.all([storing.settled(), work.close(undefined)])
    if (list.get() === null) await open(listId)
  }

  return {
    state: list.get,
    subscribe: list.subscribe,
    take,
    takeCorrections,
    open,
    readAgain,
    rename: (name) => {
      const { document, figures } = list.get() ?? {}
      if (document != null && figures !== undefined) updates.saveDocument({ ...document, name }, figures)
    },
    setLayout: async (layout) => updates.applyLayout(await work.setLayout({ layout })),
    setHeaderRow: async (headerRow) => updates.applyLayout(await work.setHeaderRow({ headerRow })),
    setSettings: async (settings) => {
      const changed = await work.setSettings({ settings, now: now() })
      updates.saveSettings(settings, changed)
      await updates.apply(changed)
    },
    rememberKind: async () => {
      const { document, source } = list.get() ?? {}
      if (document != null && source != null) await rememberKind(bridge, source.signature, document, now())
    },
    change: async (changes) => updates.apply(await work.change({ changes })),
    replace: async (input) => {
      const changed = await work.replace(input)
      await updates.apply(changed)
      return changed.stored.length
    },
    decide: async (cause, decision) => updates.apply(await work.decide({ cause, decision })),
    ...createUndo(bridge, work, list, updates),
    select: work.select,
    countSettled: work.countSettled,
    countFound: work.countFound,
    contents: async function* () {
      const settings = list.get()?.document?.settings
      // Time has passed since the list was validated: an appointment may be in the past now.
      if (settings !== undefined) await updates.apply(await work.setSettings({ settings, now: now() }))
      yield* inPieces(work, work.contents)
    },
    fileRows: () => inPieces(work, work.rows),
    readAfterErasure,
    saved: storing.settled,
    standing: () => saving
  }
}
