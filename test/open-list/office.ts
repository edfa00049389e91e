import { type Bridge, type CallInput, type CallName, type CallOutput, calls } from '#contract/channels.ts'
import type { PracticeServer } from '../../src-main/practice/index.ts'
import type { Workspace } from '../../src-renderer/workspace/open-list.ts'
import { createWorkspace } from '../../src-renderer/workspace/workspace.ts'
import { type AppFixture, makeDataFolder, removeDataFolder, startApp } from '../handlers/app-fixture.ts'
import { pacedAtOnce } from '../sending/engine.ts'
import { listWorker } from '../workspace/open-workspace.ts'

/** A window with its worker. A window that is gone hears nothing more and says nothing more. */
export interface OfficeWindow {
  readonly workspace: Workspace
  readonly killWorker: () => void
  readonly leave: () => void
}

/** The main process with its records in a folder, and one window at a time. */
export interface Office {
  readonly app: AppFixture
  /** What is sent arrives here, over HTTP. */
  server(): Promise<PracticeServer>
  /** Has a batch sent that was told. */
  start(batch: CallInput<'sending.start'>): Promise<CallOutput<'sending.start'>>
  window(): OfficeWindow
  /** Another window in place of this one, which is gone at once, with all that it had not stored. */
  reload(): void
  setDiskFull(isFull: boolean): void
  end(): Promise<void>
}

const full = { ok: false, code: 'storage-full' } as const

export async function openOffice(): Promise<Office> {
  const folder = makeDataFolder()
  let isFull = false
  const app = await startApp(folder, {
    clock: pacedAtOnce(),
    around: (records) => ({
      ...records,
      lists: {
        ...records.lists,
        change: (command) => (isFull ? full : records.lists.change(command)),
        addRows: (rows) => (isFull ? full : records.lists.addRows(rows)),
        endRows: (end) => (isFull ? full : records.lists.endRows(end))
      }
    })
  })
  let window = openWindow(app)
  return {
    app,
    server: () => app.practice.server(),
    start: async (batch) => app.session.handlers['sending.start'](batch),
    window: () => window,
    reload() {
      window.leave()
      window = openWindow(app)
    },
    setDiskFull(next) {
      isFull = next
    },
    async end() {
      window.leave()
      await app.close()
      removeDataFolder(folder)
    }
  }
}

function openWindow(app: AppFixture): OfficeWindow {
  let isGone = false
  const never = new Promise<never>(() => undefined)
  const ask = async (name: CallName, input: unknown): Promise<unknown> => {
    if (isGone) return never
    const handle = app.session.handlers[name] as (given: unknown) => unknown
    const parsed = calls[name].input.safeParse(structuredClone(input))
    if (!parsed.success) return { ok: false, code: 'bad-input' }
    // Between two processes nothing arrives at once, and nothing arrives of a window that is gone.
    await new Promise((resolve) => setImmediate(resolve))
    if (isGone) return never
    const answer = structuredClone(await handle(parsed.data))
    return isGone ? never : answer
  }
  const bridge: Bridge = {
    calls: new Proxy({} as Bridge['calls'], { get: (_, name) => (input: unknown) => ask(name as CallName, input) }),
    on: { change: () => () => undefined }
  }
  const worker = listWorker()
  return {
    workspace: createWorkspace(bridge, worker, Date.now),
    killWorker: worker.kill,
    leave() {
      isGone = true
    }
  }
}
