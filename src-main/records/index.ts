export type { KnownServer } from './adopt-servers.ts'
export { documentAskedAgain, rowAskedAgain } from './asked-again.ts'
export type { AuditEntry, AuditLog } from './audit-log.ts'
export { type DirectoryStore, isSameTarget } from './directory-store.ts'
export { createFolderClaims, type FolderClaims, type FolderUser, silentForMs } from './folder-claim.ts'
export type { ListStore } from './list-store-calls.ts'
export { neededVersionIn } from './needed-version.ts'
export {
  type OpenedRecords,
  openRecords,
  type Records,
  type RecordsNotice,
  type RecordsOptions
} from './open-records.ts'
export { openUnchecked } from './open-unchecked.ts'
export { hasRecords, quarantineRecords } from './records-files.ts'
export { type CheckResult, createRecordsThread, type RecordsThread, type RunningCheck } from './records-thread.ts'
export type { Machine } from './run-of-records.ts'
export { recordsSchemaVersion } from './schema.ts'
export { type StorageFailureCode, type StorageResult, toStorageFailure } from './storage-failure.ts'
export type { TemplateStore } from './template-store.ts'
export { watchDamage } from './watch-damage.ts'
