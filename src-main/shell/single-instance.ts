import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'
import { isThere, removeFile } from '../disk/files.ts'
import { retryPassing } from '../disk/retry-passing.ts'
import { listFilesIn } from './opened-files.ts'

/** For how long an instance that is asked to come to the front has time to answer. */
const answerWithinMs = 5000
const lookEveryMs = 50

/** Whose the data folder is. */
export type Instance = { readonly kind: 'first' } | { readonly kind: 'other'; readonly answer: Promise<Answer> }

/** Whether the instance that has the folder was reached. `no-folder`: none has it, it cannot be written here. */
type Answer = 'heard' | 'unheard' | 'no-folder'

/**
 * Claims the data folder for this process; if another instance has it, that is notified, and this one must quit. One in
 * another session of the same user has the folder and is not reached: Electron's lock does not tell the two apart, so
 * the other one answers with a file in the folder. Electron gives no lock either where the folder cannot be reached, such
 * as on a share that is gone. `onCalled` is called when the app is started again, with the files to open.
 */
export function claimSingleInstance(folder: string, onCalled: (files: readonly string[]) => void): Instance {
  const arrival = randomUUID()
  if (!app.requestSingleInstanceLock({ arrival })) return { kind: 'other', answer: waitForAnswer(folder, arrival) }
  app.on('second-instance', (_event, argv, workingFolder, data) => {
    answer(folder, data)
    onCalled(listFilesIn(argv, workingFolder))
  })
  // macOS opens files by this event, whether or not the app is running.
  app.on('open-file', (event, path) => {
    event.preventDefault()
    onCalled([path])
  })
  return { kind: 'first' }
}

const isId = /^[0-9a-f-]{36}$/
const answerFile = (folder: string, arrival: string) => join(folder, `heard-${arrival}`)

function answer(folder: string, data: unknown): void {
  const { arrival } = (data ?? {}) as { readonly arrival?: unknown }
  if (typeof arrival !== 'string' || !isId.test(arrival)) return
  const path = answerFile(folder, arrival)
  try {
    writeFileSync(path, '', { flag: 'wx', mode: 0o600 })
  } catch {
    // The other one then says that the app runs elsewhere, which is not wrong.
    return
  }
  setTimeout(() => forget(path), 2 * answerWithinMs).unref()
}

async function waitForAnswer(folder: string, arrival: string): Promise<Answer> {
  if (!isWritable(folder)) return 'no-folder'
  const path = answerFile(folder, arrival)
  for (let waitedMs = 0; waitedMs < answerWithinMs; waitedMs += lookEveryMs) {
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs))
    if (!isAnswered(path)) continue
    forget(path)
    return 'heard'
  }
  return 'unheard'
}

/** By a file of the same kind as the answers. */
function isWritable(folder: string): boolean {
  const path = answerFile(folder, randomUUID())
  try {
    retryPassing(() => writeFileSync(path, '', { mode: 0o600 }))
  } catch {
    return false
  }
  forget(path)
  return true
}

function isAnswered(path: string): boolean {
  try {
    return isThere(path)
  } catch {
    return false
  }
}

/** One that stays is swept at the next start. */
function forget(path: string): void {
  try {
    removeFile(path)
  } catch {
    // It is held.
  }
}
