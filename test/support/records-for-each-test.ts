import { afterEach, beforeEach } from 'vitest'
import type { OpenedRecords, Records, RecordsNotice } from '../../src-main/records/index.ts'
import { makeTempFolder, openTestRecords, removeFolder } from './test-records.ts'

/**
 * New records in a temporary folder for each test of a file. `use` gets them before each test and after each reopening.
 * Returns a function that restarts: it closes the records, calls `whileClosed`, opens them and returns the notice.
 */
export function recordsForEachTest(
  use: (records: Records, folder: string) => void
): (whileClosed?: () => void) => RecordsNotice | null {
  let folder: string
  let opened: OpenedRecords
  const openAgain = () => {
    opened = openTestRecords(folder)
    use(opened.records, folder)
  }
  beforeEach(() => {
    folder = makeTempFolder()
    openAgain()
  })
  afterEach(() => {
    opened.records.close()
    removeFolder(folder)
  })
  return (whileClosed = () => undefined) => {
    opened.records.close()
    whileClosed()
    openAgain()
    return opened.notice
  }
}
