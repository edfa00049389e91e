import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { CallInput, CallName, CallOutput } from '#contract/channels.ts'
import type { BatchView } from '#contract/sending.ts'
import type { AppJob, FromApp, ToApp } from './app-messages.ts'

/** The answer of a process that was killed before it answered, or that does not answer at all. */
type NoAnswer = { readonly ok: false; readonly code: 'killed' | 'no-answer'; readonly detail?: string }
export type Answer<Name extends CallName> = CallOutput<Name> | NoAnswer

export type DrivenAppEvents = {
  readonly onSkipped: (ms: number) => void
  /** The app broke its contract, failed inside, does not answer or ended without being asked to. */
  readonly onBroken: (kind: 'invalid' | 'internal' | 'no-answer' | 'ended', text: string) => void
}

/** The app's main process in a process of its own. */
export interface DrivenApp {
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<Answer<Name>>
  /** The latest batch that the app reported; null: none since it was started. */
  batch(): BatchView | null
  /** Resolves as soon as the condition is true, the process has ended, or the time is up (false). */
  until(condition: () => boolean, limitMs: number): Promise<boolean>
  /** How many actions have finished since the start. */
  finishedActions(): number
  isAlive(): boolean
  setClock(passMs: number, aheadMs: number): void
  /** SIGKILL: nothing is flushed, closed or reported. */
  kill(): void
  /** Resolves when the process is gone. */
  gone(): Promise<void>
  end(): Promise<void>
}

const answerMsMax = 45_000

export async function startDrivenApp(job: AppJob, events: DrivenAppEvents): Promise<DrivenApp> {
  const script = fileURLToPath(new URL('app-process.ts', import.meta.url))
  const child: ChildProcess = spawn(process.execPath, [script, JSON.stringify(job)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc']
  })
  const pending = new Map<number, (answer: unknown) => void>()
  const watchers = new Set<() => void>()
  let calls = 0
  let batch: BatchView | null = null
  let finishedActions = 0
  let isAlive = true
  let isEnding = false
  const look = () => {
    for (const watcher of watchers) watcher()
  }
  const exited = once(child, 'exit').then(() => {
    isAlive = false
    for (const settle of pending.values()) settle({ ok: false, code: 'killed' })
    pending.clear()
    look()
    if (!isEnding) events.onBroken('ended', `the process ended with ${child.exitCode ?? child.signalCode}`)
  })
  let ready: () => void = () => undefined
  const isReady = new Promise<void>((resolve) => {
    ready = resolve
  })
  child.on('message', (message: FromApp) => {
    switch (message.kind) {
      case 'ready':
        ready()
        break
      case 'answer':
        pending.get(message.id)?.(message.answer)
        pending.delete(message.id)
        break
      case 'batch':
        batch = message.batch
        look()
        break
      case 'action':
        if (message.isFinished) finishedActions += 1
        look()
        break
      case 'skipped':
        events.onSkipped(message.ms)
        break
      case 'invalid':
        events.onBroken('invalid', message.text)
    }
  })
  const post = (message: ToApp) => {
    if (child.connected) child.send(message, () => undefined)
  }
  await Promise.race([isReady, exited])

  return {
    async call(name, input) {
      if (!isAlive) return { ok: false, code: 'killed' }
      calls += 1
      const id = calls
      let timer: NodeJS.Timeout | undefined
      const answer = await new Promise<unknown>((resolve) => {
        pending.set(id, resolve)
        timer = setTimeout(() => resolve({ ok: false, code: 'no-answer' }), answerMsMax)
        post({ kind: 'call', id, name, input })
      })
      clearTimeout(timer)
      const { code, detail = '' } = answer as { code?: string; detail?: string }
      if (code === 'internal' || code === 'no-answer') events.onBroken(code, `${name} ${detail}`)
      return answer as Answer<typeof name>
    },
    batch: () => batch,
    until: (condition, limitMs) =>
      new Promise((resolve) => {
        const finish = (isTrue: boolean) => {
          watchers.delete(check)
          clearTimeout(timer)
          resolve(isTrue)
        }
        const check = () => {
          if (condition()) finish(true)
          else if (!isAlive) finish(false)
        }
        const timer = setTimeout(() => finish(false), limitMs)
        watchers.add(check)
        check()
      }),
    finishedActions: () => finishedActions,
    isAlive: () => isAlive,
    setClock: (passMs, aheadMs) => post({ kind: 'clock', passMs, aheadMs }),
    kill() {
      isEnding = true
      child.kill('SIGKILL')
    },
    gone: () => exited,
    async end() {
      isEnding = true
      post({ kind: 'end' })
      const tooLong = setTimeout(() => {
        events.onBroken('no-answer', 'the app does not end')
        child.kill('SIGKILL')
      }, answerMsMax)
      await exited
      clearTimeout(tooLong)
    }
  }
}
