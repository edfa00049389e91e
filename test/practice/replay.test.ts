import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PracticeOptions } from '../../src-main/practice/index.ts'
import { signToken } from '../../src-main/practice/tokens.ts'
import { call, signIn } from './call.ts'
import { type Replay, recordedAccounts, recordedSecret, startReplay } from './replay.ts'
import { type Exchange, readTranscript } from './transcript.ts'

// The recordings mask tokens and show neither their accounts nor the patients' actions in between: these are given
// here.
interface Step {
  /** Runs before the exchange of this index. */
  readonly [index: number]: (replay: Replay) => Promise<void> | void
}

interface Session {
  readonly name: string
  readonly startedAt: number
  readonly options: PracticeOptions
  readonly recordings: Readonly<Record<string, Step>>
}

type AccountName = keyof typeof recordedAccounts

function as(name: AccountName): (replay: Replay) => Promise<void> {
  return async (replay) => {
    replay.token = (await signIn(replay.server.url, recordedAccounts[name])).token
  }
}

/** Creates an invite that exists already in the recording. */
async function invite(replay: Replay, who: AccountName, recordedId: string, fields: object): Promise<void> {
  const { token } = await signIn(replay.server.url, recordedAccounts[who])
  const body = JSON.stringify({ phoneNumber: '+41791234567', language: 'fr', isPatientInvite: true, ...fields })
  const headers = { authorization: `Bearer ${token}` }
  const reply = await call(replay.server.url, 'POST', '/api/v1/invite', { headers, body })
  replay.learnId(recordedId, (JSON.parse(reply.body) as { invite: { id: string } }).invite.id)
}

const carl = { firstName: 'Carl', lastName: 'Muster', gender: 'male', doctorEmail: 'doctor@example.test' }
const anna = '6b03ebf9fa5eef3a82b769c0'
const bert = '6b03ebf9fa5eef3a82b769c1'
const closed = '6b03ec51fa5eef3a82b769c4'
const accepted = '6b03ec79fa5eef3a82b769c8'

function ssoToken(replay: Replay, email: string, ageMs = 0): void {
  replay.tokenInRequest = signToken({ email, timestamp: Math.floor((replay.now - ageMs) / 1000) }, recordedSecret)
}

function patient(event: 'open' | 'comeIn' | 'accept', id: string): (replay: Replay) => void {
  return (replay) => {
    if (!replay.server.patient[event](replay.ownId(id))) throw new Error(`${event} is not possible`)
  }
}

const development: PracticeOptions = { mode: 'development' }
const hour = 3_600_000

