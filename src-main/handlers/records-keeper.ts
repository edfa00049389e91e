import { type Records, watchDamage } from '../records/index.ts'
import type { Clock } from '../sending/clock.ts'
import { allGates, createGates, type Gate, type Gates, gatedHandlers, refuseAll } from './records-gates.ts'
import { mayOpenLater, type OpenCheck, type RecordsLifecycle, type RecordsState } from './records-lifecycle.ts'
import type { RecordsHandlers, RecordsSession } from './records-session.ts'

/** The records of the app, as they are opened, checked, repaired and replaced, and the work with them. */
export interface RecordsKeeper {
  readonly handlers: RecordsHandlers
  /** null: not open. */
  readonly session: () => RecordsSession | null
  /** null: not known yet. */
  readonly state: () => RecordsState | null
  /** Resolves when the records may be written, or are closed; at once after that. */
  readonly mayWrite: () => Promise<void>
  /** Opens the records; resolves when they can be read, or are closed. Later it goes on by itself. */
  readonly begin: () => Promise<void>
  /** The state, once it is known. */
  readonly known: () => Promise<RecordsState>
  /** Quarantines unreadable records and creates new ones; false: there is no need to. */
  readonly startFresh: () => Promise<boolean>
  /** Works here with the folder that another app had; false: it cannot be taken, or is open already. */
  readonly takeFolder: () => Promise<boolean>
  readonly end: () => Promise<void>
}

export interface RecordsKeeperOptions {
  readonly lifecycle: Pick<RecordsLifecycle, 'startFresh' | 'takeFolder'>
  /** `isChecked`: with everything checked before. */
  readonly open: (isChecked: boolean) => Promise<RecordsState>
  readonly createSession: (records: Records) => RecordsSession
  /** Before anything else is written. */
  readonly prepare: (records: Records) => Promise<void>
  /** They may be written from now on. */
  readonly onWritable: () => Promise<void>
  readonly clock: Clock
  readonly onState: (state: RecordsState) => void
  /** Everything that was read before may be outdated. */
  readonly onReplaced: () => void
}

/** Between two tries to open what the disk refused: doubled each time, up to the longest. */
const firstPauseMs = 2000
const longestPauseMs = 60_000

/** The checks take a core for seconds: they leave the start to the window, this long after something was read for it. */
const afterFirstReadMs = 1000
/** However little the window asks for. */
const checkAtLatestMs = 5000

/** From so many tries in a row on, after about four minutes, the disk is told as one that fails. */
const triesUntilFailing = 8

