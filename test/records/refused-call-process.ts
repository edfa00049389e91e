import { readdirSync } from 'node:fs'
import { openRecords } from '../../src-main/records/index.ts'
import { copiedRecords } from '../support/copied-records.ts'
import { failingCalls } from '../support/failing-calls.ts'
import { start } from '../support/list-data.ts'
import { dataKey, makeTempFolder, removeFolder } from '../support/test-records.ts'

// Opens the same records again and again; each time another one of SQLite's calls fails once with EIO. Prints what each
// opening came to, and which call failed.

const calls = failingCalls()
if (calls === null) throw new Error('Started without failing calls')
const root = makeTempFolder()
const copy = copiedRecords(root)

for (let number = 1, isFailed = true; isFailed; number += 1) {
  const folder = copy(String(number))
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
