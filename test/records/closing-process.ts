// Closes off what has ended, shortens the sent log, gives room back, and prints each step once it is recorded, until it is killed.
import { writeSync } from 'node:fs'
import { longAfter } from '../support/closed-records.ts'
import { unwrap } from '../support/result.ts'
import { openTestRecords } from '../support/test-records.ts'

const [folder = ''] = process.argv.slice(2)
const { retention } = openTestRecords(folder).records
writeSync(1, 'open\n')
for (let next = unwrap(retention.closeOff(longAfter, null)).next; next !== null; ) {
  writeSync(1, `closed ${next.phase}\n`)
  next = unwrap(retention.closeOff(longAfter, next)).next
}
unwrap(await retention.shortenLog())
writeSync(1, 'shortened\n')
while (unwrap(retention.shrink()).left > 0) writeSync(1, 'shrunk\n')
writeSync(1, 'done\n')
