import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ratePerSecondRange } from '#contract/sending.ts'
import { practiceCredentials } from '../../src-main/handlers/practice-host.ts'
import { connectServer } from '../e2e/app-driver.ts'
import { createAppUser } from '../e2e/app-user.ts'
import { buildIfOlder } from '../electron-host/build.ts'
import { type LaunchedApp, launchApp } from '../electron-host/launch.ts'
import { spawnPractice } from '../practice/spawn-practice.ts'
import { typicalList } from './typical-list.ts'

/*
 * Lists that are sent one after the other in one run of the app, with the board open meanwhile: what the app holds after each, once
 * the garbage is collected. The server is in another process: it remembers every request. Ends with 1 where the app grows from the
 * first lists to the last by more than what is remembered of them.
 */

const { values: given } = parseArgs({
  options: { lists: { type: 'string', default: '40' }, patients: { type: 'string', default: '200' } }
})
const lists = Number(given.lists)
const patients = Number(given.patients)

interface Held {
  /** MB in use. */
  readonly mainHeap: number
  readonly windowHeap: number
  /** What keeps the main process running, timers among them. */
  readonly handles: number
  readonly timers: number
  readonly mainListeners: number
  readonly windowListeners: number
  readonly nodes: number
}

/** From the first lists to the last. A list that was sent is remembered: a line of the overview, its header in main. */
const mayGrow: Held = {
  mainHeap: 4,
  windowHeap: 4,
  handles: 4,
  timers: 4,
  mainListeners: 2,
  windowListeners: 60,
  nodes: 600
}

async function heldBy(app: LaunchedApp): Promise<Held> {
  const main = await app.electron.evaluate(() => {
    const v8 = process.getBuiltinModule('node:v8')
    const vm = process.getBuiltinModule('node:vm')
    v8.setFlagsFromString('--expose-gc')
    const collect = vm.runInNewContext('gc') as () => void
    collect()
    collect()
    const resources = process.getActiveResourcesInfo()
    return {
      mainHeap: process.memoryUsage().heapUsed / 1e6,
      handles: resources.filter((kind) => kind !== 'Timeout').length,
      timers: resources.filter((kind) => kind === 'Timeout').length,
      mainListeners: process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0)
    }
  })
  const client = await app.page.context().newCDPSession(app.page)
  try {
    await client.send('HeapProfiler.collectGarbage')
    const { usedSize } = await client.send('Runtime.getHeapUsage')
    const { jsEventListeners, nodes } = await client.send('Memory.getDOMCounters')
    return { ...main, windowHeap: usedSize / 1e6, windowListeners: jsEventListeners, nodes }
  } finally {
    await client.detach()
  }
}

async function sendList(app: LaunchedApp, list: number): Promise<void> {
  const user = createAppUser(app, app.page)
  const { page } = user
  await user.goTo('Lists')
  await user.drop(`soak ${list}.csv`, typicalList(patients, practiceCredentials.doctors[0] ?? '', list * patients))
  // The columns are asked once.
  if (list === 0) await user.goOnToCheck()
  await user.grid.waitFor()
  await user.isSaved()
  await user.goOnToSend()
  await user.send()
  await page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: 'Day', exact: true }).click()
  await user.isTitled('Day')
  while (batchesEnded(app) <= list) await page.waitForTimeout(200)
}

/** As the app's own log has it. */
function batchesEnded({ profileDir }: LaunchedApp): number {
  const lines = readFileSync(join(profileDir, 'logs', 'log.jsonl'), 'utf8')
    .trim()
    .split('\n')
  return lines.filter((line) => {
    const { event } = JSON.parse(line) as { readonly event: { readonly kind: string; readonly phase?: string } }
    return event.kind === 'batch' && event.phase === 'finished'
  }).length
}

const keys = Object.keys(mayGrow) as (keyof Held)[]
const shown = (of: Held) => keys.map((key) => `${key} ${of[key].toFixed(key.endsWith('Heap') ? 1 : 0)}`).join(', ')

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN
}

buildIfOlder()
const profileDir = mkdtempSync(join(tmpdir(), 'bench-soak-'))
writeFileSync(
  join(profileDir, 'settings.json'),
  JSON.stringify({ language: 'en', ratePerSecond: ratePerSecondRange.max })
)
console.log(`${lists} lists of ${patients} patients; load ${loadavg()[0]?.toFixed(1)}`)
const held: Held[] = []
const server = await spawnPractice(join(profileDir, 'server.jsonl'), { seed: 1, keepRequests: 100 })
const app = await launchApp({ profileDir })
try {
  await connectServer(createAppUser(app, app.page), server)
  for (let list = 0; list < lists; list += 1) {
    await sendList(app, list)
    held.push(await heldBy(app))
    if (list % 5 === 4) console.log(`${String(list + 1).padStart(4)}: ${shown(held.at(-1) as Held)}`)
  }
} finally {
  await app.close()
  await server.stop()
  rmSync(profileDir, { recursive: true, force: true })
}
// The first list warms up: code is compiled, screens are loaded.
const some = Math.max(1, Math.floor(held.length / 4))
const missed = keys.filter((key) => {
  const of = (part: readonly Held[]) => median(part.map((one) => one[key]))
  const [first, last] = [of(held.slice(1, 1 + some)), of(held.slice(-some))]
  const isFlat = last - first <= mayGrow[key]
  console.log(
    `${isFlat ? 'ok    ' : 'MISSED'} ${key}: ${first.toFixed(1)} to ${last.toFixed(1)}, may grow by ${mayGrow[key]}`
  )
  return !isFlat
})
console.log(`load ${loadavg()[0]?.toFixed(1)} after`)
process.exitCode = missed.length > 0 ? 1 : 0