export function createRecordsKeeper(options: RecordsKeeperOptions): RecordsKeeper {
  const { lifecycle, open, createSession, prepare, onWritable, clock, onState, onReplaced } = options
  const ended = new AbortController()
  let state: RecordsState | null = null
  let session: RecordsSession | null = null
  let gates: Gates = createGates()
  let handlers: RecordsHandlers = refuseAll('storage-failed')
  /** Resolves when the check that runs was followed to its end. */
  let followed: Promise<void> = Promise.resolve()
  let firstOpening: Promise<void> = Promise.resolve()
  /** Once in a run: a disk that spoils what was only just repaired is nothing to work on. */
  let mayRepair = true
  const read = Promise.withResolvers<void>()
  /** Somebody waits until the records may be written. */
  const wanted = Promise.withResolvers<void>()

  /** Resolves once the window shows what there is. */
  function whenShown(): Promise<void> {
    const shown = read.promise.then(() => clock.sleep(afterFirstReadMs, ended.signal))
    return Promise.race([shown, clock.sleep(checkAtLatestMs, ended.signal)])
  }

  async function beginAuditCheck(attached: RecordsSession): Promise<void> {
    await whenShown()
    if (session === attached && !ended.signal.aborted) attached.checkAuditAtStart()
  }

  function openGates(...which: readonly Gate[]): void {
    for (const gate of which) gates.open(gate)
  }

  /** Whoever waits for the former records waits for the next ones. */
  function closeGates(): void {
    const former = gates
    gates = createGates()
    for (const gate of allGates) former.open(gate)
  }

  /** Records that were open before have ended. */
  async function attach(opened: RecordsState): Promise<void> {
    state = opened
    onState(opened)
    if (opened.kind === 'closed') {
      session = null
      handlers = refuseAll(opened.code)
      openGates(...allGates)
      return
    }
    const { check, lost } = opened
    const records = watchDamage(opened.records, () => void repair(created))
    const created = createSession(records)
    void lost?.then(() => giveUp(created))
    session = created
    handlers = created.handlers
    if (check !== undefined) {
      openGates('read')
      followed = follow(records, created, check)
      return
    }
    await prepare(records)
    created.begin()
    created.beginErasing()
    openGates(...allGates)
    await onWritable()
    void beginAuditCheck(created)
  }

  async function follow(records: Records, checked: RecordsSession, check: OpenCheck): Promise<void> {
    void Promise.race([whenShown(), wanted.promise]).then(check.begin)
    if ((await check.deciding) === 'sound') {
      await prepare(records)
      if (ended.signal.aborted) return
      checked.begin()
      openGates('write')
      await onWritable()
      // Shown before it was known what the last run left.
      if (checked.unfinished().length > 0) onReplaced()
    }
    const found = await check.whole
    if (found === 'ended' || ended.signal.aborted) return
    if (found !== 'sound') return replace(records, checked, true)
    check.release()
    checked.beginErasing()
    openGates('erase')
    void beginAuditCheck(checked)
  }

  /** Another app has the folder: nothing more is sent, and who has it is told. */
  function giveUp(lost: RecordsSession): Promise<void> {
    return replaceOpen(lost, false)
  }

  /** What was read or written by the way is damaged: the same as if a check had found it. */
  async function repair(found: RecordsSession): Promise<void> {
    if (!mayRepair) return
    mayRepair = false
    await replaceOpen(found, true)
  }

  async function replaceOpen(former: RecordsSession, isChecked: boolean): Promise<void> {
    if (session !== former || state?.kind !== 'open' || ended.signal.aborted) return
    const { records, check } = state
    await check?.end()
    await followed
    if (session === former && !ended.signal.aborted) await replace(records, former, isChecked)
  }

  /** Nothing is sent or shown any more until they were opened anew; `isChecked`: what is damaged was repaired before. */
  async function replace(records: Records, former: RecordsSession, isChecked: boolean): Promise<void> {
    closeGates()
    const notice = state?.kind === 'open' ? state.notice : null
    await former.end()
    records.close()
    state = null
    session = null
    const opened = await open(isChecked)
    if (ended.signal.aborted) return closeAgain(opened)
    // What was told of them is as true as before, and is not found a second time.
    await attach(opened.kind === 'open' ? { ...opened, notice: opened.notice ?? notice } : opened)
    onReplaced()
    if (opened.kind === 'closed') void openLater(isChecked)
  }

  /** A disk that refuses is told, and waited for; `isChecked`: until it gives all that must be checked before. */
  async function openLater(isChecked: boolean): Promise<void> {
    let tries = 0
    for (
      let pauseMs = firstPauseMs;
      state !== null && mayOpenLater(state);
      pauseMs = Math.min(2 * pauseMs, longestPauseMs)
    ) {
      await clock.sleep(pauseMs, ended.signal)
      if (ended.signal.aborted) return
      const found = await open(isChecked)
      if (ended.signal.aborted) return closeAgain(found)
      tries = found.notice === 'storage-failed' ? tries + 1 : 0
      const opened = tries < triesUntilFailing ? found : afterManyTries(found)
      if (isSameState(opened, state)) continue
      closeGates()
      await attach(opened)
      onReplaced()
    }
  }

  async function begin(): Promise<void> {
    const opened = await open(false)
    if (ended.signal.aborted) return closeAgain(opened)
    await attach(opened)
    void openLater(false)
  }

  return {
    handlers: gatedHandlers(() => ({ gates, handlers }), { onRead: read.resolve, onWaiting: wanted.resolve }),
    session: () => session,
    state: () => state,
    mayWrite: async () => {
      wanted.resolve()
      for (let opening = gates.opening('write'); opening !== null; opening = gates.opening('write')) await opening
    },
    begin: () => {
      firstOpening = begin()
      return firstOpening
    },
    known: async () => {
      for (;;) {
        await firstOpening
        const opening = gates.opening('read')
        if (opening === null && state !== null) return state
        await opening
      }
    },
    startFresh: async () => {
      if (state === null) return false
      const begun = await lifecycle.startFresh(state)
      if (!begun.ok) return false
      closeGates()
      await attach(begun.value)
      void openLater(false)
      return true
    },
    takeFolder: async () => {
      const isClosed = () => state?.kind === 'closed'
      if (state?.kind !== 'closed' || state.folderUser?.canBeTaken !== true) return false
      const opened = await lifecycle.takeFolder()
      // Meanwhile it may have been opened by itself.
      if (!isClosed() || ended.signal.aborted) {
        closeAgain(opened)
        return false
      }
      closeGates()
      await attach(opened)
      return opened.kind === 'open'
    },
    end: async () => {
      ended.abort()
      if (state?.kind === 'open') await state.check?.end()
      await followed
      await session?.end()
      if (state?.kind === 'open') state.records.close()
    }
  }
}

/** A byte that stays bad does not mend itself: whoever waits is told that somebody has to look. */
function afterManyTries(found: RecordsState): RecordsState {
  return found.kind === 'closed' ? { ...found, notice: 'disk-failing' } : found
}

/** Whether the user would be told the same. */
function isSameState(one: RecordsState, other: RecordsState): boolean {
  if (one.kind === 'open' || other.kind === 'open' || one.notice !== other.notice) return false
  const [user, before] = [one.folderUser, other.folderUser]
  return user?.computer === before?.computer && user?.since === before?.since && user?.canBeTaken === before?.canBeTaken
}

function closeAgain(opened: RecordsState): void {
  if (opened.kind !== 'open') return
  void opened.check?.end()
  opened.records.close()
}
