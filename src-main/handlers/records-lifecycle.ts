import { fail, succeed } from '#contract/call.ts'
import { mayStartFresh, type RecordsNotice } from '#contract/records-notice.ts'
import {
  hasRecords,
  type Machine,
  openRecords,
  openUnchecked,
  quarantineRecords,
  type Records,
  type RecordsThread,
  type RunningCheck,
  type StorageFailureCode,
  toStorageFailure
} from '../records/index.ts'
import type { DataKey, DataKeys } from '../vault/index.ts'

/** Those with which the app works. */
type OpenNotice = Extract<RecordsNotice, 'damaged-set-aside' | 'turned-back' | 'end-lost' | 'older' | 'session-only'>

/** While the records are closed nothing is stored or sent, until the cause is fixed or the user starts fresh. */
export type RecordsState =
  | {
      readonly kind: 'open'
      readonly records: Records
      readonly notice: OpenNotice | null
      /** Runs while they are read already; absent: everything was checked before. */
      readonly check?: OpenCheck
    }
  | {
      readonly kind: 'closed'
      readonly code: StorageFailureCode
      readonly notice: Exclude<RecordsNotice, OpenNotice>
    }

/** `release` is called when it has ended, or before the records are closed. */
export type OpenCheck = RunningCheck & { readonly release: () => void }

/** The detail of a failure, and the notice that it becomes: only another version of the app can open these records. */
const newerVersion = 'newer-version'

/** Closed by what the disk refuses: see {@link mayOpenLater}. */
export function closedBy(code: StorageFailureCode): RecordsState {
  const notice = code === 'storage-damaged' ? 'storage-failed' : code
  return { kind: 'closed', code: notice, notice }
}

/** Whether the records are closed by what passes or somebody mends: then they can be opened later. */
export function mayOpenLater(state: RecordsState): boolean {
  return state.kind === 'closed' && !mayStartFresh(state.notice) && state.notice !== newerVersion
}

/** Opens the records in their folder with the key in the keychain, and replaces unreadable ones. */
export interface RecordsLifecycle {
  open(): Promise<RecordsState>
  /** As `open`, with everything checked before: what a running check found is repaired. */
  openChecked(): Promise<RecordsState>
  /** Quarantines unreadable records and creates new ones. `not-needed`: they are open, or the folder is the cause. */
  startFresh(
    state: RecordsState
  ): Promise<ReturnType<typeof succeed<RecordsState>> | ReturnType<typeof fail<'not-needed'>>>
}

type Failure = { readonly code: 'key-mismatch' | StorageFailureCode; readonly detail?: string | undefined }

function closedAfter({ code, detail }: Failure): RecordsState {
  if (detail === newerVersion) return { kind: 'closed', code: 'storage-failed', notice: newerVersion }
  switch (code) {
    case 'key-mismatch':
      return { kind: 'closed', code: 'storage-failed', notice: 'key-lost' }
    case 'storage-damaged':
      return { kind: 'closed', code, notice: 'unreadable' }
    default:
      return { kind: 'closed', code, notice: code }
  }
}

/** @param thread what takes long is done there; without it, everything is checked before the records are open. */
export function createRecordsLifecycle(
  folder: string,
  machine: Machine,
  dataKeys: DataKeys,
  now: () => number,
  thread?: RecordsThread
): RecordsLifecycle {
  async function openWith(dataKey: DataKey, isChecked: boolean): Promise<RecordsState> {
    if (dataKey.kind === 'key-lost') {
      return { kind: 'closed', code: 'storage-failed', notice: dataKey.isTemporary ? 'key-lost-for-now' : 'key-lost' }
    }
    // New records are checked at once.
    if (dataKey.kind === 'kept' && thread !== undefined && hasRecords(folder))
      return openInThread(thread, dataKey.key, isChecked)
    const isKept = dataKey.kind === 'kept'
    const opened = openRecords({
      folder: isKept ? folder : null,
      quarantineFolder: folder,
      dataKey: dataKey.key,
      now,
      machine
    })
    if (!opened.ok) return closedAfter(opened)
    const { records, notice } = opened.value
    return { kind: 'open', records, notice: isKept ? notice : 'session-only' }
  }

  async function openInThread(work: RecordsThread, dataKey: Uint8Array, isChecked: boolean): Promise<RecordsState> {
    const task = { folder, dataKey, machine, at: now() }
    const opened = isChecked ? ({ ok: false, code: 'not-prepared' } as const) : openUnchecked({ ...task, now })
    if (opened.ok) {
      const { records, notice, release } = opened.value
      return { kind: 'open', records, notice, check: { ...work.check(task), release } }
    }
    if (opened.code !== 'not-prepared') return closedAfter({ ...opened, code: opened.code })
    const prepared = await work.prepare(task)
    if (!prepared.ok) return closedAfter(prepared)
    const again = openUnchecked({ ...task, now })
    if (!again.ok) {
      return closedAfter({ ...again, code: again.code === 'not-prepared' ? 'storage-failed' : again.code })
    }
    again.value.release()
    return { kind: 'open', records: again.value.records, notice: prepared.value ?? again.value.notice }
  }

  /** A new key that cannot be stored must not encrypt anything: it would be lost with the process. */
  async function keyed(read: () => Promise<DataKey>, isChecked = false): Promise<RecordsState> {
    try {
      return await openWith(await read(), isChecked)
    } catch (error) {
      return closedBy(toStorageFailure(error)?.code ?? 'storage-failed')
    }
  }

  return {
    open: () => keyed(dataKeys.read),
    openChecked: () => keyed(dataKeys.read, true),
    async startFresh(state) {
      if (!mayStartFresh(state.notice)) return fail('not-needed')
      try {
        quarantineRecords(folder, now())
      } catch (error) {
        // Some may be renamed: what is left is opened, or given up, at the next try.
        return succeed(closedBy(toStorageFailure(error)?.code ?? 'storage-failed'))
      }
      return succeed(await keyed(state.notice === 'unreadable' ? dataKeys.read : dataKeys.renew))
    }
  }
}
