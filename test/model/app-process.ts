import 'undici'
import { type CallName, calls, events } from '#contract/channels.ts'
import type { Clock } from '../../src-main/sending/clock.ts'
import { systemClock } from '../../src-main/sending/clock.ts'
import { type AppFixture, startApp } from '../handlers/app-fixture.ts'
import type { AppJob, FromApp, ToApp } from './app-messages.ts'

// The main process of the app without Electron, over a real folder, in a process that its parent may kill at any time.

/** The longest time limit of a request; the app's own are 15 s and more. */
const requestMsMax = 800
/** Waits of a second and more take this long; the app's clock moves on by the whole wait. */
const waitMs = 100
const shortWaitMs = 20
/** Longer waits belong to no work that the model waits for: they take their time. */
const hurriedMsMax = 20 * 60_000

const job = JSON.parse(process.argv[2] ?? '') as AppJob
let skippedMs = job.skippedMs
let aheadMs = job.aheadMs

const tell = (message: FromApp) => void process.send?.(message)

const clock: Clock = {
  now: () => Math.floor(Date.now() + skippedMs + aheadMs),
  monotonic: () => performance.now() + skippedMs,
  async sleep(ms, signal) {
    const wait = !job.isHurried || ms > hurriedMsMax ? ms : Math.min(ms, ms < 1000 ? shortWaitMs : waitMs)
    await systemClock.sleep(wait, signal)
    if (ms <= wait || signal?.aborted === true) return
    skippedMs += ms - wait
    tell({ kind: 'skipped', ms: ms - wait })
  }
}

const timeoutOf = AbortSignal.timeout.bind(AbortSignal)
if (job.isHurried) AbortSignal.timeout = (ms) => timeoutOf(Math.min(ms, requestMsMax))

/**
 * Sends on what the window would get, and reports what the window would refuse: regularly, and whenever the returned
 * function is called.
 */
function watch(app: AppFixture): () => void {
  let seen = 0
  function look() {
    for (const payload of app.changes.slice(seen)) {
      const parsed = events.change.safeParse(payload)
      const { change } = payload
      if (!parsed.success) tell({ kind: 'invalid', text: `${change.kind}: ${JSON.stringify(change).slice(0, 300)}` })
      if (change.kind === 'batch') tell({ kind: 'batch', batch: change.batch })
      if (change.kind === 'action') tell({ kind: 'action', isFinished: change.progress.phase === 'finished' })
    }
    seen = app.changes.length
  }
  void app.until(() => {
    look()
    return false
  })
  return look
}

async function answer(app: AppFixture, name: CallName, input: unknown): Promise<unknown> {
  try {
    const handle = app.session.handlers[name] as (given: unknown) => unknown
    const given = await handle(calls[name].input.parse(input))
    const parsed = calls[name].output.safeParse(given)
    if (!parsed.success) {
      tell({ kind: 'invalid', text: `${name}: ${JSON.stringify(given).slice(0, 300)}` })
    }
    return given
  } catch (error) {
    return { ok: false, code: 'internal', detail: error instanceof Error ? error.stack : String(error) }
  }
}

/** The changes before an answer come before it; after a start, the batch that is known is the new one. */
async function answerInOrder(name: CallName, input: unknown, id: number): Promise<void> {
  const given = await answer(app, name, input)
  look()
  if (name === 'sending.start' && (given as { readonly ok: boolean }).ok) {
    const snapshot = await app.session.handlers['app.snapshot'](undefined)
    if (snapshot.ok) tell({ kind: 'batch', batch: snapshot.value.batch })
  }
  tell({ kind: 'answer', id, answer: given })
}

const app = await startApp(job.folder, { clock })
const look = watch(app)
process.on('message', (message: ToApp) => {
  switch (message.kind) {
    case 'call':
      void answerInOrder(message.name, message.input, message.id)
      break
    case 'clock':
      skippedMs += message.passMs
      aheadMs = message.aheadMs
      break
    case 'end':
      void app.close().then(() => process.exit(0))
  }
})
// The parent is gone: nobody is left to work for.
process.on('disconnect', () => process.exit(0))
tell({ kind: 'ready' })
