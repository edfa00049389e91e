import { call, done, nothing, resultOf } from './call.ts'

export const lockCalls = {
  /**
   * Unlocks the window so that it shows patients again. The system authenticates the user where it can; elsewhere the main
   * process must have seen a key or a button pressed in the window, or asks. `not-confirmed`: patients stay hidden.
   * Succeeds also when the window is not locked.
   */
  'lock.show': call(nothing, resultOf(done, ['not-confirmed']))
} as const
