import { beforeEach, expect, test } from 'vitest'
import { copyLifetimeMs, createShortLivedCopy, type ShortLivedCopy } from '../../src-main/shell/short-lived-copy.ts'

const link = 'https://hcw.hospital.example/inv/?invite=1'

let held: string
let now: number
let sleepers: { readonly until: number; readonly wake: () => void }[]
let copies: ShortLivedCopy

const clipboard = {
  writeText: async (text: string) => {
    held = text
  },
  readText: async () => held,
  clear: () => {
    held = ''
  }
}

/** Advances the clock by `ms` and runs everything that was waiting. */
async function pass(ms: number): Promise<void> {
  now += ms
  for (const { until, wake } of sleepers) if (until <= now) wake()
  await new Promise(setImmediate)
}

beforeEach(() => {
  held = ''
  now = 0
  sleepers = []
  copies = createShortLivedCopy(clipboard, {
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        sleepers.push({ until: now + ms, wake: resolve })
        signal?.addEventListener('abort', () => resolve())
      })
  })
})

test('a copied link is cleared after a minute', async () => {
  await copies.copy(link)
  await pass(copyLifetimeMs - 1)
  const before = held
  await pass(1)
  expect([before, held, copyLifetimeMs]).toEqual([link, '', 60_000])
})

test('what was copied since stays, after the minute and at the end', async () => {
  await copies.copy(link)
  held = 'a shopping list'
  await pass(copyLifetimeMs)
  const afterMinute = held
  await copies.copy(link)
  held = 'another list'
  await copies.clear()
  expect([afterMinute, held]).toEqual(['a shopping list', 'another list'])
})

test('each copy has its own minute', async () => {
  await copies.copy('https://hcw.hospital.example/inv/?invite=0')
  await pass(copyLifetimeMs / 2)
  await copies.copy(link)
  await pass(copyLifetimeMs / 2)
  const afterFirst = held
  await pass(copyLifetimeMs / 2)
  expect([afterFirst, held]).toEqual([link, ''])
})

test('at the end of the app the link is cleared at once, but nothing else', async () => {
  held = 'somebody else’s'
  await copies.clear()
  const untouched = held
  await copies.copy(link)
  await copies.clear()
  expect([untouched, held]).toEqual(['somebody else’s', ''])
})

test('a clipboard that cannot be read is not cleared', async () => {
  const busy = createShortLivedCopy(
    {
      ...clipboard,
      readText: async () => {
        throw new Error('held by another program')
      }
    },
    { sleep: () => Promise.resolve() }
  )
  await busy.copy(link)
  await busy.clear()
  expect(held).toBe(link)
})
