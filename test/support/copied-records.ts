import { copyFileSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { makeList, planRows, send } from './records.ts'
import { openTestRecords } from './test-records.ts'

/** Records of a list of eight, one of them invited. The function makes a copy in a folder of its own: its path. */
export function copiedRecords(root: string): (name: string) => string {
  const whole = join(root, 'whole')
  const { records } = openTestRecords(whole)
  const listId = makeList(records, 8)
  planRows(records, listId, 8)
  send(records, listId, 1)
  records.close()
  return (name) => {
    const folder = join(root, name)
    mkdirSync(folder)
    for (const file of readdirSync(whole)) copyFileSync(join(whole, file), join(folder, file))
    return folder
  }
}
