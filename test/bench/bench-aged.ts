import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildIfOlder } from '../electron-host/build.ts'
import { type LaunchedApp, launchApp } from '../electron-host/launch.ts'
import { agedFolder, copyOf, type Keep, keptDays, openedAt, type Size, workingDays } from './aged/aged-folder.ts'
import { type MainFigures, measureMain } from './aged/main-figures.ts'

/*
 * Figures of a data folder that has lived, beside those of an empty one, by turns in one run. Ends with 1 when a bar is
 * missed.
 */

const { values: given } = parseArgs({
  options: {
    size: { type: 'string', default: 'month' },
    keep: { type: 'string', default: 'week' },
    runs: { type: 'string', default: '3' }
  }
})
const isKnown = given.size in workingDays && given.size !== 'empty' && given.keep in keptDays
if (!isKnown) throw new RangeError('--size month|year --keep week|quarter')
const size = given.size as Size
const keep = given.keep as Keep
const runs = Number(given.runs)

interface WindowFigures {
  /** ms from the first line of the main process, without what the browser took to start, to the first painted frame. */
  readonly window: number
  /** ms from there to the lists on the screen. */
  readonly usable: number
  /** MB */
  readonly main: number
  /** MB, after collecting garbage. */
  readonly heap: number
  readonly nodes: number
  readonly backToLists: number
  readonly reload: number
  readonly quit: number
}

const folder = mkdtempSync(join(tmpdir(), 'bench-aged-'))

/** When the first lines of the log were written, in the time of the app's process. */
function loggedAt(profileDir: string, kind: string): number {
  const lines = readFileSync(join(profileDir, 'logs', 'log.jsonl'), 'utf8')
    .trim()
    .split('\n')
  const entries = lines.map((line) => JSON.parse(line) as { readonly at: string; readonly event: { kind: string } })
  return Date.parse(entries.findLast(({ event }) => event.kind === kind)?.at ?? '')
}

async function listsShown(app: LaunchedApp): Promise<void> {
  await app.page.locator('#page-title').waitFor()
}

