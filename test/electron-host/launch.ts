import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { buildIfOlder } from './build.ts'
import { removeAbandonedProfiles } from './chromium.ts'

const root = join(import.meta.dirname, '..', '..')
const standIn = join(import.meta.dirname, 'electron-host')

export interface LaunchOptions {
  /** The app's package folder; default: this app. */
  readonly folder?: string
  /** Data folder; default: a new one, removed on close. */
  readonly profileDir?: string
  readonly env?: Readonly<Record<string, string>>
  /** Language tag of the system; default `en-US`. */
  readonly lang?: string
  readonly viewport?: { readonly width: number; readonly height: number }
  readonly colorScheme?: 'light' | 'dark'
  readonly headless?: boolean
  /** The app's own arguments, such as a file to open. */
  readonly args?: readonly string[]
}

/** A question of the main process itself, as the person reads it. */
export interface AskedPerson {
  readonly message: string
  readonly detail: string
  readonly buttons: readonly string[]
}

/** An answer to a dialog. Without one, files are not chosen, and a question is agreed to: its first button. */
export type DialogAnswer =
  | { readonly kind: 'open'; readonly filePaths: readonly string[] }
  | { readonly kind: 'save'; readonly filePath: string }
  | { readonly kind: 'message'; readonly response: number }

/** A running app as tests see it; the same on the stand-in and on Electron. */
export interface LaunchedApp {
  readonly page: Page
  /** Playwright's handle, for everything else: `electron.evaluate(({ app }) => …)`. */
  readonly electron: ElectronApplication
  readonly profileDir: string
  readonly process: ChildProcess
  /** Answers the next dialog of this kind. */
  queueDialog(answer: DialogAnswer): Promise<void>
  /** The questions of the main process so far. */
  asked(): Promise<AskedPerson[]>
  /** Addresses opened in the system's browser so far. */
  openedExternal(): Promise<string[]>
  /** Paths shown in the system's file manager so far. */
  shownInFolder(): Promise<string[]>
  clipboardText(): Promise<string>
  clickMenu(id: string): Promise<void>
  /** Simulates an event of the computer. */
  power(event: 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen'): Promise<void>
  /** Sets the seconds since the last input. */
  idle(seconds: number): Promise<void>
  /** Sets whether the computer is online. */
  network(isOnline: boolean): Promise<void>
  title(): Promise<string>
  /** Everything the app has written to stdout and stderr. */
  mainLog(): string
  /** Kills the app like a crash or a power cut; resolves when it has ended. Keeps the data folder. */
  kill(signal?: NodeJS.Signals): Promise<void>
  /** Makes the app quit; removes the data folder unless it was given. */
  close(): Promise<void>
}

/** `stand-in`, unless `HCW_E2E_RUNTIME=electron` requests the real one. */
export function runtimeOfTests(): 'electron' | 'stand-in' {
  return process.env['HCW_E2E_RUNTIME'] === 'electron' ? 'electron' : 'stand-in'
}

/** Builds the app if its sources are newer, starts it in a separate process, and waits for its window. */
export async function launchApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const { lang = 'en-US', viewport = { width: 1280, height: 800 }, folder = root } = options
  if (folder === root) buildIfOlder()
  const profileDir = options.profileDir ?? mkdtempSync(join(tmpdir(), 'hcw-profile-'))
  const electron = await _electron.launch({
    // Without a path Playwright uses Electron, and delays its start until it has attached.
    ...(runtimeOfTests() === 'electron' ? requireElectron() : { executablePath: standIn }),
    args: [
      `--lang=${lang}`,
      `--user-data-dir=${profileDir}`,
      ...(options.headless === false ? ['--headed'] : []),
      folder,
      ...(options.args ?? [])
    ],
    env: { ...environment(), HCW_MACHINE_FOLDER: join(profileDir, 'machine'), ...options.env }
  })
  const child = electron.process()
  const log = collectLog(child)
  const ended = new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve()
    else child.once('exit', () => resolve())
  })
  const removeProfile = () => {
    if (options.profileDir === undefined) rmSync(profileDir, { recursive: true, force: true, maxRetries: 5 })
  }
  await recordDesktop(electron)
  const page = await electron.firstWindow()
  await page.setViewportSize(viewport)
  if (options.colorScheme) await page.emulateMedia({ colorScheme: options.colorScheme })
  await page.waitForURL('**/index.html*', { waitUntil: 'load' })

  return {
    page,
    electron,
    profileDir,
    process: child,
    queueDialog: (answer) =>
      electron.evaluate((_electron, given) => void globalThis.desktop.dialogs.push(given), answer),
    asked: () => electron.evaluate(() => globalThis.desktop.asked),
    openedExternal: () => electron.evaluate(() => globalThis.desktop.openedExternal),
    shownInFolder: () => electron.evaluate(() => globalThis.desktop.shownInFolder),
    clipboardText: () => electron.evaluate(({ clipboard }) => clipboard.readText()),
    clickMenu: (id) =>
      electron.evaluate(({ Menu }, wanted) => {
        const item = Menu.getApplicationMenu()?.getMenuItemById(wanted)
        if (!item) throw new Error(`the menu has no item ${wanted}`)
        item.click()
      }, id),
    power: (event) => electron.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event),
    idle: (seconds) =>
      electron.evaluate(({ powerMonitor }, given) => {
        powerMonitor.getSystemIdleTime = () => given
      }, seconds),
    network: (isOnline) =>
      electron.evaluate(({ net }, given) => {
        net.isOnline = () => given
      }, isOnline),
    title: () => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle() ?? ''),
    mainLog: log,
    async kill(signal = 'SIGKILL') {
      child.kill(signal)
      await ended
      removeAbandonedProfiles()
    },
    async close() {
      const open = electron.windows()
      const closed = electron.close().then(() => ended)
      closed.catch(() => undefined)
      if ((await settledWithin(closed, closingMaxMs)) === 'late') {
        const shown = await Promise.all(open.map(textOf))
        child.kill('SIGKILL')
        await ended
        throw new Error(
          [`the app did not quit. Its windows show:`, ...shown, 'It wrote:', log().slice(-4000)].join('\n')
        )
      }
      await closed
      removeProfile()
    }
  }
}

