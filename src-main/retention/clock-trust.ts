import { dayMs } from '../sending/clock.ts'
import { keptAfterEndMs } from '../sending/duplicate-guard.ts'
import { dueAfterVisitMs } from './retention-rule.ts'

/** How far the computer's clock is trusted. Times in ms since the epoch. */
export interface ClockTrust {
  /** The latest time that is trusted. */
  readonly trusted: number
  /** A jump ahead that is not trusted yet: the clock's first and last reading after it. */
  readonly unconfirmed: { readonly since: number; readonly until: number } | null
}

/** A clock that is wrong when the computer starts is corrected much sooner than this. */
const confirmAfterMs = dayMs

/**
 * The trust after another reading of the clock. `seen` null: this is the first reading. `days`: how long data is kept.
 *
 * A jump that is shorter than data is kept after an appointment is trusted at once: it makes no data due whose appointment is
 * still to come. The guard's keys are kept for {@link keptAfterEndMs} only: no jump is trusted at once that is longer than these
 * and a day. A longer one, after a long holiday or because the clock is wrong, is trusted if the clock is still past the first
 * reading after the jump a day later. If the clock is right, the trusted time is therefore at least the last reading that is a
 * day old.
 */
export function updateClockTrust(previous: ClockTrust | null, now: number, days: number): ClockTrust {
  const atOnceMs = dueAfterVisitMs + Math.min(days * dayMs, keptAfterEndMs)
  if (previous === null || now <= previous.trusted + atOnceMs) return { trusted: now, unconfirmed: null }
  const { trusted, unconfirmed } = previous
  if (unconfirmed === null || now < unconfirmed.since) return { trusted, unconfirmed: { since: now, until: now } }
  if (now < unconfirmed.since + confirmAfterMs)
    return { trusted, unconfirmed: { since: unconfirmed.since, until: now } }
  return updateClockTrust({ trusted: unconfirmed.until, unconfirmed: null }, now, days)
}
