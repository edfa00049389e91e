import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { argv } from 'node:process'
import type { Page } from 'playwright-core'
import { practiceCredentials } from '../../src-main/handlers/practice-host.ts'
import { buildIfOlder } from '../electron-host/build.ts'
import { type LaunchedApp, launchApp, runtimeOfTests } from '../electron-host/launch.ts'
import { busiestSecond } from './busiest-second.ts'
import { typicalList } from './typical-list.ts'
import { type LongTask, longTasksBetween, type ScrolledPair, scrollTable, watchWindow } from './window-probe.ts'

/*
 * Figures of the app in its window: a list coming in, scrolled, typed into, searched, sent. Times are the page's own,
 * up to the frame that was painted. Ends with 1 when a target is missed. `--runs N` repeats the lists, `--only small`,
 * `large` or `sending` does a part.
 */

const option = (name: string) => argv[argv.indexOf(name) + 1 || argv.length]
const runs = Number(option('--runs') ?? 3)
const only = option('--only')
const taskMax = 50
const missed: string[] = []

function report(name: string, figure: string, isMet: boolean): void {
  console.log(`${isMet ? 'ok    ' : 'MISSED'} ${name}: ${figure}`)
  if (!isMet) missed.push(name)
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN
const ms = (value: number) => `${Math.round(value)} ms`
const spread = (values: readonly number[]) =>
  `median ${ms(median(values))}, best ${ms(Math.min(...values))} [${values.map(Math.round).join(' ')}]`

function reportTasks(name: string, tasks: readonly LongTask[], isTarget = true): void {
  const worst = Math.max(0, ...tasks.map((task) => task.ms))
  if (isTarget) report(`tasks over ${taskMax} ms ${name}`, `${tasks.length}, worst ${ms(worst)}`, worst <= taskMax)
  for (const { at, ms: length, scripts } of tasks) {
    console.log(`         at ${ms(at)}: ${ms(length)} ${scripts.join('; ')}`)
  }
}

/** A frame may take what the screen gives it, or a tenth more than an empty element takes here. */
function reportScrolling(name: string, { table, floor }: ScrolledPair): void {
  const words = ({ medianMs, p95Ms, worstMs, frames, thread }: ScrolledPair['table']) => {
    const times = [medianMs, p95Ms, worstMs].map((value) => value.toFixed(1)).join(', ')
    const parts = Object.entries(thread).map(([part, value]) => `${part} ${value.toFixed(1)}`)
    return `median, 95 %, worst ${times} ms in ${frames} frames; ms of the window's thread a step: ${parts.join(', ')}`
  }
  const ratio = table.medianMs / floor.medianMs
  report(`${name}, frame`, words(table), table.medianMs < 17.5 || ratio <= 1.1)
  console.log(`       an empty element the same way: ${words(floor)}; ratio of the medians ${ratio.toFixed(2)}`)
  report(`${name}, blank frames`, String(table.blankFrames), table.blankFrames === 0)
}

/** Hands a file over as if it had been dropped; the answer is when, on the page's clock. */
async function drop(page: Page, path: string): Promise<number> {
  await page.evaluate(() => {
    const input = document.createElement('input')
    input.type = 'file'
    input.id = 'bench-file'
    input.hidden = true
    document.body.append(input)
  })
  await page.setInputFiles('#bench-file', path)
  return page.evaluate(() => {
    const input = document.getElementById('bench-file') as HTMLInputElement
    const carried = new DataTransfer()
    carried.items.add(input.files?.[0] as File)
    input.remove()
    const now = performance.now()
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: carried, bubbles: true, cancelable: true }))
    return now
  })
}

const firstRow = (page: Page) => page.evaluate(() => globalThis.probe.when(globalThis.probe.firstRowShown))
const saved = (page: Page) =>
  page.evaluate(() => globalThis.probe.when(() => globalThis.probe.isSaid('status', 'Saved')))

/** Jumps to the list's end and waits for its last row. */
function lastRow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const table = document.querySelector('[role=grid]') as HTMLElement
    return globalThis.probe.when(() => {
      table.scrollTop = table.scrollHeight
      return globalThis.probe.lastRowShown()
    })
  })
}

async function goTop(page: Page): Promise<void> {
  await page.evaluate(() => {
    const table = document.querySelector('[role=grid]') as HTMLElement
    table.scrollTop = 0
    return globalThis.probe.when(globalThis.probe.firstRowShown)
  })
}

/** A fresh profile that already has a template for this file. */
async function launchKnowing(folder: string): Promise<LaunchedApp> {
  const app = await launchApp()
  const { page } = app
  await page.waitForSelector('#page-title')
  await watchWindow(page)
  const path = join(folder, 'seed.csv')
  writeFileSync(path, typicalList(20, practiceCredentials.doctors[0] ?? ''))
  await drop(page, path)
  await page.getByRole('button', { name: 'Continue to check' }).click()
  await firstRow(page)
  await saved(page)
  return app
}