/** More than any app needs to end, and less than the time limit of a test or of what comes before it. */
const closingMaxMs = 60_000

async function settledWithin(work: Promise<unknown>, ms: number): Promise<'settled' | 'late'> {
  const late = new AbortController()
  const timer = sleep(ms, 'late' as const, { signal: late.signal })
  const first = await Promise.race([work.then(settled, settled), timer])
  late.abort()
  return first
}

const settled = () => 'settled' as const

/** What a window shows; one that does not answer has its address alone. */
async function textOf(page: Page): Promise<string> {
  const text = page.evaluate(() => document.body.innerText)
  const isKnown = (await settledWithin(text, 5000)) === 'settled'
  return `${page.url()}\n${isKnown ? await text.catch(String) : '(no answer)'}`
}

declare global {
  // In the app's main process: recorded requests to the desktop, and prepared answers.
  var desktop: {
    dialogs: DialogAnswer[]
    asked: AskedPerson[]
    openedExternal: string[]
    shownInFolder: string[]
  }
}

/** Replaces what leaves the app by recordings: dialogs, the browser, the file manager. */
function recordDesktop(electron: ElectronApplication): Promise<void> {
  return electron.evaluate(({ dialog, shell }) => {
    globalThis.desktop = { dialogs: [], asked: [], openedExternal: [], shownInFolder: [] }
    const { dialogs, asked, openedExternal, shownInFolder } = globalThis.desktop
    const take = <Kind extends DialogAnswer['kind']>(kind: Kind) => {
      const index = dialogs.findIndex((answer) => answer.kind === kind)
      return dialogs.splice(index, index < 0 ? 0 : 1)[0] as Extract<DialogAnswer, { kind: Kind }> | undefined
    }
    dialog.showOpenDialog = async () => {
      const answer = take('open')
      return { canceled: answer === undefined, filePaths: [...(answer?.filePaths ?? [])] }
    }
    dialog.showSaveDialog = async () => {
      const answer = take('save')
      return { canceled: answer === undefined, filePath: answer?.filePath ?? '' }
    }
    dialog.showMessageBox = async (...values: unknown[]) => {
      const { message, detail, buttons } = values.at(-1) as AskedPerson
      asked.push({ message, detail, buttons: [...buttons] })
      return { response: take('message')?.response ?? 0, checkboxChecked: false }
    }
    shell.openExternal = async (url) => void openedExternal.push(url)
    shell.showItemInFolder = (path) => void shownInFolder.push(path)
  })
}

function collectLog(child: ChildProcess): () => string {
  let log = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (data) => {
      log += data
    })
  }
  return () => log
}

/** The environment without the variables of the test runner, and in one language. */
function environment(): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !/^(VITEST|NODE_OPTIONS|NODE_ENV$|LC_|LANG)/.test(entry[0])
  )
  return { ...Object.fromEntries(kept), LANG: 'C.UTF-8', TZ: process.env['TZ'] ?? 'Europe/Zurich' }
}

function requireElectron(): object {
  const isInstalled = existsSync(join(root, 'node_modules', 'electron', 'path.txt'))
  if (!isInstalled) throw new Error('Electron itself is not installed: npx install-electron')
  return {}
}
