// Sends the rows of a list one after the other and prints each step once it is recorded, until it is killed.
import { writeSync } from 'node:fs'
import { steps } from '../support/records.ts'
import { unwrap } from '../support/result.ts'
import { openTestRecords } from '../support/test-records.ts'

const [folder = '', listId = '', first = '1', last = '1'] = process.argv.slice(2)
const { records } = openTestRecords(folder)
for (let number = Number(first); number <= Number(last); number += 1) {
  unwrap(records.invitations.commit(listId, [steps.queue(number)]))
  unwrap(records.invitations.commit(listId, [steps.begin(number)]))
  writeSync(1, `begun ${number}\n`)
  unwrap(records.invitations.commit(listId, [steps.create(number)]))
  writeSync(1, `created ${number}\n`)
}
