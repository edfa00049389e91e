import { z } from 'zod'
import { call, nothing, resultOf } from './call.ts'

export const supportCalls = {
  /**
   * What helps support, as a page of text: versions, settings, counts by state, the last lines of the log. Nothing in it
   * is of a patient or of an account. What is shown of it is what is saved, with `files.save`.
   */
  'support.page': call(nothing, resultOf(z.object({ text: z.string().max(2_000_000) }), []))
} as const
