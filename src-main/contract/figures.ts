import { z } from 'zod'
import { call, resultOf } from './call.ts'
import { channel, refusalCodes } from './invitation.ts'
import { patientLanguage } from './language-schemas.ts'

/** Figures under this can be hidden: in a small group somebody may tell who is meant. */
export const smallFigureMax = 4

const count = z.int().min(0)

/**
 * Counts of invitations, without names. `invited`: those that were created, whatever became of them; each of them is one of
 * `came`, `missed`, `withdrawn`, `ahead` and `notKnown`.
 */
export const visitCounts = z.object({
  invited: count,
  /** The patient was seen to have confirmed the date. */
  confirmed: count,
  came: count,
  /** The server still had the invitation hours after the appointment, and nobody had come in. */
  missed: count,
  withdrawn: count,
  /** The day of the appointment is today or later, and nothing else is known yet. */
  ahead: count,
  /** The day is over, and nobody asked the server at the right time. */
  notKnown: count,
  /** Of those invited, those whose appointment was moved. */
  moved: count,
  /** Nobody knows whether they were invited. */
  inDoubt: count,
  /** Those whom the server refused and nobody invited later, by its reason. */
  refused: z.partialRecord(z.enum(refusalCodes), z.int().min(1))
})
export type VisitCounts = z.infer<typeof visitCounts>

/** A doctor's address in small letters, or the name of a queue. */
export const visitDestination = z.object({ kind: z.enum(['doctor', 'queue']), name: z.string().max(320) })
export type VisitDestination = z.infer<typeof visitDestination>

export const figuresPeriods = ['week', 'month'] as const
export type FiguresPeriod = (typeof figuresPeriods)[number]

/** First day of the period that contains the day: a Monday, or the first of a month. */
export function periodStart(day: string, by: FiguresPeriod): string {
  if (by === 'month') return `${day.slice(0, 7)}-01`
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
  return date.toISOString().slice(0, 10)
}

/** What was counted in a period under the same doctor or queue, way and language. */
export const visitFigures = z.object({
  /** First day of the period: a Monday, or the first of a month. */
  start: z.iso.date(),
  destination: visitDestination,
  way: channel,
  language: patientLanguage,
  counts: visitCounts
})
export type VisitFigures = z.infer<typeof visitFigures>

export const figuresCalls = {
  /**
   * Figures of all lists that are no practice, kept ones and erased ones, by the day of the appointment in the patient's time
   * zone; without an appointment by the day on which the invitation was prepared. From `fromDay` to before `toDay`.
   * `figures-off`: the policy has switched them off.
   */
  'figures.read': call(
    z.object({ by: z.enum(figuresPeriods), fromDay: z.iso.date(), toDay: z.iso.date() }),
    resultOf(
      z.object({
        figures: z.array(visitFigures),
        /** The first day of which anything is known; null: there is none. */
        firstDay: z.iso.date().nullable()
      }),
      ['figures-off']
    )
  )
} as const
