export {
  type Fault,
  type FaultName,
  type FaultPlan,
  type FaultRoute,
  type FaultRule,
  type FaultScope,
  faultNames,
  faultRule,
  isFaultName
} from './faults.ts'
export type {
  DeletionCause,
  PracticeEvent,
  PracticeInvite,
  PracticeMessage,
  RequestLogEntry
} from './observations.ts'
export type { PracticeOptions, PracticeVersion } from './options.ts'
export {
  type PracticeAccount,
  type PracticeQueue,
  type PracticeRole,
  practiceAccount,
  practiceAccounts,
  practiceDoctors,
  practiceQueues,
  practiceSharedSecret
} from './practice-accounts.ts'
export type { PracticePatients, PracticeServer } from './practice-server.ts'
export { startPracticeServer } from './start-practice-server.ts'
