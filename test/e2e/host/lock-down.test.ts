import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LaunchedApp } from '../../electron-host/launch.ts'
import { invoke, launchFixture } from './fixture-app.ts'

declare global {
  // In the main process: the navigations of pages, and whether they were prevented.
  var refused: [string, boolean][]
}

let app: LaunchedApp
beforeAll(async () => {
  app = await launchFixture()
})
afterAll(() => app?.close())

describe('a page locked in by the shell', () => {
  test('runs no inline script and reaches no network, nor does its worker', async () => {
    const reached = await app.page.evaluate(async () => ({
      inlineScript: window.inlineScriptRan === true,
      worker: await window.workerSaid,
      fetch: await fetch('https://example.org/').then(
        () => 'reached',
        () => 'refused'
      ),
      own: await fetch('./page.js').then(
        () => 'reached',
        () => 'refused'
      ),
      picture: await new Promise((resolve) => {
        const image = new Image()
        image.onload = () => resolve('reached')
        image.onerror = () => resolve('refused')
        image.src = 'https://example.org/pixel.png'
      }),
      code: (() => {
        try {
          // biome-ignore lint/security/noGlobalEval: what the policy must refuse
          return globalThis.eval('1')
        } catch {
          return 'refused'
        }
      })()
    }))
    expect(reached).toEqual({
      inlineScript: false,
      worker: 'runs, without network',
      fetch: 'refused',
      own: 'refused',
      picture: 'refused',
      code: 'refused'
    })
  })

  test('takes no style element', async () => {
    const colours = await app.page.evaluate(() => {
      const colour = () => getComputedStyle(document.querySelector('h1') as Element).color
      const before = colour()
      const style = document.createElement('style')
      style.textContent = 'h1 { color: rgb(1, 2, 3) }'
      document.head.append(style)
      return [before, colour()]
    })
    expect(colours[1]).toBe(colours[0])
  })

  test('cannot leave, by link or by script, nor open a window', async () => {
    await app.electron.evaluate(({ BrowserWindow }) => {
      globalThis.refused = []
      BrowserWindow.getAllWindows()[0]?.webContents.on('will-navigate', (event) => {
        globalThis.refused.push([event.url, event.defaultPrevented])
      })
    })
    const refused = () => app.electron.evaluate(() => globalThis.refused)
    await app.page.click('#new-window')
    await app.page.evaluate(() => void window.open('https://example.org/opened'))
    await app.page.click('#away')
    await expect.poll(refused).toEqual([['https://example.org/', true]])
    await app.page.evaluate(() => {
      location.href = 'https://example.org/script'
    })
    await expect.poll(refused).toHaveLength(2)
    const windows = await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
    expect([(await refused())[1], await invoke(app, 'echo', 'still here'), windows]).toEqual([
      ['https://example.org/script', true],
      'still here',
      1
    ])
    expect(app.page.context().pages()).toEqual([app.page])
  })

  test('is refused every permission', async () => {
    const states = await app.page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'] as PermissionName[]
      return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state))
    })
    expect(new Set(states)).toEqual(new Set(['denied']))
  })

  test('gets files of its bundle only, however the address is written', async () => {
    const origin = new URL(app.page.url()).origin
    const status = async (path: string) => (await rawGet(origin + path)).status
    expect(
      await Promise.all(
        ['/page.js', '/..%2fpackage.json', '/..%5cpackage.json', '/%2e%2e/package.json', '/x/..%2f..%2fmain.ts'].map(
          status
        )
      )
    ).toEqual([200, 404, 404, 404, 404])
  })

  test('is not served under another host name', async () => {
    const { port } = new URL(app.page.url())
    expect((await rawGet(`http://127.0.0.1:${port}/page.js`, { Host: `rebound.example:${port}` })).status).toBe(403)
  })

  test('opens only links of the allow-list in the system’s browser', async () => {
    const links = ['https://hcw.example.org/i/1', 'http://example.org/', 'file:///etc/passwd', 'http://127.0.0.1:1/i']
    const answers = []
    for (const link of links) answers.push(await invoke(app, 'open', link))
    expect([answers, await app.openedExternal()]).toEqual([
      ['opened', 'address-refused', 'address-refused', 'opened'],
      ['https://hcw.example.org/i/1', 'http://127.0.0.1:1/i']
    ])
  })
})

async function rawGet(address: string, headers: Record<string, string> = {}): Promise<{ status: number }> {
  const { hostname, port } = new URL(address)
  const path = address.slice(address.indexOf('/', 'http://'.length))
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, headers }, (response) => {
      response.resume()
      resolve({ status: response.statusCode ?? 0 })
    })
      .on('error', reject)
      .end()
  })
}
