import { copyFileSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { openRecords } from '../../src-main/records/index.ts'
import { failingCalls } from '../support/failing-calls.ts'
import { start } from '../support/list-data.ts'
import { dataKey, makeList, makeTempFolder, openTestRecords, planRows, removeFolder, send } from '../support/records.ts'

// Opens records on a disk that never again gives one byte of the database, by turns another one. Prints what the opening
// came to, whether a file was set aside, and what the records come to once the disk gives everything again.

const calls = failingCalls()
if (calls === null) throw new Error('Started without failing calls')
const root = makeTempFolder()
const whole = join(root, 'whole')
const { records } = openTestRecords(whole)
const listId = makeList(records, 8)
planRows(records, listId, 8)
send(records, listId, 1)
records.close()

for (const number of process.argv.slice(2).map(Number)) {
  const folder = join(root, String(number))
  mkdirSync(folder)
  for (const name of readdirSync(whole)) copyFileSync(join(whole, name), join(folder, name))
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
