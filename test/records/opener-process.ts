// Opens records and says whether that worked.
import { openTestRecords } from '../support/test-records.ts'

const [folder = ''] = process.argv.slice(2)
try {
  openTestRecords(folder)
  console.log('opened')
} catch (error) {
  console.log(error instanceof Error ? error.message : error)
}