async function measureWindow(profileDir: string): Promise<WindowFigures> {
  const date = join(import.meta.dirname, '..', 'electron-host', 'date.ts')
  const app = await launchApp({
    profileDir,
    env: { NODE_OPTIONS: `--import=${date}`, HCW_HOST_DATE: String(openedAt) }
  })
  try {
    await listsShown(app)
    const shown = await app.page.evaluate(() => performance.timeOrigin + performance.now())
    const painted = await app.page.evaluate(
      () => performance.timeOrigin + (performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0)
    )
    // The clock of the app's process was set: by how much.
    const ahead = await app.electron.evaluate(() => Date.now() - (performance.timeOrigin + performance.now()))
    // The browser starts between the first line and the policy, which is read at once after it.
    const begun = loggedAt(profileDir, 'policy') - ahead
    const main = await app.electron.evaluate(() => process.memoryUsage().rss / 1e6)
    const client = await app.page.context().newCDPSession(app.page)
    await client.send('HeapProfiler.enable')
    await client.send('HeapProfiler.collectGarbage')
    const heap = (await client.send('Runtime.getHeapUsage')).usedSize / 1e6
    const nodes = await app.page.evaluate(() => document.getElementsByTagName('*').length)
    await app.page.getByRole('link', { name: /^Settings/ }).click()
    // Not that of the lists, which is there until the other screen has been loaded.
    await app.page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor()
    const backToLists = await app.page.evaluate(async () => {
      const now = performance.now()
      document.querySelector<HTMLElement>('nav a')?.click()
      await new Promise<void>((resolve) => {
        const look = () => (document.querySelector('#page-title') === null ? requestAnimationFrame(look) : resolve())
        requestAnimationFrame(() => requestAnimationFrame(look))
      })
      return performance.now() - now
    })
    const reloadedAt = performance.now()
    await app.page.reload()
    await listsShown(app)
    const reload = performance.now() - reloadedAt
    const quitAt = performance.now()
    await app.close()
    const quit = performance.now() - quitAt
    return { window: painted - begun, usable: shown - begun, main, heap, nodes, backToLists, reload, quit }
  } catch (error) {
    await app.kill()
    throw error
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

const missed: string[] = []

/** `most`: of the figure itself, or of its ratio to that of the empty folder. */
function report(
  name: string,
  unit: string,
  aged: number,
  empty: number,
  most?: { figure?: number; ratio?: number }
): void {
  const ratio = aged / empty
  const isMet =
    most === undefined ||
    (aged <= (most.figure ?? Number.POSITIVE_INFINITY) && ratio <= (most.ratio ?? Number.POSITIVE_INFINITY))
  if (!isMet) missed.push(name)
  const digits = aged < 10 ? 1 : 0
  const bar = most === undefined ? '' : most.figure === undefined ? `≤ ${most.ratio} ×` : `≤ ${most.figure} ${unit}`
  const cells = [`${aged.toFixed(digits)} ${unit}`, `${empty.toFixed(digits)} ${unit}`, `${ratio.toFixed(1)} ×`, bar]
  const widths = [14, 14, 9, 12]
  const row = cells.map((cell, index) => cell.padStart(widths[index] ?? 0)).join('')
  console.log(`${isMet ? (most === undefined ? '      ' : 'ok    ') : 'MISSED'} ${name.padEnd(44)}${row}`)
}

function reportWindow(aged: readonly WindowFigures[], empty: readonly WindowFigures[]): void {
  const of = (some: readonly WindowFigures[], name: keyof WindowFigures) => median(some.map((one) => one[name]))
  const both = (name: keyof WindowFigures) => [of(aged, name), of(empty, name)] as const
  report('start to window', 'ms', ...both('window'), { ratio: 1.2 })
  report('start to lists', 'ms', ...both('usable'), { ratio: 1.5 })
  report('memory of main', 'MB', ...both('main'), { ratio: 2 })
  report('heap of the window', 'MB', ...both('heap'), { figure: 20 })
  report('elements of the window', '', ...both('nodes'), { figure: 6000 })
  report('back to the lists', 'ms', ...both('backToLists'), { figure: 200 })
  report('reload of the window', 'ms', ...both('reload'), { ratio: 2 })
  report('quit', 'ms', ...both('quit'), { figure: 1500 })
}

function reportMain(aged: MainFigures, empty: MainFigures): void {
  const both = (name: keyof MainFigures) => [aged[name], empty[name]] as const
  report('opening the records, until they are read', 'ms', ...both('openMs'), { figure: 1500 })
  report('checking everything, in a thread', 'ms', ...both('checkMs'))
  report('peak memory while that is done', 'MB', ...both('peakMb'), { figure: 250 })
  report('first page of lists', 'ms', ...both('listsMs'), { figure: 50 })
  report('first page of lists', 'kB', ...both('listsKb'), { figure: 100 })
  report('hourly look of retention, longest block', 'ms', ...both('retentionBlockMs'), { figure: 50 })
  report('  processor time in it', 'ms', ...both('retentionBlockCpuMs'), { figure: 50 })
  report('search for a patient, longest block', 'ms', ...both('searchBlockMs'), { figure: 50 })
  report('  processor time in it', 'ms', ...both('searchBlockCpuMs'), { figure: 50 })
  report('search for a patient', 'ms', ...both('searchMs'))
  report('day board', 'ms', ...both('boardMs'), { figure: 1000 })
  report('day board, longest block', 'ms', ...both('boardBlockMs'), { figure: 50 })
  report('  processor time in it', 'ms', ...both('boardBlockCpuMs'), { figure: 50 })
  report('journal, first page', 'ms', ...both('auditLogMs'), { figure: 50 })
  report('guard, a list of 200', 'ms', ...both('guardMs'), { ratio: 1.5 })
  report('  processor time in it', 'ms', ...both('guardCpuMs'), { ratio: 1.5 })
  report('start of a batch of 200', 'ms', ...both('batchStartMs'), { ratio: 1.5 })
  report('refresh of 200 invitations', 'ms', ...both('refreshMs'), { ratio: 1.5 })
  report('given to be written per invitation', 'kB', ...both('givenKb'), { figure: 100 })
  report('  counted by Linux, in whole folios', 'kB', ...both('writtenKb'), { figure: 100 })
  report('database', 'MB', ...both('databaseMb'))
  report('sent log', 'MB', ...both('sentLogMb'))
}

buildIfOlder()
console.log(`folders: ${size}, kept for a ${keep}; load ${loadavg()[0]?.toFixed(1)}`)
const sources = { aged: await agedFolder(size, keep), empty: await agedFolder('empty', keep) }
try {
  const main = {
    aged: measureMain(copyOf(sources.aged, join(folder, 'aged')), keptDays[keep]),
    empty: measureMain(copyOf(sources.empty, join(folder, 'empty')), keptDays[keep])
  }
  const aged: WindowFigures[] = []
  const empty: WindowFigures[] = []
  // The first one finds cold files: it is not counted.
  await measureWindow(copyOf(sources.empty, join(folder, 'empty')))
  for (let run = 0; run < runs; run += 1) {
    empty.push(await measureWindow(copyOf(sources.empty, join(folder, 'empty'))))
    aged.push(await measureWindow(copyOf(sources.aged, join(folder, 'aged'))))
  }
  console.log(
    `${' '.repeat(51)}${[size, 'empty', 'ratio', 'bar'].map((cell, index) => cell.padStart([14, 14, 9, 12][index] ?? 0)).join('')}`
  )
  reportWindow(aged, empty)
  reportMain(main.aged, main.empty)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
console.log(`load ${loadavg()[0]?.toFixed(1)} after`)
process.exitCode = missed.length > 0 ? 1 : 0
