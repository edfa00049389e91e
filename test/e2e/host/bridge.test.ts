import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callRules } from '#contract/call-rules.ts'
import { events } from '#contract/channels.ts'
import type { LaunchedApp } from '../../electron-host/launch.ts'
import { heard, invoke, launchFixture, listen } from './fixture-app.ts'

let app: LaunchedApp
beforeAll(async () => {
  app = await launchFixture()
})
afterAll(() => app?.close())

describe('the bridge between page and main process', () => {
  test("the page's first script finds the bridge, and nothing else of the preload's world", async () => {
    expect(await app.page.evaluate(() => window.found)).toEqual({
      bridge: 'object',
      preloadGlobal: 'undefined',
      require: 'undefined',
      process: 'undefined'
    })
  })

  test('the page cannot change the content of the bridge', async () => {
    const changed = await app.page.evaluate(() => {
      const before = window.fixture
      const attempts = [
        () => Object.assign(before, { add: null }),
        () => Object.assign(window, { fixture: null }),
        () => Reflect.deleteProperty(window, 'fixture') && undefined
      ]
      for (const attempt of attempts) {
        try {
          attempt()
        } catch {}
      }
      return window.fixture !== before || before.add(1, 2) !== 3
    })
    expect(changed).toBe(false)
  })

  test('values cross both ways as structured clone would carry them', async () => {
    const same = await app.page.evaluate(async () => {
      const sent = {
        missing: undefined,
        bytes: new Uint8Array([0, 255, 7]),
        when: new Date(86_400_000),
        numbers: [0.1, Number.NaN, Number.POSITIVE_INFINITY, 12n],
        text: 'Zoë\u0000 – 你好 \u2028',
        $wire: 'undefined',
        empty: [null, {}, []]
      }
      const got = (await window.fixture.invoke('echo', sent)) as typeof sent
      const facts = (value: typeof sent) => [
        Object.keys(value).sort().join(),
        value.bytes instanceof Uint8Array && [...value.bytes].join(),
        value.when.getTime(),
        value.numbers.map(String).join(),
        value.text,
        value.$wire,
        JSON.stringify(value.empty)
      ]
      return [facts(sent), facts(got)]
    })
    expect(same[1]).toEqual(same[0])
  })

  test('functions answer at once, throw their errors, and refuse what cannot be cloned', async () => {
    const outcome = await app.page.evaluate(() => {
      const attempt = (run: () => unknown) => {
        try {
          return run()
        } catch (error) {
          return (error as Error).message
        }
      }
      return [
        window.fixture.add(1, 2),
        attempt(() => window.fixture.fail()),
        attempt(() => window.fixture.invoke('echo', document.body))
      ]
    })
    expect(outcome).toEqual([3, 'on purpose', 'An object could not be cloned.'])
  })

  test('an error of a handler reaches the page as text only', async () => {
    const message = await app.page.evaluate(() => window.fixture.invoke('throw').catch((error: Error) => error.message))
    expect(message).toBe("Error invoking remote method 'throw': Error: no")
  })

  test('a listener receives events until it is removed', async () => {
    await app.page.evaluate(() => {
      window.heard = []
      const stop = window.fixture.on('menu', (value) => {
        window.heard.push(value)
        stop()
      })
    })
    await app.clickMenu('hello')
    expect(await heard(app)).toEqual(['hello'])
    await app.clickMenu('hello')
    await invoke(app, 'echo')
    expect(await app.page.evaluate(() => window.heard)).toEqual(['hello'])
  })

  test('the preload receives every call and event of the contract', async () => {
    const given = JSON.parse((await app.page.evaluate(() => window.fixture.bridgeArgument)).slice('--bridge='.length))
    expect(given).toEqual({ calls: Object.keys(callRules), events: Object.keys(events) })
  })

  test("keys pressed in the page reach the menu's accelerators", async () => {
    await listen(app, 'menu')
    await app.page.keyboard.press('ControlOrMeta+h')
    expect(await heard(app)).toEqual(['hello'])
  })

  test('ten thousand rows cross in chunks of two thousand, none lost', async () => {
    const counted = await app.page.evaluate(async () => {
      const row = (index: number) => ({
        row: index,
        cells: Array.from({ length: 8 }, (_, cell) => `cell ${cell} Müller`)
      })
      const counts: unknown[] = []
      for (let start = 0; start < 10_000; start += 2_000) {
        const chunk = Array.from({ length: 2_000 }, (_, index) => row(start + index))
        counts.push(await window.fixture.invoke('count', chunk))
      }
      return counts
    })
    expect(counted).toEqual([2000, 2000, 2000, 2000, 2000])
  })

  test('the sender is the app’s own page', async () => {
    expect(await invoke(app, 'sender')).toEqual({
      url: 'app://bundle/index.html',
      origin: 'app://bundle',
      isMainFrame: true
    })
  })

  test('the bridge is there again after a reload, and after the page has crashed', async () => {
    await app.page.reload()
    expect(await invoke(app, 'echo', 'after a reload')).toBe('after a reload')
    const loadedAgain = app.electron.evaluate(
      ({ BrowserWindow }) =>
        new Promise<void>((resolve) => {
          BrowserWindow.getAllWindows()[0]?.webContents.once('did-finish-load', () => resolve())
        })
    )
    const session = await app.page.context().newCDPSession(app.page)
    session.send('Page.crash').catch(() => undefined)
    await loadedAgain
    const answer = await app.electron.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      return [contents?.getURL(), contents?.isCrashed()]
    })
    expect(answer).toEqual(['app://bundle/index.html', false])
  })
})
