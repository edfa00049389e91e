// Erases patients of a list step by step and says each step once it is recorded, until it is killed.
import { writeSync } from 'node:fs'
import type { ErasureProgress, RetentionStore } from '../../src-main/retention/store.ts'
import { account, open, start, valueIn } from './builders.ts'

const [folder = '', listId = '', every = '1'] = process.argv.slice(2)
const { records } = open(folder)
writeSync(1, 'open\n')
for (let progress: ErasureProgress | null = null; ; ) {
  const goes = ({ appointmentAt }: { readonly appointmentAt: number | null }) =>
    ((appointmentAt ?? 0) - start) % (Number(every) * 3_600_000) === 0
  const step: ReturnType<RetentionStore['erase']> = records.retention.erase(
    listId,
    { account, at: start, goes },
    progress
  )
  const { erased, next } = valueIn(step)
  writeSync(1, `erased ${erased}\n`)
  progress = next
  if (progress === null) break
}
valueIn(records.retention.settle())
writeSync(1, 'done\n')
