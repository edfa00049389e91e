import { randomUUID } from 'node:crypto'
import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { createFile, isThere, readIfThere, removeFile, renameFile } from '../disk/files.ts'
import { retryPassing } from '../disk/retry-passing.ts'
import { toStorageFailure } from './storage-failure.ts'

// One app at a time works with a folder of records, also where several computers reach it: SQLite's locks are not kept by
// every share. Whoever works says so in a file, and says it again every few seconds.

const claim = z.object({
  /** Of this run of the app. */
  token: z.string(),
  computer: z.string(),
  user: z.string(),
  process: z.number().int(),
  /** ms since the epoch, of that computer. */
  since: z.number(),
  /** When that computer was started, of its clock: after a restart its process ids mean others. */
  startedAt: z.number(),
  /** Counts up while it is in use. */
  beat: z.number().int()
})
type Claim = z.infer<typeof claim>

/** Who has the folder. `canBeTaken`: nothing was heard of it for a while, so a person may take the folder over. */
export type FolderUser = Pick<Claim, 'computer' | 'user' | 'since'> & { readonly canBeTaken: boolean }

/** The folder is this run's. */
export interface FolderClaim {
  /** Throws {@link FolderTakenError} if another one has taken it meanwhile. */
  readonly check: () => void
  readonly release: () => void
  /** Resolves once the folder was seen to be another one's, or nobody's; never, where that does not happen. */
  readonly lost: Promise<void>
}

class FolderTakenError extends Error {
  override readonly name = 'FolderTakenError'
  readonly code = 'EBUSY'
  readonly syscall = 'claim'
}

export interface FolderClaims {
  /** The claim, or who has the folder. `isTakenOver`: a person says that nobody works there any more. */
  readonly take: (isTakenOver?: boolean) => FolderClaim | FolderUser
}

/** How often a run says that it is there, and for how long nothing must be heard of it before a person may take over. */
const beatEveryMs = 10_000
export const silentForMs = 60_000
/** Two readings of when the computer was started differ by as much. */
const startToleranceMs = 60_000

export type FolderClaimsOptions = {
  readonly folder: string
  readonly computer: string
  readonly now: () => number
  /** ms of a clock that does not jump. */
  readonly monotonic: () => number
  /** Seconds since the computer was started. */
  readonly uptime: () => number
}

export function createFolderClaims({ folder, computer, now, monotonic, uptime }: FolderClaimsOptions): FolderClaims {
  const path = join(folder, 'in-use.json')
  const startedAt = () => Math.round(now() - uptime() * 1000)
  /** The claim that was seen last, and since when it has not changed. */
  let seen: { readonly text: string; readonly since: number } | null = null

  function own(): FolderClaim {
    const mine: Claim = {
      token: randomUUID(),
      computer,
      user: userInfo().username,
      process: process.pid,
      since: now(),
      startedAt: startedAt(),
      beat: 0
    }
    createFile(path, JSON.stringify(mine))
    return keep(path, mine)
  }

  function isGone(other: Claim): boolean {
    if (other.computer !== computer) return false
    if (Math.abs(other.startedAt - startedAt()) > startToleranceMs) return true
    return !isRunning(other.process)
  }

  function lastHeard(text: string): number {
    if (seen?.text !== text) seen = { text, since: monotonic() }
    return monotonic() - seen.since
  }

  return {
    take(isTakenOver = false) {
      retryPassing(() => mkdirSync(folder, { recursive: true, mode: 0o700 }))
      for (;;) {
        const bytes = readIfThere(path)
        const text = bytes?.toString() ?? ''
        if (bytes !== null) {
          const other = parse(text)
          const isSilent = lastHeard(text) >= silentForMs
          const isFree = other !== null && isGone(other)
          if (!isFree && !(isTakenOver && isSilent)) {
            const { computer: whose, user, since } = other ?? unknownClaim
            return { computer: whose, user, since, canBeTaken: isSilent }
          }
          giveUp(path)
        }
        try {
          return own()
        } catch (error) {
          // Another one was quicker.
          if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
        }
      }
    }
  }
}

/** Half written by a run that ended, or of a later version of the app. */
const unknownClaim = { computer: '', user: '', since: 0 }

function keep(path: string, mine: Claim): FolderClaim {
  let beat = 0
  const lost = Promise.withResolvers<void>()
  const isMine = () => {
    const bytes = readIfThere(path)
    const found = parse(bytes?.toString() ?? '')
    // Who removed the file may have worked here meanwhile. A share that is gone with its folder says nothing, nor does a half
    // written file.
    if (bytes === null ? isThere(dirname(path)) : found !== null && found.token !== mine.token) lost.resolve()
    return found?.token === mine.token
  }
  const timer = setInterval(() => {
    try {
      if (!isMine()) return
      beat += 1
      replaceText(path, JSON.stringify({ ...mine, beat }))
    } catch (error) {
      // A share that is gone: it is said again when it is back.
      if (toStorageFailure(error) === undefined) throw error
    }
  }, beatEveryMs)
  timer.unref()
  return {
    lost: lost.promise,
    check: () => {
      if (!isMine()) throw new FolderTakenError('another one works with the records')
    },
    release: () => {
      clearInterval(timer)
      try {
        if (isMine()) removeFile(path)
      } catch (error) {
        // Whoever comes next on this computer sees that this process is gone.
        if (toStorageFailure(error) === undefined) throw error
      }
    }
  }
}

function replaceText(path: string, text: string): void {
  const file = openSync(path, 'r+')
  try {
    writeFileSync(file, text.padEnd(paddedLength))
  } finally {
    closeSync(file)
  }
}

/** A shorter text must not leave the end of a longer one. */
const paddedLength = 600

/** Of two that set the same file aside, the later one finds none: then it tries again. */
function giveUp(path: string): void {
  try {
    renameFile(path, `${path}.given-up`)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}

function parse(text: string): Claim | null {
  try {
    return claim.parse(JSON.parse(text))
  } catch {
    return null
  }
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}
