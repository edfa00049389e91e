import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { connectDevTools, type DevTools } from './devtools.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge']
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
]
const quietFlags = [
  '--no-first-run',
  '--no-default-browser-check',
  '--no-startup-window',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-breakpad',
  '--disable-dev-shm-usage',
  '--disable-popup-blocking',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-back-forward-cache',
  '--disable-search-engine-choice-screen',
  '--disable-features=Translate,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,MediaRouter,OptimizationHints',
  '--password-store=basic',
  '--use-mock-keychain',
  '--noerrdialogs'
]

/**
 * The path of an installed Chromium: `$CHROMIUM`, else the first known name on the PATH, else a known path. If there is
 * none and the user is root, installs Debian's package; if that fails, throws an error with instructions.
 */
export function findOrInstallChromium(): string {
  const found = installedChromium() ?? (installWithApt() ? installedChromium() : undefined)
  if (found === undefined) {
    throw new Error(
      'No Chromium found. Install one (Debian, Ubuntu: sudo apt-get install chromium), or name it: CHROMIUM=/path/to/chromium'
    )
  }
  return found
}

function installedChromium(): string | undefined {
  const named = process.env['CHROMIUM']
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM names ${named}, which does not exist`)
    return named
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [...onPath, ...places].find((path) => existsSync(path))
}

function installWithApt(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  console.error('No Chromium found: installing it with apt-get …')
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const run = (...words: string[]) =>
    spawnSync('apt-get', words, { stdio: ['ignore', 2, 2], env: environment }).status === 0
  return run('update') && run('install', '-y', '--no-install-recommends', 'chromium')
}

export interface ChromiumOptions {
  readonly headless: boolean
  readonly language: string
  /** Opens a DevTools port as well, announced as `DevTools listening on ws://…` on stderr, as Electron does. */
  readonly debuggingPort: boolean
  readonly noSandbox: boolean
  /** What the app has demanded, such as `--name=value`. */
  readonly switches: readonly string[]
}

export interface Chromium {
  readonly devTools: DevTools
  readonly process: ChildProcess
  /** Ends Chromium and removes its profile. */
  stop(): Promise<void>
  /** The same synchronously, for a process that ends now. */
  kill(): void
}

/** Starts headless Chromium with a new profile. It ends together with this process in every case. */
export function startChromium(options: ChromiumOptions): Chromium {
  removeAbandonedProfiles()
  const profile = join(tmpdir(), `${profilePrefix}${process.pid}`)
  mkdirSync(profile, { recursive: true, mode: 0o700 })
  const flags = [
    ...quietFlags,
    `--user-data-dir=${profile}`,
    `--lang=${options.language}`,
    `--accept-lang=${options.language}`,
    '--remote-debugging-pipe',
    ...(options.debuggingPort ? ['--remote-debugging-port=0'] : []),
    ...(options.headless ? ['--headless', '--disable-gpu'] : []),
    ...(options.noSandbox ? ['--no-sandbox'] : []),
    ...options.switches
  ]
  const chromium = spawn(findOrInstallChromium(), flags, { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] })
  const lastWords = passOn(chromium)
  let stopping = false
  const ended = new Promise<void>((resolve) => chromium.once('exit', () => resolve()))
  chromium.once('exit', (code, signal) => {
    if (stopping) return
    console.error(`Chromium exited unexpectedly (${signal ?? code}):\n${lastWords()}`)
    process.exit(1)
  })

  const kill = () => {
    stopping = true
    chromium.kill('SIGKILL')
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 })
  }
  const devTools = connectDevTools(chromium)
  return {
    devTools,
    process: chromium,
    kill,
    async stop() {
      stopping = true
      devTools.browser.send('Browser.close').catch(() => undefined)
      const timer = setTimeout(() => chromium.kill('SIGKILL'), 3_000)
      await ended
      clearTimeout(timer)
      kill()
    }
  }
}

const profilePrefix = 'hcw-electron-host-'

/** Removes the profiles that killed hosts could not. */
export function removeAbandonedProfiles() {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(profilePrefix) || isAlive(Number(name.slice(profilePrefix.length)))) continue
    try {
      rmSync(join(tmpdir(), name), { recursive: true, force: true })
    } catch {
      // Its Chromium is still exiting; the next start removes the profile.
    }
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Passes on the line that tests wait for; keeps the rest, which is mostly about missing desktop services. */
function passOn(chromium: ChildProcess): () => string {
  let kept = ''
  let line = ''
  chromium.stderr?.setEncoding('utf8').on('data', (text: string) => {
    kept = (kept + text).slice(-4_000)
    const lines = (line + text).split('\n')
    line = lines.pop() ?? ''
    for (const whole of lines) if (whole.startsWith('DevTools listening on ')) console.error(whole)
  })
  return () => kept
}
