import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { type Chromium, startChromium } from './chromium.ts'

/** The parsed command line: switches of Electron and Chromium, the app, its arguments. */
export interface Settings {
  /** The app's package folder. */
  readonly folder: string
  readonly mainFile: string
  readonly name: string
  readonly version: string
  /** The whole command line after the program, as Electron's `process.argv` has it. */
  readonly words: readonly string[]
  readonly switches: ReadonlyMap<string, string>
}

export const settings = readSettings(process.argv.slice(2))

function readSettings(words: readonly string[]): Settings {
  const appIndex = words.findIndex((word) => !word.startsWith('-'))
  const appPath = words[appIndex]
  if (appPath === undefined) throw new Error('usage: electron-host [--switches] APP-FOLDER [arguments]')
  const folder = resolve(appPath)
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const switches = words
    .filter((word) => word.startsWith('--'))
    .map((word) => [word.slice(2).split('=', 1)[0] ?? '', word.split('=').slice(1).join('=')] as const)
  return {
    folder,
    mainFile: join(folder, manifest.main),
    name: manifest.productName ?? manifest.name,
    version: manifest.version,
    words,
    switches: new Map(switches)
  }
}

/** The language of the system: the switch `--lang`, else that of the environment, else English. */
export function systemLanguage(): string {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env
  const tag = settings.switches.get('lang') || (LC_ALL || LC_MESSAGES || LANG || '').split('.')[0]?.replace('_', '-')
  return tag === undefined || tag === '' || tag === 'C' || tag === 'POSIX' ? 'en-US' : tag
}

let running: Chromium | undefined

let runningWith: string | undefined
const appended: string[] = []
let attached: Promise<void> = Promise.resolve()

/** Switches that the app itself adds, by `app.commandLine.appendSwitch`. */
export function appendSwitch(name: string, value?: string) {
  if (running !== undefined) throw new Error(`the stand-in lacks --${name} for a Chromium that runs`)
  appended.push(value === undefined ? `--${name}` : `--${name}=${value}`)
}

/** Pages open once this has settled: a test's debugger is attached. */
export function waitBeforePages(debuggerIsAttached: Promise<void>) {
  attached = debuggerIsAttached
}

/**
 * Starts Chromium with what the app has demanded by its own calls, when its first page opens: a second instance that
 * quits immediately needs none. Chromium has one WebRTC policy for all its pages.
 */
export async function startChromiumWith({ webRtcPolicy }: { readonly webRtcPolicy: string }): Promise<void> {
  running ??= startChromium({
    headless: !settings.switches.has('headed'),
    language: systemLanguage(),
    debuggingPort: settings.switches.has('remote-debugging-port'),
    noSandbox: settings.switches.has('no-sandbox') || process.getuid?.() === 0,
    switches: [...appended, `--webrtc-ip-handling-policy=${webRtcPolicy}`]
  })
  runningWith ??= webRtcPolicy
  if (webRtcPolicy !== runningWith) throw new Error('the stand-in lacks pages with different WebRTC policies')
  await attached
}

/** The Chromium of the pages. */
export function chromium(): Chromium {
  if (running === undefined) throw new Error('the stand-in has no page yet')
  return running
}

export async function stopChromium() {
  await running?.stop()
  running = undefined
}

process.once('exit', () => running?.kill())

export const hostFolder = dirname(import.meta.filename)
