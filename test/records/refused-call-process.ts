import { copyFileSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { openRecords } from '../../src-main/records/index.ts'
import { failingCalls } from '../support/failing-calls.ts'
import { start } from '../support/list-data.ts'
import { dataKey, makeList, makeTempFolder, openTestRecords, planRows, removeFolder, send } from '../support/records.ts'

// Opens the same records again and again; each time another one of SQLite's calls fails once with EIO. Prints what each
// opening came to, and which call failed.

const calls = failingCalls()
if (calls === null) throw new Error('Started without failing calls')
const root = makeTempFolder()
const whole = join(root, 'whole')
const { records } = openTestRecords(whole)
const listId = makeList(records, 8)
planRows(records, listId, 8)
send(records, listId, 1)
records.close()

for (let number = 1, isFailed = true; isFailed; number += 1) {
  const folder = join(root, String(number))
  mkdirSync(folder)
  for (const name of readdirSync(whole)) copyFileSync(join(whole, name), join(folder, name))
  calls.begin(folder, { number, code: 'EIO' })
  const opened = openRecords({ folder, dataKey, now: () => start })
  const { failed } = calls.end()
  if (opened.ok) opened.value.records.close()
  const isQuarantined = readdirSync(folder).some((name) => name.includes('set-aside'))
  isFailed = failed !== null
  if (isFailed) {
    console.log(
      `${failed?.name}: ${opened.ok ? (opened.value.notice ?? 'sound') : opened.code}${isQuarantined ? ', quarantined' : ''}`
    )
  }
}
removeFolder(root)
