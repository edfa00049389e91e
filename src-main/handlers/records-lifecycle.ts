import type { RecordsNotice } from '#contract/app.ts'
import { fail, succeed } from '#contract/call.ts'
import {
  type Machine,
  openRecords,
  quarantineRecords,
  type Records,
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
    }
  | {
      readonly kind: 'closed'
      readonly code: StorageFailureCode
      readonly notice: Exclude<RecordsNotice, OpenNotice>
    }

/** Closed by what the disk refuses: see {@link mayOpenLater}. */
export function closedBy(code: StorageFailureCode): RecordsState {
  const notice = code === 'storage-damaged' ? 'storage-failed' : code
  return { kind: 'closed', code: notice, notice }
}

/** Whether the records are closed by what passes or somebody mends: then they can be opened later. */
export function mayOpenLater(state: RecordsState): boolean {
  return state.kind === 'closed' && state.notice !== 'key-lost' && state.notice !== 'unreadable'
}

/** Opens the records in their folder with the key in the keychain, and replaces unreadable ones. */
export interface RecordsLifecycle {
  open(): Promise<RecordsState>
  /** Quarantines unreadable records and creates new ones. `not-needed`: they are open, or the folder is the cause. */
  startFresh(
    state: RecordsState
  ): Promise<ReturnType<typeof succeed<RecordsState>> | ReturnType<typeof fail<'not-needed'>>>
}

export function createRecordsLifecycle(
  folder: string,
  machine: Machine,
  dataKeys: DataKeys,
  now: () => number
): RecordsLifecycle {
  function openWith(dataKey: DataKey): RecordsState {
    if (dataKey.kind === 'key-lost') return { kind: 'closed', code: 'storage-failed', notice: 'key-lost' }
    const isKept = dataKey.kind === 'kept'
    const opened = openRecords({
      folder: isKept ? folder : null,
      quarantineFolder: folder,
      dataKey: dataKey.key,
      now,
      machine
    })
    if (opened.ok) {
      const { records, notice } = opened.value
      return { kind: 'open', records, notice: isKept ? notice : 'session-only' }
    }
    switch (opened.code) {
      case 'key-mismatch':
        return { kind: 'closed', code: 'storage-failed', notice: 'key-lost' }
      case 'storage-damaged':
        return { kind: 'closed', code: opened.code, notice: 'unreadable' }
      default:
        return { kind: 'closed', code: opened.code, notice: opened.code }
    }
  }

  /** A new key that cannot be stored must not encrypt anything: it would be lost with the process. */
  async function keyed(read: () => Promise<DataKey>): Promise<RecordsState> {
    try {
      return openWith(await read())
    } catch (error) {
      return closedBy(toStorageFailure(error)?.code ?? 'storage-failed')
    }
  }

  return {
    open: () => keyed(dataKeys.read),
    async startFresh(state) {
      if (state.kind === 'open' || (state.notice !== 'key-lost' && state.notice !== 'unreadable')) {
        return fail('not-needed')
      }
      try {
        quarantineRecords(folder, now())
      } catch (error) {
        // Some may be renamed: what is left is opened, or given up, at the next try.
        return succeed(closedBy(toStorageFailure(error)?.code ?? 'storage-failed'))
      }
      return succeed(await keyed(state.notice === 'key-lost' ? dataKeys.renew : dataKeys.read))
    }
  }
}
