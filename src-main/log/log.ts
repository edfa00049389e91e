import { appendFileSync, mkdirSync } from 'node:fs'
import { appendFile, mkdir, readFile, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type LogEvent, logEntry } from './log-event.ts'

/** A log of lines of JSON, each with its time. Never throws and never rejects: work goes on where it cannot be written. */
export interface Log {
  /** Puts an event at the end; it is on the disk some moments later, in order. */
  write(event: LogEvent): void
  /** Writes it, and what waits before it, at once: for a process that may not go on. */
  writeNow(event: LogEvent): void
  /** Resolves when nothing waits any more. */
  flush(): Promise<void>
  /** The last lines, oldest first; what does not read as the log's own is left out. */
  lastLines(count: number): Promise<readonly string[]>
}

export interface LogOptions {
  /** Made where it is not there, for its owner only. */
  readonly folder: string
  /** ms since the epoch. */
  readonly now: () => number
  /** Hears every line as well. */
  readonly echo?: (line: string) => void
  /** Bytes of a file before the next one begins. */
  readonly fileSizeMax?: number
  /** The newest included. */
  readonly filesMax?: number
  /** Lines that wait for the disk; more are counted and let go. */
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

  /** As many lines as the newest file still takes; at least one into an empty file. */
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
      const told = lost
      waiting = []
      try {
        const written = await append(lines)
        lost -= told
        waiting = [...lines.slice(written), ...waiting]
      } catch {
        // A full disk, a folder that is gone: the app's work does not wait for its log.
        lost += lines.length - (told > 0 ? 1 : 0)
      }
    }
    // In the same step as the last look at what waits: no line is left behind.
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

/** Whether a line is one that this log could have written: another program may have put something else there. */
function isEntry(line: string): boolean {
  try {
    return logEntry.safeParse(JSON.parse(line)).success
  } catch {
    return false
  }
}
