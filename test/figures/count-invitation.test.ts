import { describe, expect, test } from 'vitest'
import { periodStart } from '#contract/figures.ts'
import {
  aroundVisitMs,
  type CountedInvitation,
  countInvitation,
  seenAfter
} from '../../src-main/figures/count-invitation.ts'
import { localDay } from '../../src-main/figures/days.ts'
import { contentOf, start } from '../support/list-data.ts'

const appointmentAt = start + 3_600_000
const invitation: CountedInvitation = {
  state: 'created',
  content: contentOf(1),
  refusal: undefined,
  appointmentAt,
  preparedAt: start,
  remoteStatus: null,
  wasMoved: false
}

const looked = (
  progress: 'sent' | 'confirmed' | 'in' | 'over' | 'gone',
  afterMs: number,
  scheduledFor = appointmentAt
) => ({ progress, askedAt: appointmentAt + afterMs, scheduledFor }) as const

/** What the invitation counts as after these answers of the server, in their order. */
function countedAfter(...looks: readonly ReturnType<typeof looked>[]) {
  let seen: CountedInvitation['seen']
  for (const look of looks) seen = seenAfter(seen, look, appointmentAt)
  return countInvitation({ ...invitation, remoteStatus: looks.at(-1) ?? null, seen })?.counts
}

describe('what an invitation counts as', () => {
  test('whoever was never looked for is invited, and nothing more is known', () => {
    expect(countedAfter()).toEqual({ invited: 1 })
  })

  test('an invitation that the server no longer has says nothing about the patient', () => {
    expect([
      countedAfter(looked('gone', 10 * aroundVisitMs)),
      countedAfter(looked('sent', -1), looked('gone', 1e9))
    ]).toEqual([{ invited: 1 }, { invited: 1 }])
  })

  test('nobody has missed a visit who may still be late', () => {
    expect([countedAfter(looked('sent', aroundVisitMs - 1)), countedAfter(looked('sent', aroundVisitMs))]).toEqual([
      { invited: 1 },
      { invited: 1, missed: 1 }
    ])
  })

  test('who was not in hours after the appointment has missed it, although the server has deleted the invitation since', () => {
    expect(countedAfter(looked('sent', aroundVisitMs), looked('gone', 1e9))).toEqual({ invited: 1, missed: 1 })
  })

  test('a confirmation that was seen once is kept, whatever the server says later', () => {
    const confirmed = looked('confirmed', -1e8)
    expect([
      countedAfter(confirmed, looked('sent', -1e7)),
      countedAfter(confirmed, looked('in', 0)),
      countedAfter(confirmed, looked('over', 1e7)),
      countedAfter(confirmed, looked('gone', 1e7))
    ]).toEqual([
      { invited: 1, confirmed: 1 },
      { invited: 1, confirmed: 1, came: 1 },
      { invited: 1, confirmed: 1, came: 1 },
      { invited: 1, confirmed: 1 }
    ])
  })

  test('a late patient who came in after all has come', () => {
    expect(countedAfter(looked('sent', aroundVisitMs), looked('in', 2 * aroundVisitMs))).toEqual({
      invited: 1,
      came: 1
    })
  })

  test('who tried the link the day before has not come yet', () => {
    expect(countedAfter(looked('in', -86_400_000))).toEqual({ invited: 1 })
  })

  test('what was seen of the former appointment does not count for the new one', () => {
    const former = seenAfter(undefined, looked('sent', aroundVisitMs), appointmentAt)
    const moved = { ...invitation, appointmentAt: appointmentAt + 86_400_000, wasMoved: true }
    const remoteStatus = looked('gone', 2 * 86_400_000)
    const seen = seenAfter(former, remoteStatus, moved.appointmentAt)
    expect(countInvitation({ ...moved, remoteStatus, seen })?.counts).toEqual({ invited: 1, moved: 1 })
  })

  test('who was moved on the server is not missed at the old time', () => {
    expect(countedAfter(looked('sent', aroundVisitMs, appointmentAt + 86_400_000))).toEqual({ invited: 1 })
  })

  test('without an appointment nobody can miss it', () => {
    const remoteStatus = { progress: 'sent', askedAt: start + 1e10, scheduledFor: null } as const
    const seen = seenAfter(undefined, remoteStatus, null)
    expect(countInvitation({ ...invitation, appointmentAt: null, remoteStatus, seen })?.counts).toEqual({ invited: 1 })
  })

  test('only what was sent counts: each state once', () => {
    const states = [
      'ready',
      'held',
      'queued',
      'sending',
      'refused',
      'unknown',
      'checking',
      'undecided',
      'withdrawn'
    ] as const
    const refusal = 'queue-not-found' as const
    expect(states.map((state) => countInvitation({ ...invitation, state, refusal })?.counts ?? null)).toEqual([
      null,
      null,
      null,
      null,
      { refused: { 'queue-not-found': 1 } },
      { inDoubt: 1 },
      { inDoubt: 1 },
      { inDoubt: 1 },
      { invited: 1, withdrawn: 1 }
    ])
  })

  test('it counts on the day of the appointment where the patient is, under the doctor before the queue', () => {
    const at = Date.UTC(2026, 2, 23, 23, 30)
    const content = contentOf(1, { doctorEmail: 'Dora@Hospital.example', queue: 'Cardiology', channel: 'none' })
    const key = (timeZone: string) =>
      countInvitation({ ...invitation, appointmentAt: at, content: { ...content, timeZone } })?.key
    const others = { destination: { kind: 'doctor', name: 'dora@hospital.example' }, way: 'none', language: 'de' }
    expect([key('Europe/Zurich'), key('America/New_York')]).toEqual([
      { day: '2026-03-24', ...others },
      { day: '2026-03-23', ...others }
    ])
  })
})

test('weeks begin on Monday and months on the first, over the end of a year', () => {
  expect([
    periodStart('2026-03-23', 'week'),
    periodStart('2026-03-29', 'week'),
    periodStart('2027-01-01', 'week'),
    periodStart('2027-01-31', 'month'),
    localDay(Date.UTC(2026, 11, 31, 23, 30), 'Europe/Zurich')
  ]).toEqual(['2026-03-23', '2026-03-23', '2026-12-28', '2027-01-01', '2027-01-01'])
})
