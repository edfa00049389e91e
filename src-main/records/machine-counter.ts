import { closeSync, fdatasync, fdatasyncSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { readIfThere } from '../disk/files.ts'
import { retryPassing } from '../disk/retry-passing.ts'
import type { AssociatedData, Encryption } from './encryption.ts'
import { toStorageFailure } from './storage-failure.ts'

// How far the records had come when this computer last sent something with them. It is kept on the computer, outside of
// the folder of the records: a folder of yesterday does not bring it back to yesterday.

const counterEntry = z.object({ recordsId: z.string(), runId: z.string(), generation: z.number().int() })
export type CounterEntry = z.infer<typeof counterEntry>

/** `none`: nothing was sent from this computer. `foreign`: with records of another key. */
export type CounterState = { readonly kind: 'none' | 'foreign' } | ({ readonly kind: 'known' } & CounterEntry)

/** Bytes; always the same, so that one write replaces another. */
const fileLength = 512
const macDigits = 32
/** ms between two flushes. After a power cut an earlier entry is there: it asks for less than there is. */
const flushEveryMs = 1000

/** Throws the file system's errors. */
export function readCounter(path: string, encryption: Encryption): CounterState {
  const bytes = readUnlessNoFolder(path)
  if (bytes === null || bytes.length === 0) return { kind: 'none' }
  const [mac = '', text = ''] = bytes.toString('latin1').trimEnd().split(' ', 2)
  const entry = counterEntry.safeParse(asJson(text))
  if (!entry.success || mac !== macOf(encryption, entry.data)) return { kind: 'foreign' }
  return { kind: 'known', ...entry.data }
}

/** Where there can be no folder of that name, there is no file either. */
function readUnlessNoFolder(path: string): Buffer | null {
  try {
    return readIfThere(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return null
    throw error
  }
}

/** Not durable at once, and not in the way of sending: a computer that does not keep it knows less later. */
export interface MachineCounter {
  readonly write: (entry: CounterEntry) => void
  /** Durable when it returns. */
  readonly close: () => void
}

/** A folder that does not exist is created. */
export function openCounter(path: string, encryption: Encryption): MachineCounter {
  let file: number | null = null
  let isFlushed = true
  let flushedAt = Number.NEGATIVE_INFINITY

  const onDisk = (work: () => void) => {
    try {
      work()
    } catch (error) {
      if (toStorageFailure(error) === undefined) throw error
    }
  }
  const opened = (): number => {
    if (file !== null) return file
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    const created = retryPassing(() => openSync(path, 'a+', 0o600))
    closeSync(created)
    file = retryPassing(() => openSync(path, 'r+'))
    return file
  }

  return {
    write: (entry) =>
      onDisk(() => {
        const handle = opened()
        const line = `${macOf(encryption, entry)} ${JSON.stringify(entry)}`.padEnd(fileLength - 1)
        writeSync(handle, `${line}\n`, 0, 'latin1')
        isFlushed = false
        if (performance.now() - flushedAt < flushEveryMs) return
        flushedAt = performance.now()
        fdatasync(handle, () => undefined)
      }),
    close: () =>
      onDisk(() => {
        if (file === null) return
        const handle = file
        file = null
        try {
          if (!isFlushed) fdatasyncSync(handle)
        } finally {
          closeSync(handle)
        }
      })
  }
}

function macOf(encryption: Encryption, { recordsId, runId, generation }: CounterEntry): string {
  const data: AssociatedData = ['machine-counter', recordsId, runId, generation]
  return Buffer.from(encryption.mac(data)).toString('hex').slice(0, macDigits)
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
