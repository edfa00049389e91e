import { inviteLifetimeMs } from '../hcw/invite-lifetime.ts'
import { dayMs } from './rule.ts'

/** What is believed of the computer's clock. Times in ms since the epoch. */
export type ClockTrust = {
  /** The latest time that is believed. */
  readonly trusted: number
  /** A leap ahead that is not believed yet: when, by the clock itself, it was first and last looked at. */
  readonly doubted: { readonly since: number; readonly until: number } | null
}

/** A clock that goes wrong as the computer starts is set right long before. */
const provenMs = dayMs

/**
 * What is believed once the clock was looked at again. `seen` null: it never was. `days` that data is kept.
 *
 * A leap by no more than data is kept after an appointment is believed at once: nobody's data whose appointment is
 * still ahead comes due by it. A longer one, after a long holiday or because the clock is wrong, is believed when a
 * look a day later still finds the clock ahead of where it was first doubted. On a clock that is right the believed
 * time is therefore never behind the last look but those of one day.
 */
export function followClock(seen: ClockTrust | null, now: number, days: number): ClockTrust {
  if (seen === null || now <= seen.trusted + inviteLifetimeMs + days * dayMs) return { trusted: now, doubted: null }
  const { trusted, doubted } = seen
  if (doubted === null || now < doubted.since) return { trusted, doubted: { since: now, until: now } }
  if (now < doubted.since + provenMs) return { trusted, doubted: { since: doubted.since, until: now } }
  return followClock({ trusted: doubted.until, doubted: null }, now, days)
}
