import type { Bridge } from '#contract/channels.ts'
import type { LayoutChange, SettingsChange } from '#contract/list-change.ts'
import { readTried } from './load-stored.ts'
import type { Workspace } from './open-list.ts'
import type { OpenedList } from './opened-list.ts'
import type { ListUpdate, ListWork } from './views.ts'

/** The commands of one open list. */
export type ListCommands = Pick<
  Workspace,
  'rename' | 'setLayout' | 'setHeaderRow' | 'setSettings' | 'change' | 'replace' | 'decide'
> & {
  /** Appointments may be in the past now. */
  readonly setTime: () => Promise<void>
  /** Tells the worker which rows no command may change any more. */
  readonly tellInvited: () => Promise<void>
}

type LayoutAnswer = ReturnType<ListWork['setLayout']>

export function createListCommands(bridge: Bridge, now: () => number, list: OpenedList): ListCommands {
  const { work, document, log, listId } = list
  /** Whether the worker knows of rows that were tried. */
  let hasTried = true

  async function tellInvited(): Promise<void> {
    const tried = await readTried(bridge, listId)
    if ('code' in tried) return
    const count = tried.invited.length + tried.refused.length
    if (count === 0 && !hasTried) return
    hasTried = count > 0
    await work.setInvited(tried)
  }

  /**
   * Gives a command: it counts as unsaved from now on. null: it is dropped, as the list was loaded again or the worker
   * could not do it; the user is told.
   */
  async function give<Answer>(
    ask: () => Promise<Answer>,
    apply: (answer: Answer) => ListUpdate,
    prepare?: () => Promise<void>
  ): Promise<ListUpdate | null> {
    const applied = log.given(list.inOrder(ask, prepare).then(apply))
    const changed = await applied.catch(list.tellFailed)
    if (changed?.allChanged) await list.loadRows().catch(list.tellFailed)
    return changed
  }

  function take(changed: ListUpdate): ListUpdate {
    list.apply(changed)
    return changed
  }

  function takeLayout({ source, changed }: LayoutAnswer): ListUpdate {
    list.showSource(source)
    return take(changed)
  }

  async function giveShown<Answer>(
    shown: { readonly settings?: SettingsChange; readonly layout?: LayoutChange },
    ask: () => Promise<Answer>,
    apply: (answer: Answer) => ListUpdate
  ): Promise<void> {
    const end = document.show(shown)
    const ended = <Value>(value: Value): Value => {
      end()
      return value
    }
    const changed = await give(ask, (answer) => ended(apply(answer)), tellInvited)
    if (changed === null) end()
    else await list.remember()
  }

  return {
    tellInvited,
    rename(name) {
      const end = document.show({ name })
      const renamed = list.inOrder(async () => {
        end()
        document.apply({ name })
        list.store({ name })
      })
      void log.given(renamed).catch((error: unknown) => {
        end()
        list.tellFailed(error)
      })
    },
    setLayout: (change) => giveShown({ layout: change }, () => work.setLayout({ change }), takeLayout),
    async setHeaderRow(headerRow) {
      const changed = await give(() => work.setHeaderRow({ headerRow }), takeLayout, tellInvited)
      if (changed !== null) await list.remember()
    },
    setSettings: (change) => giveShown({ settings: change }, () => work.setSettings({ change, now: now() }), take),
    async setTime() {
      await give(() => work.setSettings({ change: {}, now: now() }), take, tellInvited)
    },
    async change(changes) {
      await give(() => work.change({ changes }), take, changes.length > 1 ? tellInvited : undefined)
    },
    async replace(input) {
      const changed = await give(() => work.replace(input), take, tellInvited)
      return changed?.change.rows.length ?? 0
    },
    async decide(issue, decision) {
      const { number: seen } = list.get()
      await give(() => work.decide({ issue, decision, seen }), take, tellInvited)
    }
  }
}
