import type { Page } from 'playwright-core'
import { type LaunchedApp, launchApp } from '../electron-host/launch.ts'

declare global {
  interface Window {
    /** Violated directives of the content security policy, with the blocked resource. */
    violations: string[]
  }
  // In the app's main process: where pages wanted to go and what they wanted to download, and whether it was prevented.
  var wishes: [string, boolean][]
}

/** Observations of the running built app, on either runtime. */
export interface Seen {
  readonly preferences: Readonly<Record<string, unknown>>
  /** The window's session is not the default one. */
  readonly hasOwnSession: boolean
  readonly webRtcPolicy: string
  readonly address: string
  readonly windows: number
  readonly headers: Readonly<Record<string, string>>
  /** Violations of the policy while visiting the app's screens. */
  readonly violationsInUse: readonly string[]
  /** Violations that were provoked. */
  readonly violationsOnPurpose: readonly string[]
  /** What a page tried, and the result. */
  readonly attempts: Readonly<Record<string, string>>
  /** Names of Node and Electron that the page can see, and what the preload gave it. */
  readonly world: { readonly foreign: readonly string[]; readonly bridge: readonly string[] }
  readonly permissions: Readonly<Record<string, string>>
  readonly wishes: readonly (readonly [string, boolean])[]
  readonly openedExternal: readonly string[]
  /** After all of it: the page's address, and whether the main process still answers it. */
  readonly after: { readonly address: string; readonly isAnswered: boolean }
}

/** Records violations of the page's policy in `window.violations` from now on. Reloads the page. */
export async function recordViolations(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.violations = []
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      window.violations.push(`${effectiveDirective} ${blockedURI}`)
    })
  })
  await page.reload()
}

/** Starts the built app, visits its screens, tries what a page must not be able to do, and returns the observations. */
export async function observeApp(): Promise<Seen> {
  const app = await launchApp()
  try {
    return await observe(app)
  } finally {
    await app.close()
  }
}

async function observe(app: LaunchedApp): Promise<Seen> {
  const { page, electron } = app
  const answered = page.waitForResponse((response) => response.url().endsWith('/index.html'))
  await recordViolations(page)
  const headers = await (await answered).allHeaders()
  for (const place of ['#/settings', '#/connection', '#/practice', '#/']) {
    await page.evaluate((hash) => {
      location.hash = hash
    }, place)
    // Waiting for a function would evaluate text in the page, which its policy refuses and reports.
    await page.waitForSelector('#page-title', { state: 'attached' })
  }
  const violationsInUse = await page.evaluate(() => window.violations.splice(0))
  const fromMain = await electron.evaluate(({ BrowserWindow, session }) => {
    globalThis.wishes = []
    const [window] = BrowserWindow.getAllWindows()
    const contents = window?.webContents
    contents?.on('will-navigate', (event) => void globalThis.wishes.push([event.url, event.defaultPrevented]))
    contents?.session.on('will-download', (event, item) => {
      globalThis.wishes.push([`download ${item.getFilename()}`, event.defaultPrevented])
    })
    const known = contents as unknown as { getLastWebPreferences(): Record<string, unknown> } | undefined
    const { session: own, ...preferences } = known?.getLastWebPreferences() ?? {}
    return {
      preferences,
      hasOwnSession: own === contents?.session && own !== session.defaultSession,
      webRtcPolicy: contents?.getWebRTCIPHandlingPolicy() ?? '',
      address: contents?.getURL() ?? ''
    }
  })
  const world = await page.evaluate(visitScreens)
  const permissions = await page.evaluate(requestPermissions)
  const attempts = { ...(await page.evaluate(tryEverything)), ...(await page.evaluate(openLinks)) }
  const violationsOnPurpose = await page.evaluate(() => window.violations)
  await page.evaluate(() => {
    location.href = 'https://example.org/away'
  })
  await expectSoon(() => electron.evaluate(() => globalThis.wishes.length >= 2))
  return {
    ...fromMain,
    headers,
    violationsInUse,
    violationsOnPurpose,
    world,
    permissions,
    attempts,
    windows: await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length),
    wishes: await electron.evaluate(() => globalThis.wishes),
    openedExternal: await app.openedExternal(),
    after: {
      address: await electron.evaluate(
        ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL() ?? ''
      ),
      isAnswered: await page.evaluate(async () => (await window.hcw.calls['app.snapshot'](undefined)).ok)
    }
  }
}

async function expectSoon(holds: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + 10_000
  while (!(await holds()) && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 50))
}

// What follows runs in the page.

