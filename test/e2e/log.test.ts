import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { type AppDriver, stepTimeout } from './app-driver.ts'
import { siteOfTests } from './site-of-tests.ts'

const site = siteOfTests()
let driver: AppDriver

beforeAll(async () => {
  driver = await site.openApp()
  await driver.user.said('No lists yet').waitFor()
})

interface Line {
  readonly at: string
  readonly event: Readonly<Record<string, unknown>>
}

const logged = (): readonly Line[] =>
  readFileSync(join(site.profileDir, 'logs', 'log.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
const eventsOf = (kind: string) => logged().flatMap(({ event }) => (event['kind'] === kind ? [event] : []))

test('each run starts with the versions and the findings', () => {
  expect(logged().map(({ event }) => event['kind'])).toEqual(['started', 'policy', 'keychain', 'records'])
})

test('a handler’s failure is logged by its code', async () => {
  await driver.user.page.evaluate(() => window.hcw.calls['files.showSaved'](undefined))
  await expect
    .poll(() => eventsOf('call'), stepTimeout)
    .toEqual([{ kind: 'call', call: 'files.showSaved', code: 'gone' }])
})

test('an uncaught error is logged by name without its message, and the app continues', async () => {
  await driver.app.electron.evaluate(() => {
    setTimeout(() => {
      throw new RangeError('Müller, 079 123 45 67')
    })
    void Promise.reject(new TypeError('Müller, 079 123 45 67'))
  })
  await expect
    .poll(() => eventsOf('broke'), stepTimeout)
    .toEqual(
      expect.arrayContaining([
        { kind: 'broke', source: 'exception', error: { name: 'RangeError', at: [] } },
        { kind: 'broke', source: 'rejection', error: { name: 'TypeError', at: [] } }
      ])
    )
  expect([driver.app.mainLog().includes('Müller'), JSON.stringify(logged()).includes('Müller')]).toEqual([false, false])
  await driver.user.goTo('Settings')
  await driver.user.isTitled('Settings')
})

test('suspend and resume are logged, and that patients were hidden before', async () => {
  await driver.app.power('suspend')
  await driver.app.power('resume')
  await expect
    .poll(() => eventsOf('power').map(({ event }) => event), stepTimeout)
    .toEqual(['lock', 'suspend', 'resume'])
})

test('an unpackaged run prints the same lines on its terminal', async () => {
  // Events before the test subscribed are not received.
  const heard = logged().filter(
    ({ event }) => !['started', 'policy', 'keychain', 'records'].includes(String(event['kind']))
  )
  for (const line of heard) await expect.poll(() => driver.app.mainLog(), stepTimeout).toContain(JSON.stringify(line))
  expect(heard.length).toBeGreaterThan(3)
})

test('the end is logged once and last before the process ends, however often it was requested', async () => {
  await driver.app.electron.evaluate(({ app }) => {
    app.quit()
    app.quit()
  })
  await expect.poll(() => driver.app.process.exitCode, stepTimeout).toBe(0)
  expect(logged().at(-1)?.event).toEqual({ kind: 'ended' })
  expect(eventsOf('ended').length).toBe(1)
})
