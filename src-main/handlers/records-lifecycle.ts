import { fail, succeed } from '#contract/call.ts'
import { mayStartFresh, type RecordsNotice } from '#contract/records-notice.ts'
import {
  type FolderClaims,
  type FolderUser,
  hasRecords,
  type Machine,
  neededVersionIn,
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
type OpenNotice = Extract<
  RecordsNotice,
  'damaged-set-aside' | 'turned-back' | 'end-lost' | 'older' | 'session-only' | 'on-share'
>

/** While the records are closed nothing is stored or sent, until the cause is fixed or the user starts fresh. */
export type RecordsState =
  | {
      readonly kind: 'open'
      readonly records: Records
      readonly notice: OpenNotice | null
      /** Resolves once another app has the folder: then nothing can be written here any more. Absent: nobody can take it. */
      readonly lost?: Promise<void>
      /** Runs while they are read already; absent: everything was checked before. */
      readonly check?: OpenCheck
    }
  | {
      readonly kind: 'closed'
      readonly code: StorageFailureCode
      readonly notice: Exclude<RecordsNotice, OpenNotice>
      /** With `in-use-elsewhere`. */
      readonly folderUser?: FolderUser
      /** With `newer-version`: the version of the app that opens them, where it is known. */
      readonly neededVersion?: string | null
    }

/** `release` is called once it has found everything sound. */
export type OpenCheck = RunningCheck & { readonly release: () => void }

/** Closed by what the disk refuses: see {@link mayOpenLater}. */
export function closedBy(code: StorageFailureCode): RecordsState {
  const notice = code === 'storage-damaged' ? 'storage-failed' : code
  return { kind: 'closed', code: notice, notice }
}

/** Whether the records are closed by what passes or somebody mends: then they can be opened later. */
export function mayOpenLater(state: RecordsState): boolean {
  return state.kind === 'closed' && !mayStartFresh(state.notice) && state.notice !== 'newer-version'
}

/** Opens the records in their folder with the key in the keychain, and replaces unreadable ones. */
export interface RecordsLifecycle {
  open(onProgress?: OnProgress): Promise<RecordsState>
  /** As `open`, with everything checked before: what a running check found is repaired. */
  openChecked(onProgress?: OnProgress): Promise<RecordsState>
  /** As `open`, where a person says that nobody works with the folder elsewhere. */
  takeFolder(): Promise<RecordsState>
  /** Quarantines unreadable records and creates new ones. `not-needed`: they are open, or the folder is the cause. */
  startFresh(
    state: RecordsState
  ): Promise<ReturnType<typeof succeed<RecordsState>> | ReturnType<typeof fail<'not-needed'>>>
}

type Failure = {
  readonly code: 'key-mismatch' | 'records-mixed' | StorageFailureCode
  readonly detail?: string | undefined
}

function closedAfter({ code, detail }: Failure): RecordsState {
  const neededVersion = neededVersionIn(detail)
  if (neededVersion !== undefined) {
    return { kind: 'closed', code: 'storage-failed', notice: 'newer-version', neededVersion }
  }
  switch (code) {
    case 'key-mismatch':
      return { kind: 'closed', code: 'storage-failed', notice: 'key-lost' }
    case 'records-mixed':
      return { kind: 'closed', code: 'storage-damaged', notice: 'records-mixed' }
    case 'storage-damaged':
      return { kind: 'closed', code, notice: 'unreadable' }
    default:
      return { kind: 'closed', code, notice: code }
  }
}

export type RecordsLifecycleOptions = {
  readonly folder: string
  readonly machine: Machine
  /** Of the running app. */
  readonly appVersion: string
  /** See `RecordsOptions`. */
  readonly keepsFigures: boolean
  readonly claims: FolderClaims
  /** Whether IT has chosen the folder: then nobody is told that it is on another computer. */
  readonly isFolderChosen: boolean
  /** Whether the folder is on another computer. Throws the file system's errors. */
  readonly isOnShare: () => boolean
  readonly dataKeys: DataKeys
  readonly now: () => number
  /** What takes long is done there; without it, everything is checked before the records are open. */
  readonly thread?: RecordsThread | undefined
}

/** `onProgress` is told how much of long work before the records are open is done, from 0 to 1. */
type OnProgress = (done: number) => void

export function createRecordsLifecycle(options: RecordsLifecycleOptions): RecordsLifecycle {
  const { folder, machine, appVersion, keepsFigures, isFolderChosen, claims, dataKeys, now, thread } = options

  async function openWith(dataKey: DataKey, how: How): Promise<RecordsState> {
    if (dataKey.kind === 'key-lost') {
      return { kind: 'closed', code: 'storage-failed', notice: dataKey.isTemporary ? 'key-lost-for-now' : 'key-lost' }
    }
    const common = { quarantineFolder: folder, dataKey: dataKey.key, now, machine, appVersion, keepsFigures }
    if (dataKey.kind !== 'kept') {
      const opened = openRecords({ ...common, folder: null })
      return opened.ok ? { kind: 'open', ...opened.value, notice: 'session-only' } : closedAfter(opened)
    }
    const claim = claims.take(how.isTakenOver)
    if (!('release' in claim)) {
      return { kind: 'closed', code: 'storage-failed', notice: 'in-use-elsewhere', folderUser: claim }
    }
    let state: RecordsState | null = null
    try {
      const isOnShare = options.isOnShare()
      const place: Place = { folder, isOnShare, checkClaim: claim.check }
      // New records are checked at once; on a share nothing but this thread may have the file open.
      const isInThread = thread !== undefined && !isOnShare && hasRecords(folder)
      state = isInThread ? await openInThread(thread, dataKey.key, place, how) : openHere({ ...common, ...place })
      if (state.kind !== 'open') return state
      const notice = state.notice ?? (isOnShare && !isFolderChosen ? 'on-share' : null)
      return { ...state, notice, records: releasing(state.records, claim.release), lost: claim.lost }
    } finally {
      if (state?.kind !== 'open') claim.release()
    }
  }

  async function openInThread(
    work: RecordsThread,
    dataKey: Uint8Array,
    { folder: from, checkClaim }: Place,
    { isChecked, onProgress }: How
  ): Promise<RecordsState> {
    const task = { folder: from, dataKey, machine, appVersion, at: now() }
    const unchecked = () => openUnchecked({ ...task, now, keepsFigures, checkClaim })
    const opened = isChecked ? ({ ok: false, code: 'not-prepared' } as const) : unchecked()
    if (opened.ok) {
      const { records, notice, release } = opened.value
      return { kind: 'open', records, notice, check: { ...work.check(task), release } }
    }
    if (opened.code !== 'not-prepared') return closedAfter({ ...opened, code: opened.code })
    const prepared = await work.prepare(task, onProgress)
    if (!prepared.ok) return closedAfter(prepared)
    const again = unchecked()
    if (!again.ok) {
      return closedAfter({ ...again, code: again.code === 'not-prepared' ? 'storage-failed' : again.code })
    }
    again.value.release()
    return { kind: 'open', records: again.value.records, notice: prepared.value ?? again.value.notice }
  }

  /** A new key that cannot be stored must not encrypt anything: it would be lost with the process. */
  async function keyed(read: () => Promise<DataKey>, how: How = atStart): Promise<RecordsState> {
    try {
      return await openWith(await read(), how)
    } catch (error) {
      return closedBy(toStorageFailure(error)?.code ?? 'storage-failed')
    }
  }

  return {
    open: (onProgress) => keyed(dataKeys.read, { ...atStart, onProgress }),
    openChecked: (onProgress) => keyed(dataKeys.read, { ...atStart, isChecked: true, onProgress }),
    takeFolder: () => keyed(dataKeys.read, { ...atStart, isTakenOver: true }),
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

/** `isChecked`: with everything checked before. `isTakenOver`: a person takes the folder from another app. */
type How = {
  readonly isChecked: boolean
  readonly isTakenOver: boolean
  readonly onProgress?: OnProgress | undefined
}
const atStart: How = { isChecked: false, isTakenOver: false }

type Place = { readonly folder: string; readonly isOnShare: boolean; readonly checkClaim: () => void }

function openHere(options: Parameters<typeof openRecords>[0]): RecordsState {
  const opened = openRecords(options)
  return opened.ok ? { kind: 'open', ...opened.value } : closedAfter(opened)
}

/** The records, with the folder free for another app once they are closed. */
function releasing(records: Records, release: () => void): Records {
  return {
    ...records,
    close: () => {
      records.close()
      release()
    }
  }
}
