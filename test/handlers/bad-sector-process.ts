import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createRecordsThread } from '../../src-main/records/index.ts'
import { systemClock } from '../../src-main/sending/clock.ts'
import { failingCalls } from '../support/failing-calls.ts'
import { blankRows, makeDataFolder, removeDataFolder, startApp, storeList } from './app-fixture.ts'

// On a disk that does not give one byte of the database to the check of the open records, once or never again: a list is stored at
// once, which waits for that check. Which byte is said by the number of the read. Prints what the app told and what became of it.

const calls = failingCalls()
if (calls === null) throw new Error('Started without failing calls')
const thread = createRecordsThread(new URL('../../src-main/records/records-worker.ts', import.meta.url))
/** The app's waits are cut, so that it tries again at once. */
const hasty = {
  ...systemClock,
  sleep: (ms: number, signal?: AbortSignal) => systemClock.sleep(ms <= 60_000 ? 5 : ms, signal)
}

const [how, ...numbers] = process.argv.slice(2)
for (const number of numbers.map(Number)) {
  const folder = makeDataFolder()
  const records = join(folder, 'records')
  const before = await startApp(folder)
  await storeList(before, blankRows(300))
  await before.close()
  const app = await startApp(folder, { thread, clock: hasty })
  const reloads = () => app.changes.filter(({ change }) => change.kind === 'reload').length
  const notice = async () => (await app.call('app.snapshot', undefined)).recordsNotice
  // Nothing but the check reads until it has found sound what decides about sending.
  calls.begin(records, { number, code: 'EIO', isLasting: how === 'lasting' })
  const stored = storeList(app, blankRows(2)).then(
    () => 'stored',
    () => 'refused'
  )
  const told: (string | null)[] = []
  if (how === 'lasting') {
    await app.until(() => reloads() > 0)
    told.push(await notice())
    const before = reloads()
    calls.end()
    await app.until(() => reloads() > before)
  }
  const answer = await stored
  const { failed } = calls.end()
  told.push(await notice())
  const lists = (await app.lists()).length
  await app.close()
  const isKept = !readdirSync(records).some((name) => name.includes('set-aside'))
  const outcome = [`${answer}, ${lists} lists`, reloads() > 0 ? 'reloaded' : 'as it was', isKept ? 'kept' : 'set aside']
  console.log([how === 'lasting' ? 'pread' : failed?.name, told.join(', then '), ...outcome].join(': '))
  removeDataFolder(folder)
}