const sessions: readonly Session[] = [
  {
    name: 'a development server 0.5.94',
    startedAt: 1795419006560,
    options: development,
    recordings: {
      '01-login': {},
      '02-auth': {
        3: (replay) => {
          replay.tokenInRequest = replay.token
        },
        4: (replay) => {
          replay.token = 'eyJhbGciOiJIUzI1NiJ9.e30.AAAA'
        },
        5: as('scheduler')
      },
      '03-config': {},
      '04-invite-create': {},
      '05-invite-errors': {},
      '06-invite-edge': {},
      '07-get': {
        0: async (replay) => {
          replay.now = 1795419129461
          const queue = { queue: 'Oncologie', metadata: { ref: 'R-7' } }
          await invite(replay, 'scheduler', anna, { firstName: 'Anna', lastName: 'Muster', gender: 'female', ...queue })
          await invite(replay, 'scheduler2', bert, { ...carl, firstName: 'Bert' })
        },
        1: as('scheduler2'),
        2: as('scheduler'),
        3: as('scheduler2'),
        4: as('scheduler')
      },
      '07-list': { 3: as('scheduler2'), 4: as('scheduler') },
      '08-patch': {
        0: async (replay) => {
          await signIn(replay.server.url, recordedAccounts.doctor)
        }
      },
      '09-resend': {},
      '10-delete': {
        0: async (replay) => {
          await invite(replay, 'scheduler', '6b03ec51fa5eef3a82b769c2', carl)
          await as('scheduler2')(replay)
        },
        1: as('scheduler')
      },
      '10-revoke': { 0: (replay) => invite(replay, 'scheduler', '6b03ec51fa5eef3a82b769c3', carl) },
      '11-close': {
        0: (replay) => invite(replay, 'scheduler', closed, carl),
        1: patient('comeIn', closed),
        2: as('doctor'),
        3: as('scheduler2'),
        4: async (replay) => {
          await as('scheduler')(replay)
          patient('accept', closed)(replay)
        }
      },
      '12-accepted': {
        0: async (replay) => {
          await invite(replay, 'scheduler', accepted, carl)
          patient('open', accepted)(replay)
        },
        2: patient('comeIn', accepted)
      },
      '13-tokens': {
        0: async (replay) => {
          const { refreshToken } = await signIn(replay.server.url, recordedAccounts.scheduler)
          replay.tokenInRequest = refreshToken ?? ''
        },
        // An access token is no refresh token.
        1: (replay) => {
          replay.tokenInRequest = replay.token
        },
        3: async (replay) => {
          const { refreshToken } = await signIn(replay.server.url, recordedAccounts.scheduler)
          replay.tokenInRequest = refreshToken ?? ''
        },
        4: (replay) => {
          replay.now += 18 * hour + 1
        },
        8: as('scheduler')
      },
      '14-sso': {
        0: (replay) => ssoToken(replay, 'doctor@example.test'),
        2: (replay) => ssoToken(replay, 'doctor@example.test', hour),
        5: (replay) => ssoToken(replay, 'unknown@example.test')
      },
      '15-check-prefix': {}
    }
  },
  {
    name: 'a production server 0.5.94',
    startedAt: 1795419288000,
    options: {},
    recordings: {
      '20-prod-login': {},
      '21-prod-send': {},
      '22-prod-mailfail': { 0: (replay) => replay.server.setFaults([{ name: 'mail-failed' }]) },
      '22-prod-500': { 0: (replay) => replay.server.setFaults([]) }
    }
  },
  {
    name: 'a server that takes x-access-token',
    startedAt: 1795420023758,
    options: { ...development, version: 'x-access-token' },
    recordings: { '30-xat': {} }
  },
  {
    name: 'a server 5.3.9',
    startedAt: 1795420421000,
    options: { version: '5.3.9' },
    recordings: { '31-v539': {} }
  },
  {
    name: 'a server with short tokens',
    startedAt: 1795420364620,
    options: development,
    recordings: {
      '32-expiry': {
        0: (replay) => {
          replay.now += 15 * 60_000
        },
        1: as('scheduler')
      }
    }
  }
]

/** This recording was cut in the middle of its body: what is there is compared. */
const cut = { recording: '07-list', path: '/api/v1/invite?firstName=Anna' }

test('every recording is replayed', () => {
  const replayed = sessions.flatMap(({ recordings }) => Object.keys(recordings)).sort()
  const recorded = readdirSync(new URL('../hcw/transcripts', import.meta.url)).map((file) => file.replace('.txt', ''))
  expect(replayed).toEqual(recorded.sort())
})

for (const { name, startedAt, options, recordings } of sessions) {
  describe(`as ${name}`, () => {
    let replay: Replay
    beforeAll(async () => {
      replay = await startReplay(startedAt, options)
    })
    afterAll(() => replay.close())

    for (const [recording, steps] of Object.entries(recordings)) {
      readTranscript(recording).forEach((exchange, index) => {
        test(`${recording} ${index}: ${exchange.method} ${exchange.path} is answered as recorded`, async () => {
          await steps[index]?.(replay)
          const { expected, actual } = await replay.send(exchange)
          expect(isCut(recording, exchange) ? asLongAs(actual, expected.body) : actual).toEqual(
            isCut(recording, exchange) ? asLongAs(expected, expected.body) : expected
          )
        })
      })
    }
  })
}

function isCut(recording: string, exchange: Exchange): boolean {
  return recording === cut.recording && exchange.path === cut.path
}

/** The last line of a cut body is broken. */
function asLongAs<Type extends { readonly body: string }>(answer: Type, whole: string): Type {
  return { ...answer, body: answer.body.slice(0, whole.lastIndexOf('\n')) }
}
