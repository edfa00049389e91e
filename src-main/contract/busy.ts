/** What occupies a connection or a list, so that another operation has to wait. */
export type BusyReason = 'sending' | 'acting' | 'restoring' | 'looking-up' | 'erasing' | 'changing-connection'

/** Failures of a call that has to wait; each names what is waited for. */
export const busyCodes = [
  'busy-sending',
  'busy-acting',
  'busy-restoring',
  'busy-looking-up',
  'busy-erasing',
  'busy-changing-connection'
] as const satisfies readonly `busy-${BusyReason}`[]
export type BusyCode = (typeof busyCodes)[number]