async function benchSmall(folder: string): Promise<void> {
  const path = join(folder, 'ten-thousand.csv')
  const bytes = typicalList(10_000, practiceCredentials.doctors[0] ?? '')
  writeFileSync(path, bytes)
  const dropped: number[] = []
  const chosen: number[] = []
  const app = await launchKnowing(folder)
  const { page } = app
  try {
    for (let run = 0; run < runs; run += 1) {
      await page.getByRole('link', { name: /lists/i }).first().click()
      await page.getByRole('button', { name: /Choose a file/ }).waitFor()
      const droppedAt = await drop(page, path)
      dropped.push((await firstRow(page)) - droppedAt)
      await saved(page)
      await page.getByRole('link', { name: /lists/i }).first().click()
      const choose = page.getByRole('button', { name: /Choose a file/ })
      await choose.waitFor()
      await app.queueDialog({ kind: 'open', filePaths: [path] })
      const pressedAt = await page.evaluate(() => performance.now())
      await choose.click()
      chosen.push((await firstRow(page)) - pressedAt)
      await saved(page)
    }
    report('10,000 rows, dropped, to rows in the table', spread(dropped), median(dropped) < 2000)
    report('10,000 rows, chosen in a dialog, to rows in the table', spread(chosen), median(chosen) < 2000)
    reportScrolling('10,000 rows, scrolled by 120 px', await scrollTable(page, 120, 150))
    reportScrolling('10,000 rows, scrolled by 1200 px', await scrollTable(page, 1200, 150))
  } finally {
    await app.close()
  }
}

/** Presses a key; ms from the key to the frame that shows what it did to the cell. */
async function pressInto(page: Page, key: string, row: number, isOpen: boolean): Promise<number> {
  // The page must be listening before the key comes: keys overtake what else is asked of a busy page.
  await page.evaluate(
    ([index, wanted]) => {
      const pressed = new Promise<number>((resolve) => {
        document.addEventListener('keydown', ({ timeStamp }) => resolve(timeStamp), { capture: true, once: true })
      })
      const shown = globalThis.probe.when(() => {
        const cell = document.querySelector(`[data-row="${index}"] [data-column="3"]`)
        const input = cell?.querySelector('input')
        return wanted ? input?.value === 'Z' : input === null && cell?.textContent?.startsWith('Z') === true
      })
      globalThis.probe.answer = Promise.all([pressed, shown]).then(([from, to]) => to - from)
    },
    [row, isOpen] as const
  )
  await page.keyboard.press(key)
  return page.evaluate(() => globalThis.probe.answer)
}

async function typeInto(page: Page, row: number): Promise<{ readonly letter: number; readonly cell: number }> {
  await page.locator(`[data-row="${row}"] [data-column="3"]`).click()
  const letter = await pressInto(page, 'Z', row, true)
  return { letter, cell: await pressInto(page, 'Enter', row, false) }
}

async function benchLarge(folder: string): Promise<void> {
  const path = join(folder, 'hundred-thousand.csv')
  const bytes = typicalList(100_000, practiceCredentials.doctors[0] ?? '')
  writeFileSync(path, bytes)
  console.log(`100,000 rows, 8 columns, ${(bytes.length / 1e6).toFixed(1)} MB Windows-1252`)
  const firsts: number[] = []
  const lasts: number[] = []
  const stores: number[] = []
  const tasks: LongTask[] = []
  for (let run = 0; run < runs; run += 1) {
    const app = await launchKnowing(folder)
    const { page } = app
    try {
      await page.getByRole('link', { name: /lists/i }).first().click()
      await page.getByRole('button', { name: /Choose a file/ }).waitFor()
      const droppedAt = await drop(page, path)
      firsts.push((await firstRow(page)) - droppedAt)
      lasts.push((await lastRow(page)) - droppedAt)
      await goTop(page)
      const savedAt = await saved(page)
      stores.push(savedAt - droppedAt)
      tasks.push(...(await longTasksBetween(page, droppedAt, savedAt)))
      if (run < runs - 1) continue
      report('100,000 rows, dropped, to rows in the table', spread(firsts), median(firsts) < 3000)
      report('100,000 rows, dropped, to the last row', spread(lasts), median(lasts) < 3000)
      console.log(`       100,000 rows, dropped, to stored: ${spread(stores)}`)
      reportTasks(`while 100,000 rows come in, ${runs} times`, tasks)
      await benchUse(page)
    } finally {
      await app.close()
    }
  }
}

