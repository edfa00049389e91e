import { type Database, numberOf } from './database.ts'

// Which version of the app brought a database to its format: an earlier one that cannot open it says so. It is SQLite's
// "application id", 32 bits of the file's header that nothing else uses, so that every version can read it.

/** What a failure says in its details when only a later version of the app can open the records. */
const newerVersion = 'newer-version'

/** A later version of the app has written the file: `neededVersion`, where that is known, or a later one opens it. */
export class NewerVersionError extends Error {
  override readonly name = 'NewerVersionError'
  readonly detail: string

  constructor(neededVersion: string | null) {
    super()
    this.detail = neededVersion === null ? newerVersion : `${newerVersion} ${neededVersion}`
  }
}

/** Undefined: the failure has another reason. Null: a later version is needed, and it is not known which one. */
export function neededVersionIn(detail: string | undefined): string | null | undefined {
  const [reason, version = null] = detail?.split(' ') ?? []
  return reason === newerVersion ? version : undefined
}

/** Notes the version of the app that has brought the database to its format; other texts than `1.2.3` leave it as it is. */
export function writeAppVersion(database: Database, version: string): void {
  const [, major, minor, patch] = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?!\d)/.exec(version)?.map(Number) ?? []
  if (major === undefined || minor === undefined || patch === undefined) return
  database.execute(`PRAGMA application_id = ${(major * 1000 + minor) * 1000 + patch}`)
}

/** Null: the file was made before versions were noted. */
export function readAppVersion(database: Database): string | null {
  const id = numberOf(database.prepare('PRAGMA application_id').get()?.['application_id'])
  if (id <= 0) return null
  return [Math.floor(id / 1_000_000), Math.floor(id / 1000) % 1000, id % 1000].join('.')
}
