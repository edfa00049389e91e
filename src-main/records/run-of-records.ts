import type { Database } from './database.ts'
import type { Encryption } from './encryption.ts'
import { openCounter, readCounter } from './machine-counter.ts'
import type { RowSums, SumsState } from './row-sums.ts'
import { contains, insertRun, type Run, readRuns } from './runs.ts'

/** The computer that the app runs on. */
export type Machine = {
  /** File on this computer, outside of the folder of the records and never copied with it. */
  readonly counter: string
  /** The computer's name. */
  readonly computer: string
  /** When the computer was started, in ms since the epoch. */
  readonly startedAt: number
}

/** The records in the hands of this run of the app. */
export interface RunOfRecords {
  /** This computer knew of something that they did not have when this run opened them. */
  readonly isFoundOlder: boolean
  /** So it was now or ever before. */
  readonly wereOlder: boolean
  /** They were here before this day, before the computer was started, or came from another computer: they are kept. */
  readonly arePersistent: boolean
  readonly close: () => void
}

/**
 * Notes that a run of the app begins, and from now on notes on this computer how far the records have come, once anything was
 * sent with them: before the request of an attempt, and soon after any other change. `machine` null: nothing is noted on the
 * computer. `isRepaired`: what could not be saved of them, or was put back, may have been sent. `isKept`: the records are not
 * in memory only.
 * Throws the errors of disk and SQLite.
 */
export function beginRun(
  database: Database,
  encryption: Encryption,
  sums: RowSums,
  machine: Machine | null,
  begun: { readonly at: number; readonly isRepaired: boolean; readonly isKept: boolean }
): RunOfRecords {
  const before = readRuns(database, encryption)
  const isFoundOlder = machine !== null && isOlder(database, encryption, sums.state(), machine)
  const { generation } = sums.state()
  let runId = ''
  database.transaction(() => {
    const run = {
      computer: machine?.computer ?? '',
      at: begun.at,
      generation,
      isOlder: isFoundOlder || begun.isRepaired
    }
    runId = insertRun(database, encryption, run).runId
    return { ok: true, value: null }
  })

  const wereOlder = isFoundOlder || begun.isRepaired || before.some((run) => run.isOlder)
  const arePersistent = begun.isKept && before.some((run) => isFromBefore(run, machine, begun.at))
  if (machine === null) return { isFoundOlder, wereOlder, arePersistent, close: () => undefined }
  const counter = openCounter(machine.counter, encryption)
  let written: SumsState | null = null
  let scheduled: NodeJS.Immediate | null = null
  // The last attempt is never closed off.
  const attempts = (state: SumsState | null) => state?.tables.attempts?.rows ?? 0
  const write = () => {
    if (scheduled !== null) clearImmediate(scheduled)
    scheduled = null
    const state = sums.state()
    // What was found is noted: it is not found again at the next start.
    const isToBeNoted = attempts(state) > 0 || (isFoundOlder && begun.isKept)
    if (!isToBeNoted || state.generation === written?.generation) return
    written = state
    counter.write({ recordsId: state.recordsId, runId, generation: state.generation })
  }
  write()
  sums.onCommit((state) => {
    if (attempts(state) !== attempts(written)) write()
    else scheduled ??= setImmediate(write)
  })
  return {
    isFoundOlder,
    wereOlder,
    arePersistent,
    close: () => {
      write()
      counter.close()
    }
  }
}

const dayMs = 86_400_000

function isFromBefore(run: Run, machine: Machine | null, now: number): boolean {
  if (machine === null || run.computer !== machine.computer || run.at < machine.startedAt) return true
  return Math.floor(run.at / dayMs) < Math.floor(now / dayMs)
}

function isOlder(database: Database, encryption: Encryption, state: SumsState, machine: Machine): boolean {
  const known = readCounter(machine.counter, encryption)
  switch (known.kind) {
    case 'none':
      return false
    case 'foreign':
      return true
    case 'known':
      if (known.recordsId !== state.recordsId) return true
      return !contains(readRuns(database, encryption), known, state.generation)
  }
}
