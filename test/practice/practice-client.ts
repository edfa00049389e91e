import { onTestFinished } from 'vitest'
import {
  type PracticeAccount,
  type PracticeOptions,
  type PracticeServer,
  practiceAccount,
  startPracticeServer
} from '../../src-main/practice/index.ts'
import { call, type Reply, signIn } from './call.ts'

/** 23 November 2026, 08:00 UTC. */
export const startOfDay = 1795420800000
export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

/** A signed-in scheduler with a separate practice server, which is closed when the test ends. */
export interface PracticeClient {
  readonly server: PracticeServer
  readonly token: string
  readonly refreshToken: string | undefined
  /** The server's clock. */
  now: number
  /** Any call, signed by every header that some version takes. */
  send(method: string, path: string, body?: object, token?: string): Promise<Reply>
  /** Creates a valid invite for Cardiologie, changed by these fields. */
  invite(fields?: object, token?: string): Promise<Reply>
  /** The same; returns the id. */
  invited(fields?: object): Promise<string>
}

export async function openPracticeClient(
  options: PracticeOptions = {},
  account: PracticeAccount = practiceAccount
): Promise<PracticeClient> {
  let now = startOfDay
  const server = await startPracticeServer({ seed: 7, now: () => now, ...options })
  onTestFinished(() => server.close())
  const { token, refreshToken } = await signIn(server.url, account)

  function send(method: string, path: string, body?: object, as = token): Promise<Reply> {
    return call(server.url, method, `/api/v1/${path}`, {
      headers: { authorization: `Bearer ${as}`, 'x-access-token': as },
      body: body === undefined ? undefined : JSON.stringify(body)
    })
  }
  function invite(fields: object = {}, as = token): Promise<Reply> {
    const right = {
      phoneNumber: '+41791234567',
      firstName: 'Anna',
      lastName: 'Muster',
      gender: 'female',
      language: 'de',
      queue: 'Cardiologie',
      isPatientInvite: true
    }
    return send('POST', 'invite', { ...right, ...fields }, as)
  }
  return {
    server,
    token,
    refreshToken,
    get now() {
      return now
    },
    set now(value) {
      now = value
    },
    send,
    invite,
    async invited(fields) {
      const reply = await invite(fields)
      return (JSON.parse(reply.body) as { invite: { id: string } }).invite.id
    }
  }
}

export const sms = { sendInvite: true, messageService: '2' } as const

export function at(instant: number): string {
  return new Date(instant).toISOString()
}
