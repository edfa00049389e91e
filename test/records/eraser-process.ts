// Erases patients of a list step by step and prints each step once it is recorded, until it is killed.
import { writeSync } from 'node:fs'
import { account, start } from '../support/list-data.ts'
import { eraseRows, open } from './builders.ts'

const [folder = '', listId = '', every = '1'] = process.argv.slice(2)
const { records } = open(folder)
writeSync(1, 'open\n')
const goes = ({ appointmentAt }: { readonly appointmentAt: number | null }) =>
  ((appointmentAt ?? 0) - start) % (Number(every) * 3_600_000) === 0
eraseRows(records, listId, { account, at: start, goes }, ({ erased }) => writeSync(1, `erased ${erased}\n`))
writeSync(1, 'done\n')
