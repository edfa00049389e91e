import { readdirSync } from 'node:fs'
import { openRecords } from '../../src-main/records/index.ts'
import { copiedRecords } from '../support/copied-records.ts'
import { failingCalls } from '../support/failing-calls.ts'
import { start } from '../support/list-data.ts'
import { dataKey, makeTempFolder, removeFolder } from '../support/test-records.ts'

// Opens records on a disk that never again gives one byte of the database, by turns another one. Prints what the opening
// came to, whether a file was set aside, and what the records come to once the disk gives everything again.

const calls = failingCalls()
if (calls === null) throw new Error('Started without failing calls')
const root = makeTempFolder()
const copy = copiedRecords(root)

for (const number of process.argv.slice(2).map(Number)) {
  const folder = copy(String(number))
  calls.begin(folder, { number, code: 'EIO', isLasting: true })
  const opened = openRecords({ folder, dataKey, now: () => start })
  const { failed } = calls.end()
  const told = opened.ok ? (opened.value.notice ?? 'sound') : opened.code
  if (opened.ok) opened.value.records.close()
  const isKept = !readdirSync(folder).some((name) => name.includes('set-aside'))
  const again = openRecords({ folder, dataKey, now: () => start })
  const later = again.ok ? (again.value.notice ?? 'sound') : again.code
  if (again.ok) again.value.records.close()
  console.log(`${failed?.name}: ${told}, ${isKept ? 'kept' : 'set aside'}, then ${later}`)
}
removeFolder(root)