/** Scrolling, typing, filtering and searching in the large list. */
async function benchUse(page: Page): Promise<void> {
  reportScrolling('100,000 rows, scrolled by 120 px', await scrollTable(page, 120, 200))
  reportScrolling('100,000 rows, scrolled by 1200 px', await scrollTable(page, 1200, 200))
  await goTop(page)
  const startedAt = await page.evaluate(() => performance.now())
  const letters: number[] = []
  const cells: number[] = []
  for (const row of [2, 3, 4, 5, 6, 7, 8]) {
    const { letter, cell } = await typeInto(page, row)
    letters.push(letter)
    cells.push(cell)
  }
  report('a letter typed, to the open cell painted', spread(letters), Math.max(...letters) < 100)
  report('Enter, to the cell painted', spread(cells), Math.max(...cells) < 100)
  reportTasks(
    'while typing',
    await longTasksBetween(page, startedAt, await page.evaluate(() => performance.now())),
    false
  )
  const filterMs = await page.getByRole('radio', { name: /To fix/ }).evaluate((radio) => {
    const now = performance.now()
    ;(radio as HTMLElement).click()
    return globalThis.probe
      .when(() => document.querySelector('[role=grid]')?.getAttribute('aria-rowcount') !== '100001')
      .then((at) => at - now)
  })
  console.log(`       filter "To fix": ${ms(filterMs)}`)
  await page.getByRole('radio', { name: /^All/ }).evaluate((radio) => {
    ;(radio as HTMLElement).click()
    return globalThis.probe.when(
      () => document.querySelector('[role=grid]')?.getAttribute('aria-rowcount') === '100001'
    )
  })
  const searches: number[] = []
  for (const words of ['patient.99999@', '076 ', 'lüthi']) {
    await page.evaluate(() => {
      const before = document.querySelector('[role=grid]')?.getAttribute('aria-rowcount')
      const typed = new Promise<number>((resolve) => {
        document.addEventListener('input', ({ timeStamp }) => resolve(timeStamp), { capture: true, once: true })
      })
      const shown = globalThis.probe.when(
        () => (document.querySelector('[role=grid]')?.getAttribute('aria-rowcount') ?? before) !== before
      )
      globalThis.probe.answer = Promise.all([typed, shown]).then(([from, to]) => to - from)
    })
    await page.getByRole('searchbox').fill(words)
    searches.push(await page.evaluate(() => globalThis.probe.answer))
  }
  console.log(`       searches, the first one makes the index: ${searches.map(ms).join(', ')}`)
}

async function benchSending(folder: string): Promise<void> {
  const count = 500
  const path = join(folder, 'five-hundred.csv')
  // One of them cannot be reached.
  writeFileSync(path, typicalList(count + 1, practiceCredentials.doctors[0] ?? ''))
  const app = await launchKnowing(folder)
  const { page } = app
  try {
    // Node's own client reports each request when it begins, so the figures do not depend on the app.
    await app.electron.evaluate(() => {
      const begun: number[] = []
      Object.assign(globalThis, { begun })
      const channels = process.getBuiltinModule('node:diagnostics_channel')
      channels.subscribe('undici:request:create', (message) => {
        const { method, path: asked } = (message as { request: { method: string; path: string } }).request
        if (method === 'POST' && !asked.includes('login')) begun.push(performance.now())
      })
    })
    await page.getByRole('link', { name: /lists/i }).first().click()
    await page.getByRole('button', { name: /Choose a file/ }).waitFor()
    await drop(page, path)
    await firstRow(page)
    await page.getByRole('button', { name: /^Continue to send/ }).click()
    const startedAt = await page.evaluate(() => performance.now())
    await page.getByRole('button', { name: new RegExp(`^Send ${count} invitations`) }).click()
    await page.getByText(`All ${count} patients are invited.`).first().waitFor({ timeout: 120_000 })
    const endedAt = await page.evaluate(() => performance.now())
    const begun = await app.electron.evaluate(() => (globalThis as unknown as { begun: number[] }).begun)
    const seconds = ((begun.at(-1) ?? 0) - (begun[0] ?? 0)) / 1000
    const busiest = busiestSecond(begun)
    report('requests begun', `${begun.length} for ${count} patients`, begun.length === count)
    report('requests begun in the busiest full second, 8 configured', String(busiest), busiest <= 8)
    const spans = begun.slice(8).map((at, index) => at - (begun[index] ?? 0))
    const nearest = Math.min(...spans).toFixed(0)
    console.log(`       rate ${((begun.length - 1) / seconds).toFixed(2)}/s over ${seconds.toFixed(1)} s`)
    console.log(
      `       nine requests never within less than ${nearest} ms, ` +
        `${spans.filter((span) => span < 1000).length} times of ${spans.length} within a second`
    )
    reportTasks(`while ${count} are sent`, await longTasksBetween(page, startedAt, endedAt))
  } finally {
    await app.close()
  }
}

buildIfOlder()
const load = () => loadavg()[0]?.toFixed(1)
console.log(`on the ${runtimeOfTests()}, ${cpus().length} cores, load ${load()} before`)
const folder = mkdtempSync(join(tmpdir(), 'bench-app-'))
try {
  if (only === undefined || only === 'small') await benchSmall(folder)
  if (only === undefined || only === 'large') await benchLarge(folder)
  if (only === undefined || only === 'sending') await benchSending(folder)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
console.log(`load ${load()} after`)
process.exitCode = missed.length > 0 ? 1 : 0
