// Erases patients of a list step by step and prints each step once it is recorded, until it is killed.
import { writeSync } from 'node:fs'
import { account, start } from '../support/list-data.ts'
import { eraseRows } from '../support/records.ts'
import { openTestRecords } from '../support/test-records.ts'

const [folder = '', listId = '', every = '1'] = process.argv.slice(2)
const { records } = openTestRecords(folder)
writeSync(1, 'open\n')
const shouldErase = ({ appointmentAt }: { readonly appointmentAt: number | null }) =>
  ((appointmentAt ?? 0) - start) % (Number(every) * 3_600_000) === 0
eraseRows(records, listId, { account, at: start, shouldErase }, ({ erased }) => writeSync(1, `erased ${erased}\n`))
writeSync(1, 'done\n')
