import { call, done, nothing, resultOf } from './call.ts'

export const lockCalls = {
  /**
   * The person wants to see patients again after the window has hidden them. The system asks who they are where it
   * can; `not-confirmed`: it stays hidden. Succeeds as well when nothing is hidden.
   */
  'lock.show': call(nothing, resultOf(done, ['not-confirmed']))
} as const
