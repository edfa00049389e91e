/** For how long a file that another program holds is tried again. A virus scanner or a backup lets go within a second. */
const patienceMs = 2000
const firstPauseMs = 10
const longestPauseMs = 200

/**
 * Errors that pass without us, by the name of Node: another program holds the file (Windows' sharing violations are
 * EBUSY, EPERM or EACCES), a share pauses or is connected anew, or the system has no more handles.
 */
const passingCodes: ReadonlySet<string> = new Set([
  'EPERM',
  'EACCES',
  'EBUSY',
  'ENOTEMPTY',
  'EIO',
  'EAGAIN',
  'EMFILE',
  'ENFILE',
  'ETXTBSY',
  'ETIMEDOUT',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ECONNRESET',
  'ECONNABORTED',
  'ENOTCONN',
  'ECANCELED',
  'ESTALE',
  'UNKNOWN'
])

/**
 * The same of SQLite: PERM, BUSY, LOCKED, READONLY, IOERR, CANTOPEN, PROTOCOL (sqlite.org/rescode.html). It opens a file for
 * reading alone where the disk refuses once to open it for writing, and calls a lock that fails while the log is opened
 * PROTOCOL.
 */
const passingSqliteCodes: ReadonlySet<number> = new Set([3, 5, 6, 8, 10, 14, 15])

/** Whether the error says nothing about what is on the disk: the same call may succeed a moment later. */
export function isPassing(error: unknown): boolean {
  const { code, errcode } = error as { code?: unknown; errcode?: unknown }
  if (code === 'ERR_SQLITE_ERROR') return typeof errcode === 'number' && passingSqliteCodes.has(errcode & 0xff)
  return typeof code === 'string' && passingCodes.has(code)
}

/**
 * Does the work, again for up to two seconds while the disk refuses with an error that passes, and at least once more where
 * the work alone takes as long; then throws it on. It blocks the process for as long, but not the window, which is another
 * one. The work must bear repetition.
 */
export function retryPassing<Value>(work: () => Value): Value {
  const until = performance.now() + patienceMs
  for (let tries = 1, pauseMs = firstPauseMs; ; tries += 1, pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
    try {
      return work()
    } catch (error) {
      if (!isPassing(error) || (tries > 1 && performance.now() + pauseMs > until)) throw error
      waitBlocking(pauseMs)
    }
  }
}

/** The same for work that does not block. */
export async function retryPassingLater<Value>(work: () => Promise<Value>): Promise<Value> {
  const until = performance.now() + patienceMs
  for (let tries = 1, pauseMs = firstPauseMs; ; tries += 1, pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
    try {
      return await work()
    } catch (error) {
      if (!isPassing(error) || (tries > 1 && performance.now() + pauseMs > until)) throw error
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
    }
  }
}

function waitBlocking(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}
