import { checkStill } from './check-still.ts'
import { createEncryption } from './encryption.ts'
import { type OpeningFailure, openRecords, type RecordsNotice } from './open-records.ts'
import { filesIn } from './records-files.ts'
import type { Machine } from './run-of-records.ts'
import { isDamageOfSqlite, type StorageFailure, type StorageResult, toStorageFailure } from './storage-failure.ts'

/**
 * Work on records that takes longer the more there are, beside the thread of the window. `prepare`: opens them with
 * everything checked, repaired and brought to this version, and closes them again. `check`: of records that are open, see
 * {@link checkStill}.
 */
export type ThreadTask = {
  readonly kind: 'prepare' | 'check'
  readonly folder: string
  readonly dataKey: Uint8Array
  /** ms since the epoch. */
  readonly at: number
  readonly machine: Machine
  readonly appVersion: string
}

/**
 * `deciding` comes before the result of a check that finds that part sound; `progress` while records are prepared, `done` from 0
 * to 1.
 */
export type ThreadMessage =
  | { readonly kind: 'deciding' }
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'prepared'; readonly result: StorageResult<RecordsNotice | null, OpeningFailure> }
  | { readonly kind: 'checked'; readonly failure: StorageFailure | null }

export function runTask(task: ThreadTask, post: (message: ThreadMessage) => void): void {
  if (task.kind === 'prepare')
    post({ kind: 'prepared', result: prepare(task, (done) => post({ kind: 'progress', done })) })
  else post({ kind: 'checked', failure: check(task, () => post({ kind: 'deciding' })) })
}

function prepare(
  { folder, dataKey, at, machine, appVersion }: ThreadTask,
  onProgress: (done: number) => void
): StorageResult<RecordsNotice | null, OpeningFailure> {
  const opened = openRecords({ folder, dataKey, now: () => at, machine, appVersion, onProgress })
  if (!opened.ok) return opened
  opened.value.records.close()
  return { ok: true, value: opened.value.notice }
}

/** null: everything is as it was written. */
function check({ folder, dataKey }: ThreadTask, onDeciding: () => void): StorageFailure | null {
  const encryption = createEncryption(dataKey)
  const look = () => checkStill(filesIn(folder), encryption, onDeciding)
  try {
    try {
      look()
    } catch (error) {
      // A page that the disk did not give just now is no damage: only what is found again counts.
      if (!isDamageOfSqlite(error)) throw error
      look()
    }
    return null
  } catch (error) {
    const failure = toStorageFailure(error)
    if (failure === undefined) throw error
    return failure
  }
}
