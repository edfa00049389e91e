import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type InvitationState, invitationStates } from '#contract/invitation.ts'
import {
  dueIfImportedBy,
  isLinkAlive,
  keepReasonOf,
  type RetainedList,
  type RetainedRow,
  retentionStartsAt
} from '../../src-main/retention/retention-rule.ts'

const hour = 3_600_000
const day = 24 * hour
/** Monday 23 March 2026, 09:00 UTC. */
const monday = Date.UTC(2026, 2, 23, 9)

const list: RetainedList = {
  createdAt: monday - 2 * day,
  changedAt: monday - day,
  lastAppointmentAt: monday + 3 * hour,
  lastInvitationAt: monday + 4 * hour
}

function row(state: RetainedRow['state'], changes: Partial<RetainedRow> = {}): RetainedRow {
  return { state, appointmentAt: null, invitedAt: null, changedAt: monday, hasUnknownAction: false, ...changes }
}

const rule = (days: number) => ({ kind: 'rule', days }) as const
const demand = { kind: 'demand' } as const

describe('the retention period', () => {
  it('starts for an invitation when its link expires', () => {
    const dated = row('created', { appointmentAt: monday, invitedAt: monday - 5 * day })
    const undated = row('created', { invitedAt: monday - 5 * hour })
    expect([retentionStartsAt(dated, list), retentionStartsAt(undated, list)]).toEqual([
      monday + day,
      monday + 19 * hour
    ])
  })

  it('starts for a withdrawn invitation at once, whatever its appointment', () => {
    expect(retentionStartsAt(row('withdrawn', { appointmentAt: monday + 9 * day, changedAt: monday }), list)).toBe(
      monday
    )
  })

  it('starts for what was never sent a day after the last appointment or link of the list', () => {
    const unsent: readonly RetainedRow['state'][] = [null, 'ready', 'held', 'refused']
    expect(unsent.map((state) => retentionStartsAt(row(state), list))).toEqual(unsent.map(() => monday + 28 * hour))
  })

  it('starts for a list without appointments and links a day after its last change', () => {
    expect(retentionStartsAt(row(null), { ...list, lastAppointmentAt: null, lastInvitationAt: null })).toBe(
      list.changedAt + day
    )
  })

  it('starts no earlier than a day after the import for a list with dates long past', () => {
    const past = { ...list, lastAppointmentAt: monday - 400 * day, lastInvitationAt: null }
    expect(retentionStartsAt(row(null), past)).toBe(list.createdAt + day)
  })

  it('does not start while a row is being sent or has an unknown outcome', () => {
    const open: readonly InvitationState[] = ['queued', 'sending', 'unknown', 'checking', 'undecided']
    expect(open.map((state) => retentionStartsAt(row(state, { appointmentAt: monday - 99 * day }), list))).toEqual(
      open.map(() => null)
    )
  })
})

describe('a row', () => {
  it('is kept to the end of its last day and then erased', () => {
    const created = row('created', { appointmentAt: monday })
    const end = monday + 8 * day
    expect([end - 1, end].map((now) => keepReasonOf(created, list, rule(7), now))).toEqual(['not-yet', null])
  })

  it('is erased when its link expires if it is kept for no days', () => {
    const created = row('created', { appointmentAt: monday })
    expect([-1, 0].map((more) => keepReasonOf(created, list, rule(0), monday + day + more))).toEqual(['not-yet', null])
  })

  it('is kept on demand only while it is being sent or has an unknown outcome', () => {
    const reasons = invitationStates.map((state) => [state, keepReasonOf(row(state), list, demand, monday)])
    expect(Object.fromEntries(reasons)).toEqual({
      ready: null,
      held: null,
      queued: 'on-the-way',
      sending: 'on-the-way',
      created: null,
      refused: null,
      unknown: 'in-doubt',
      checking: 'in-doubt',
      undecided: 'in-doubt',
      withdrawn: null
    })
  })

  it('is kept after an action with an unknown outcome until its link expires', () => {
    const doubtful = row('created', { appointmentAt: monday, hasUnknownAction: true })
    expect([0, day].map((more) => keepReasonOf(doubtful, list, demand, monday + more))).toEqual(['in-doubt', null])
  })
})

const moment = fc.integer({ min: monday - 400 * day, max: monday + 400 * day })
const maybe = fc.option(moment)
const anyRow: fc.Arbitrary<RetainedRow> = fc.record({
  state: fc.option(fc.constantFrom(...invitationStates)),
  appointmentAt: maybe,
  invitedAt: maybe,
  changedAt: moment,
  hasUnknownAction: fc.boolean()
})
const anyList: fc.Arbitrary<RetainedList> = fc.record({
  createdAt: moment,
  changedAt: moment,
  lastAppointmentAt: maybe,
  lastInvitationAt: maybe
})
const days = fc.integer({ min: 0, max: 90 })

describe('for any row of any list', () => {
  it('what the rule erases it also erases later, and with fewer days', () => {
    fc.assert(
      fc.property(anyRow, anyList, days, days, moment, moment, (one, of, more, fewer, now, later) => {
        fc.pre(fewer <= more && now <= later)
        if (keepReasonOf(one, of, rule(more), now) !== null) return
        expect([keepReasonOf(one, of, rule(fewer), now), keepReasonOf(one, of, rule(more), later)]).toEqual([
          null,
          null
        ])
      })
    )
  })

  it('the rule erases nothing that could not be erased on demand, and nothing whose link works', () => {
    fc.assert(
      fc.property(anyRow, anyList, days, moment, (one, of, some, now) => {
        if (keepReasonOf(one, of, rule(some), now) !== null) return
        expect([keepReasonOf(one, of, demand, now), isLinkAlive(one, of, now)]).toEqual([null, false])
      })
    )
  })

  it('nothing is erased that is being sent or has an unknown outcome', () => {
    const open = fc.constantFrom<InvitationState>('queued', 'sending', 'unknown', 'checking', 'undecided')
    fc.assert(
      fc.property(anyRow, open, anyList, days, moment, (one, state, of, some, now) => {
        const reasons = [rule(some), demand].map((order) => keepReasonOf({ ...one, state }, of, order, now))
        expect(reasons.includes(null)).toBe(false)
      })
    )
  })

  it('nothing is erased of a list that is too young to have anything due', () => {
    fc.assert(
      fc.property(anyRow, anyList, days, moment, (one, of, some, now) => {
        if (of.createdAt > dueIfImportedBy(some, now)) expect(keepReasonOf(one, of, rule(some), now)).not.toBe(null)
      })
    )
  })

  it('everything else is erased in the end', () => {
    fc.assert(
      fc.property(anyRow, anyList, days, (one, of, some) => {
        const never = retentionStartsAt(one, of) === null
        expect(keepReasonOf(one, of, rule(some), monday + 1000 * day) === null).toBe(!never)
      })
    )
  })
})
