import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { FaultPlan, PracticeEvent, PracticeOptions } from '../../src-main/practice/index.ts'
import type { PatientEvent, PracticeCommand, PracticeDump, PracticeReply } from './practice-commands.ts'

/** A practice server in another process, seen from the test. */
export interface SpawnedPractice {
  readonly url: string
  readonly pid: number
  setFaults(plan: FaultPlan): Promise<void>
  patient(event: PatientEvent, inviteId: string): Promise<boolean>
  killTokens(): Promise<void>
  refuseConnections(forMs: number): Promise<void>
  dump(): Promise<PracticeDump>
  /** Every event so far, read from the log file. */
  events(): readonly PracticeEvent[]
  /** Ends the process; safe to call twice. */
  stop(): Promise<void>
}

/**
 * Starts {@link startPracticeServer} in a process of its own.
 * @param logFile gets one JSON line per invite creation, change, deletion, resend and message
 * @param options those that JSON can carry
 */
export async function spawnPractice(
  logFile: string,
  options: Omit<PracticeOptions, 'now' | 'log'> = {}
): Promise<SpawnedPractice> {
  const script = fileURLToPath(new URL('practice-process.ts', import.meta.url))
  const child = spawn(process.execPath, [script, '--log', logFile, '--options', JSON.stringify(options)], {
    stdio: ['pipe', 'pipe', 'inherit']
  })
  const exited = once(child, 'exit')
  const waiting = new Map<number, (result: unknown) => void>()
  let lastId = 0
  const url = await new Promise<string>((resolve, reject) => {
    child.once('error', reject)
    exited.then(() => reject(new Error('the practice process ended before it was ready')), reject)
    createInterface({ input: child.stdout }).on('line', (line) => {
      const said = JSON.parse(line) as PracticeReply | { readonly url: string }
      if ('url' in said) {
        resolve(said.url)
        return
      }
      waiting.get(said.id)?.(said.result)
      waiting.delete(said.id)
    })
  })

  function command(given: PracticeCommand): Promise<unknown> {
    lastId += 1
    const id = lastId
    child.stdin.write(`${JSON.stringify({ id, ...given })}\n`)
    return new Promise((resolve, reject) => {
      waiting.set(id, resolve)
      exited.then(() => reject(new Error('the practice process has ended')), reject)
    })
  }

  return {
    url,
    pid: child.pid ?? 0,
    setFaults: async (plan) => void (await command({ command: 'setFaults', plan })),
    patient: async (event, inviteId) => (await command({ command: 'patient', event, inviteId })) === true,
    killTokens: async () => void (await command({ command: 'killTokens' })),
    refuseConnections: async (forMs) => void (await command({ command: 'refuseConnections', forMs })),
    dump: async () => (await command({ command: 'dump' })) as PracticeDump,
    events: () =>
      existsSync(logFile)
        ? readFileSync(logFile, 'utf8')
            .split('\n')
            .filter((line) => line !== '')
            .map((line) => JSON.parse(line) as PracticeEvent)
        : [],
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      await Promise.race([command({ command: 'stop' }), exited])
      child.stdin.end()
      await exited
    }
  }
}
