import { type PracticeAccount, type PracticeOptions, startPracticeServer } from '../../src-main/practice/index.ts'
import type { PracticeServer } from '../../src-main/practice/practice-server.ts'
import { call, signIn } from './call.ts'
import { type Exchange, idsIn, masked, momentOf } from './transcript.ts'

const password = 'Correct-Horse-Battery-9'

function account(
  name: string,
  role: PracticeAccount['role'],
  firstName: string,
  lastName: string,
  status: PracticeAccount['status'] = 'approved'
): PracticeAccount {
  return { email: `${name}@example.test`, password, role, firstName, lastName, status }
}

/** The hospital of the recordings. */
export const recordedAccounts = {
  scheduler: account('scheduler', 'scheduler', 'Sandra', 'Scheduler'),
  scheduler2: account('scheduler2', 'scheduler', 'Sven', 'Scheduler'),
  doctor: account('doctor', 'doctor', 'Dora', 'Doctor'),
  admin: account('admin', 'admin', 'Ada', 'Admin'),
  nurse: account('nurse', 'nurse', 'Nora', 'Nurse'),
  locked: account('locked', 'scheduler', 'Luc', 'Locked', 'not-approved')
} as const

export const recordedSecret = 'recorded-shared-secret'

/** What a recorded answer and the practice server's must share. */
export interface Comparable {
  readonly status: number
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: string
}

export interface Replay {
  readonly server: PracticeServer
  /** The server's clock; follows the recording. */
  now: number
  /** The value of `<jwt>` in the next request's header; the scheduler's token unless changed. */
  token: string
  /** The value of `<jwt>` in the next request's body or query. */
  tokenInRequest: string
  /** Maps an id of the recording to an id of this server. */
  learnId(recorded: string, own: string): void
  ownId(recorded: string): string
  send(exchange: Exchange): Promise<{ readonly expected: Comparable; readonly actual: Comparable }>
  close(): Promise<void>
}

export async function startReplay(startedAt: number, options: PracticeOptions): Promise<Replay> {
  const ids = new Map<string, string>()
  let now = startedAt
  const server = await startPracticeServer({
    accounts: Object.values(recordedAccounts),
    queues: [{ name: 'Oncologie' }, { name: 'Cardiologie' }],
    phonePrefixes: { sms: [], whatsapp: [] },
    sharedExternalAuthSecret: recordedSecret,
    seed: 1,
    now: () => now,
    ...options
  })
  const { token } = await signIn(server.url, recordedAccounts.scheduler)
  const ownId = (recorded: string): string => ids.get(recorded) ?? recorded
  function translated(text: string): string {
    return text.replace(/\b[0-9a-f]{24}\b/g, ownId)
  }

  const replay: Replay = {
    server,
    get now() {
      return now
    },
    set now(value) {
      now = value
    },
    token,
    tokenInRequest: token,
    learnId: (recorded, own) => void ids.set(recorded, own),
    ownId,
    async send(exchange) {
      // A recorded change happened at the time that its answer shows.
      if (exchange.method !== 'GET') now = Math.max(now, momentOf(exchange) ?? 0)
      const headers: Record<string, string> = {}
      for (const [name, value] of Object.entries(exchange.headers)) headers[name] = value.replace('<jwt>', replay.token)
      const reply = await call(
        server.url,
        exchange.method,
        translated(exchange.path).replace('<jwt>', replay.tokenInRequest),
        {
          headers,
          body:
            exchange.body === undefined ? undefined : translated(exchange.body).replace('<jwt>', replay.tokenInRequest)
        }
      )
      const theirs = idsIn(exchange.answerBody)
      const ours = idsIn(reply.body)
      theirs.forEach((id, index) => {
        const own = ours[index]
        if (own !== undefined && theirs.length === ours.length && !ids.has(id)) ids.set(id, own)
      })
      return {
        expected: {
          status: exchange.status,
          headers: compared(exchange, exchange.answerHeaders),
          body: masked(exchange.answerBody)
        },
        actual: {
          status: reply.status,
          headers: compared(exchange, reply.headers, server.url),
          body: masked(reply.body, server.url)
        }
      }
    },
    close: () => server.close()
  }
  return replay
}

/** Headers that every recording kept, present or not, and those that this one has. */
function compared(
  exchange: Exchange,
  headers: Readonly<Record<string, string>>,
  url?: string
): Readonly<Record<string, string | undefined>> {
  const names = new Set([
    'content-type',
    'x-total-count',
    'access-control-expose-headers',
    'location',
    ...Object.keys(exchange.answerHeaders)
  ])
  // The length of an answer with a token depends on the token's.
  if (exchange.answerBody.includes('<jwt>')) names.delete('content-length')
  return Object.fromEntries(
    [...names].map((name) => {
      const value = headers[name]
      return [name, value === undefined ? undefined : masked(value, url)]
    })
  )
}
