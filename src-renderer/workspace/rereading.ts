import type { Bridge } from '#contract/channels.ts'
import { appliedEntries } from './directory.ts'
import type { RereadResult, Workspace } from './open-list.ts'
import { DroppedError, type OpenedList } from './opened-list.ts'
import type { ReadAnswer } from './views.ts'

export type Rereading = Pick<Workspace, 'reread' | 'settleReading' | 'cancelReading'>

/** Reads the source of the open list again. Each call has its turn among the commands of the list. */
export function createRereading({ calls }: Bridge, list: OpenedList, now: () => number): Rereading {
  const { listId, work, log, document } = list

  type Shown = RereadResult & { readonly rows?: Promise<void> }

  function show(answer: Exclude<ReadAnswer, { kind: 'unreadable' }>): Shown {
    if (answer.kind === 'unmatched') {
      // Their invitations would have no patient: such a reading is never taken.
      if (answer.sent > 0) return { kind: 'failed', code: 'already-sent' }
      list.update({ unmatched: answer })
      return { kind: 'waits' }
    }
    const { source, days } = answer
    const rows = list.showReading(answer)
    return { kind: 'shown', listId, step: 'columns', of: { signature: source.signature, days }, rows }
  }

  async function readAgain(choices: Parameters<Workspace['reread']>[0]): Promise<Shown> {
    await log.written()
    const source = await calls['lists.source']({ listId })
    if (!source.ok) return { kind: 'failed', code: source.code }
    const allowed = await calls['lists.beginRows']({ listId })
    if (!allowed.ok) return { kind: 'failed', code: allowed.code }
    const sent = await calls['lists.sentRows']({ listId })
    const shown = document.answered()
    if (!sent.ok || shown === null) return { kind: 'failed', code: sent.ok ? 'no-such-list' : sent.code }
    const answer = await work.read({
      source: { bytes: source.value },
      choices,
      fileName: shown.fileName,
      settings: shown.settings,
      templates: [],
      directory: appliedEntries(list.get().directory),
      keepEdits: true,
      sent: sent.value,
      now: now()
    })
    return answer.kind === 'unreadable' ? answer : show(answer)
  }

  /** The rows are loaded after the turn: the next command does not wait for them. */
  async function inTurn(run: () => Promise<Shown>): Promise<RereadResult> {
    const shown = await log.given(list.alone(run)).catch((error: unknown): Shown => {
      return { kind: 'failed', code: error instanceof DroppedError ? 'stale' : 'internal' }
    })
    const { rows, ...result } = shown
    await rows?.catch(list.tellFailed)
    return result
  }

  return {
    reread: (choices) => inTurn(() => readAgain(choices)),
    settleReading: (decisions) => inTurn(async () => show(await work.settleReading({ decisions }))),
    async cancelReading() {
      await list.inOrder(() => work.cancelReading(undefined)).catch(list.tellFailed)
      list.update({ unmatched: null })
    }
  }
}
