import { randomBytes, randomInt } from 'node:crypto'
import type { z } from 'zod'
import type { practiceFault } from '#contract/practice.ts'
import {
  type FaultRule,
  isFaultName,
  type PracticeServer,
  practiceAccount,
  practiceAccounts,
  practiceDoctors,
  practiceQueues,
  startPracticeServer
} from '../practice/index.ts'

export type PracticeFaultChoice = z.infer<typeof practiceFault>

/** The built-in practice server, started on first use. */
export interface PracticeHost {
  server(): Promise<PracticeServer>
  /** For the server that is running: nobody who knew an earlier one can sign in. */
  readonly password: string
  /** Faults chosen by the user; they affect the creation of invitations. */
  faults(): readonly PracticeFaultChoice[]
  setFaults(faults: readonly PracticeFaultChoice[]): Promise<void>
  close(): Promise<void>
}

export const practiceCredentials = {
  email: practiceAccount.email,
  doctors: practiceDoctors.map(({ email }) => email),
  queues: practiceQueues.map(({ name }) => name)
} as const

export function createPracticeHost(events: { readonly onMessage: () => void }): PracticeHost {
  let starting: Promise<PracticeServer> | null = null
  let chosen: readonly PracticeFaultChoice[] = []
  const password = randomBytes(18).toString('base64url')
  const start = () => {
    starting ??= startPracticeServer({
      seed: randomInt(2 ** 31),
      accounts: practiceAccounts.map((account) => ({ ...account, password })),
      ownHostOnly: true,
      // Enough for a day of practice without filling the memory.
      keepRequests: 1000,
      log: (event) => {
        if (event.kind === 'message') events.onMessage()
      }
    })
    return starting
  }
  return {
    server: start,
    password,
    faults: () => chosen,
    async setFaults(faults) {
      const server = await start()
      chosen = faults.filter(({ fault }) => isFaultName(fault))
      server.setFaults(chosen.flatMap(faultRule))
    },
    async close() {
      const running = starting
      starting = null
      await (await running)?.close()
    }
  }
}

function faultRule({ fault, probability, lastName }: PracticeFaultChoice): FaultRule[] {
  if (!isFaultName(fault)) return []
  const scope = {
    probability,
    route: fault === 'short-tokens' ? 'login' : 'create',
    ...(lastName !== undefined && { lastNames: [lastName] })
  } as const
  // TypeScript does not distribute a union of names over a union of objects.
  return [{ name: fault, ...scope } as FaultRule]
}