function visitScreens() {
  const names = ['require', 'module', 'process', 'Buffer', 'global', '__dirname', 'ipcRenderer', 'electron', 'names']
  return {
    foreign: names.filter((name) => name in window),
    bridge: Object.entries(window.hcw).flatMap(([kind, members]) =>
      Object.entries(members).map(([name, member]) => `${kind} ${name} ${typeof member}`)
    )
  }
}

async function requestPermissions() {
  const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'] as PermissionName[]
  const states = names.map(async (name) => [name, (await navigator.permissions.query({ name })).state] as const)
  const asked = {
    'ask for notifications': await Notification.requestPermission(),
    'ask for a camera': await navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'granted',
      () => 'denied'
    ),
    'ask for the place': await new Promise<string>((resolve) => {
      navigator.geolocation.getCurrentPosition(
        () => resolve('granted'),
        () => resolve('denied')
      )
    })
  }
  return { ...Object.fromEntries(await Promise.all(states)), ...asked }
}

async function tryEverything() {
  // What a debugger has run may evaluate text; a task of the page's own may not.
  await new Promise((resolve) => setTimeout(resolve))
  const refusedOr = async (attempt: () => unknown) => {
    try {
      await attempt()
      return 'reached'
    } catch {
      return 'refused'
    }
  }
  const loaded = (element: HTMLElement) =>
    new Promise<string>((resolve) => {
      element.onload = () => resolve('reached')
      element.onerror = () => resolve('refused')
      document.body.append(element)
    })
  const isClosed = async (opened: Window | null) => {
    for (let turn = 0; turn < 100 && opened?.closed === false; turn++) {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    return opened === null || opened.closed ? 'refused' : 'reached'
  }
  const element = <Name extends keyof HTMLElementTagNameMap>(name: Name, given: object) =>
    Object.assign(document.createElement(name), given)

  const inline = element('script', { textContent: 'window.inlineRan = true' })
  const style = element('style', { textContent: 'body { outline: 3px solid rgb(1, 2, 3) }' })
  document.body.append(inline, style)
  const socket = new Promise<string>((resolve, reject) => {
    const opened = new WebSocket('wss://example.org/')
    opened.onopen = () => resolve('reached')
    opened.onerror = reject
  })
  const blobWorker = new Promise<string>((resolve, reject) => {
    const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])))
    worker.onmessage = () => resolve('reached')
    worker.onerror = reject
  })
  const form = element('form', { action: 'https://example.org/form', method: 'post' })
  const frame = element('iframe', { src: 'https://example.org/frame' })
  const framed = new Promise((resolve) => frame.addEventListener('load', resolve))
  const download = element('a', { href: URL.createObjectURL(new Blob(['x'])), download: 'patients.csv' })
  document.body.append(form, frame, download)
  form.submit()
  download.click()
  await framed
  const guest = document.createElement('webview')
  return {
    'inline script': 'inlineRan' in window ? 'reached' : 'refused',
    'inline style': getComputedStyle(document.body).outlineColor === 'rgb(1, 2, 3)' ? 'reached' : 'refused',
    // biome-ignore lint/security/noGlobalEval: what the policy must refuse
    'text as code': await refusedOr(() => globalThis.eval('1')),
    'text as a function': await refusedOr(() => new Function('return 1')()),
    'remote script': await loaded(element('script', { src: 'https://example.org/x.js' })),
    'remote style': await loaded(element('link', { rel: 'stylesheet', href: 'https://example.org/x.css' })),
    'remote picture': await loaded(element('img', { src: 'https://example.org/x.png' })),
    fetch: await refusedOr(() => fetch('https://example.org/')),
    'fetch of a file': await refusedOr(() => fetch('file:///etc/passwd')),
    'fetch of the bundle': await refusedOr(() => fetch('./index.html')),
    socket: await refusedOr(() => socket),
    'worker made of text': await refusedOr(() => blobWorker),
    'remote worker': await refusedOr(() => new Worker('https://example.org/x.js')),
    // A refused frame is replaced by a page of an unreachable origin.
    frame: frame.contentDocument === null ? 'refused' : 'reached',
    webview: 'loadURL' in guest || 'getWebContentsId' in guest ? 'reached' : 'refused',
    'new window': await isClosed(window.open('https://example.org/new'))
  }
}

/** A call for a link takes a row: an address that the page gives is not even read. */
async function openLinks() {
  const open = async (url: string) => (await window.hcw.calls['links.open']({ url } as never)).ok
  return {
    'link of the page': (await open('https://example.org/')) ? 'reached' : 'refused',
    'link to a file': (await open('file:///etc/passwd')) ? 'reached' : 'refused',
    'link with a script': (await open('javascript:alert(1)')) ? 'reached' : 'refused',
    'link to this computer': (await open('http://127.0.0.1:1/')) ? 'reached' : 'refused'
  }
}
