import { appendFileSync, mkdirSync } from 'node:fs'
import { appendFile, mkdir, readFile, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type LogEvent, logEntry } from './log-event.ts'

/** A log of JSON lines with time stamps. Never throws or rejects: a storage failure does not interrupt other work. */
export interface Log {
  /** Appends an event. It is written to disk asynchronously, in order. */
  write(event: LogEvent): void
  /** Writes all waiting events and this one synchronously: for a process that may be about to end. */
  writeNow(event: LogEvent): void
  /** Resolves when no events are waiting. */
  flush(): Promise<void>
  /** The last lines, oldest first. Lines that do not match the schema are left out. */
  lastLines(count: number): Promise<readonly string[]>
}

export interface LogOptions {
  /** Created if missing, accessible only to its owner. */
  readonly folder: string
  /** ms since the epoch. */
  readonly now: () => number
  /** Also receives every line. */
  readonly echo?: (line: string) => void
  /** Maximum bytes of a file before the next one is started. */
  readonly fileSizeMax?: number
  /** Maximum number of files, including the newest. */
  readonly filesMax?: number
  /** Maximum number of lines waiting for the disk; further ones are counted and dropped. */
  readonly waitingMax?: number
}

export function createLog({
  folder,
  now,
  echo,
  fileSizeMax = 1024 * 1024,
  filesMax = 5,
  waitingMax = 2000
}: LogOptions): Log {
  const path = (age: number) => join(folder, age === 0 ? 'log.jsonl' : `log.${age}.jsonl`)
  let waiting: string[] = []
  let lost = 0
  let isWriting = false
  let turn: Promise<void> = Promise.resolve()

  function lineOf(event: LogEvent): string {
    const at = new Date(now()).toISOString()
    const entry = logEntry.safeParse({ at, event })
    return `${JSON.stringify(entry.success ? entry.data : { at, event: { kind: 'unfit' } })}\n`
  }

  async function sizeOfNewest(): Promise<number> {
    return (await stat(path(0)).catch(() => null))?.size ?? 0
  }

  async function rotate(): Promise<void> {
    for (let age = filesMax - 2; age >= 0; age--) await rename(path(age), path(age + 1)).catch(() => undefined)
  }

  /** Appends as many lines as fit into the newest file, at least one; returns their number. */
  async function append(lines: readonly string[]): Promise<number> {
    let size = await sizeOfNewest()
    const bytes = lines.map((line) => Buffer.byteLength(line))
    if (size > 0 && size + (bytes[0] ?? 0) > fileSizeMax) {
      await rotate()
      size = 0
    }
    let fitting = 0
    for (const length of bytes) {
      if (fitting > 0 && size + length > fileSizeMax) break
      size += length
      fitting += 1
    }
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await appendFile(path(0), lines.slice(0, fitting).join(''), { mode: 0o600 })
    return fitting
  }

  async function writeWaiting(): Promise<void> {
    while (waiting.length > 0) {
      const lines = lost > 0 ? [lineOf({ kind: 'lines-lost', count: lost }), ...waiting] : waiting
      const reportedLost = lost
      waiting = []
      try {
        const written = await append(lines)
        lost -= reportedLost
        waiting = [...lines.slice(written), ...waiting]
      } catch {
        // A full disk or a missing folder must not interrupt the app's work.
        lost += lines.length - (reportedLost > 0 ? 1 : 0)
      }
    }
    // Synchronously after the last check of `waiting`, so that no line is left unwritten.
    isWriting = false
  }

  function put(event: LogEvent): void {
    const line = lineOf(event)
    echo?.(line.trimEnd())
    if (waiting.length >= waitingMax) lost += 1
    else waiting.push(line)
  }

  function start(): Promise<void> {
    if (!isWriting) {
      isWriting = true
      turn = writeWaiting()
    }
    return turn
  }

  async function flush(): Promise<void> {
    while (isWriting || waiting.length > 0) await start()
  }

  return {
    write(event) {
      put(event)
      void start()
    },
    writeNow(event) {
      put(event)
      const lines = waiting
      waiting = []
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 })
        appendFileSync(path(0), lines.join(''), { mode: 0o600 })
      } catch {
        lost += lines.length
      }
    },
    flush,
    async lastLines(count) {
      await flush()
      let lines: string[] = []
      for (let age = 0; age < filesMax && lines.length < count; age++) {
        const text = await readFile(path(age), 'utf8').catch(() => '')
        lines = [...text.split('\n').filter(isEntry), ...lines]
      }
      return lines.slice(-count)
    }
  }
}

/** Whether a line matches the schema: another program, or another version, may have written to the file. */
function isEntry(line: string): boolean {
  try {
    return logEntry.safeParse(JSON.parse(line)).success
  } catch {
    return false
  }
}
