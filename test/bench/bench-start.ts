import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { buildIfOlder } from '../electron-host/build.ts'
import { launchApp, runtimeOfTests } from '../electron-host/launch.ts'

/*
 * Figures of starting: from the launch to a window that can be worked with, and what the window loads before the first
 * list is opened. Ends with 1 when that is too much.
 */

const launches = 5
/** Bytes after gzip of what is loaded before the first screen. */
const eagerMax = 350_000
const largestShown = 8

interface Start {
  /** ms from the launch of the process to the first screen. */
  readonly wholeMs: number
  /** ms of that from the page's first byte to its first screen. */
  readonly pageMs: number
}

async function start(): Promise<Start> {
  const launchedAt = performance.now()
  const app = await launchApp()
  await app.page.waitForSelector('#page-title')
  const wholeMs = performance.now() - launchedAt
  const pageMs = await app.page.evaluate(() => {
    const painted = performance.getEntriesByName('first-contentful-paint')[0]
    return painted?.startTime ?? Number.NaN
  })
  await app.close()
  return { wholeMs, pageMs }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

const rendererFolder = join(import.meta.dirname, '..', '..', 'out', 'renderer')

interface Part {
  readonly name: string
  /** Bytes after gzip. */
  readonly size: number
  readonly isEager: boolean
}

/** Every file of the built window; `isEager`: loaded before the first screen. */
function parts(): Part[] {
  const page = readFileSync(join(rendererFolder, 'index.html'), 'utf8')
  const named = new Set([...page.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map(([, path = '']) => basename(path)))
  const found = readdirSync(rendererFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name, parentPath }) => ({
      name,
      size: gzipSync(readFileSync(join(parentPath, name))).length,
      isEager: named.has(name) || name === 'index.html'
    }))
    .sort((a, b) => b.size - a.size)
  // The page waits for the texts of one language: the largest is counted.
  const texts = found.find(({ name }) => name.startsWith('_virtual_texts-'))
  return found.map((part) => (part === texts ? { ...part, isEager: true } : part))
}

const sum = (some: readonly Part[]) => some.reduce((total, { size }) => total + size, 0)
const kB = (bytes: number) => `${(bytes / 1000).toFixed(1).padStart(7)} kB`
const ms = (value: number) => `${Math.round(value)} ms`

buildIfOlder()
// The first one finds cold files: it is not counted.
await start()
const starts: Start[] = []
for (let run = 0; run < launches; run++) starts.push(await start())
const whole = starts.map(({ wholeMs }) => wholeMs)
console.log(`launch to first screen, ${launches} times on the ${runtimeOfTests()}:`)
console.log(`  median ${ms(median(whole))}, ${ms(Math.min(...whole))} to ${ms(Math.max(...whole))}`)
console.log(`  of that in the page: ${ms(median(starts.map(({ pageMs }) => pageMs)))} to its first paint`)

const all = parts()
for (const [title, some] of [
  ['loaded at once', all.filter(({ isEager }) => isEager)],
  ['loaded when needed', all.filter(({ isEager }) => !isEager)]
] as const) {
  console.log(`${title}: ${kB(sum(some)).trim()} gzip in ${some.length} files, the largest:`)
  for (const { name, size } of some.slice(0, largestShown)) console.log(`  ${kB(size)}  ${name}`)
}
const eager = sum(all.filter(({ isEager }) => isEager))
const isWithin = eager <= eagerMax
console.log(
  `${isWithin ? 'ok' : 'TOO MUCH'}: ${kB(eager).trim()} of at most ${kB(eagerMax).trim()} before the first list`
)
process.exitCode = isWithin ? 0 : 1
