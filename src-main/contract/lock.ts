import { call, done, nothing, resultOf } from './call.ts'

export const lockCalls = {
  /**
   * Unlocks the window so that it shows patients again. The system authenticates the user where it can;
   * `not-confirmed`: patients stay hidden. Succeeds also when the window is not locked.
   */
  'lock.show': call(nothing, resultOf(done, ['not-confirmed']))
} as const
