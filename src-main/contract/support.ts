import { z } from 'zod'
import { call, nothing, resultOf } from './call.ts'

export const supportCalls = {
  /**
   * A text page for support: versions, settings, counts by state, the last lines of the log. It contains no data of
   * patients or accounts. The window shows exactly the text that `files.save` saves.
   */
  'support.page': call(nothing, resultOf(z.object({ text: z.string().max(2_000_000) }), []))
} as const
