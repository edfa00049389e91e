import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { tellOwnNode } from '../tools/own-node.ts'
import { buildIfOlder } from './build.ts'

// `npm start`: builds the app if necessary, and runs it on Electron, or on the stand-in if Electron is not available.
const root = join(import.meta.dirname, '..', '..')
const electronFolder = join(root, 'node_modules', 'electron')

function installedElectron(): string | undefined {
  const pathFile = join(electronFolder, 'path.txt')
  if (!existsSync(pathFile)) return undefined
  const executable = join(electronFolder, 'dist', readFileSync(pathFile, 'utf8'))
  return existsSync(executable) ? executable : undefined
}

/** Downloads the runtime if its host is reachable. */
async function installElectron(): Promise<string | undefined> {
  const source = process.env['ELECTRON_MIRROR'] ?? 'https://github.com/electron/electron/releases/'
  const isReachable = await fetch(source, { method: 'HEAD', signal: AbortSignal.timeout(4_000) }).then(
    () => true,
    () => false
  )
  if (!isReachable) return undefined
  console.error('Fetching Electron, once …')
  spawnSync(process.execPath, [join(electronFolder, 'install.js')], { stdio: 'inherit', timeout: 10 * 60_000 })
  return installedElectron()
}

function hasDisplay(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  return process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY)
}

function standInNotice(isVisible: boolean): string {
  return [
    '',
    ...(isVisible
      ? ['Electron could not be fetched on this network: the app runs on a stand-in made for tests,']
      : [
          'There is no display here: the app runs, and its window cannot be seen. It runs on a stand-in made for tests,'
        ]),
    'in an installed Chromium. Its keychain is NOT SECURE: practise only, no real passwords, no real patients.',
    'Its questions are printed here and answered with yes.',
    'Close the window or press Ctrl-C to end it.',
    ''
  ].join('\n')
}

function run(executable: string, words: readonly string[], environment: Readonly<Record<string, string>>) {
  const child = spawn(executable, words, { stdio: 'inherit', env: { ...process.env, ...environment } })
  // The terminal sends Ctrl-C to the app as well; a second request to quit does nothing.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
  child.once('error', (error) => {
    console.error(`${executable} does not start: ${error.message}`)
    process.exitCode = 1
  })
  child.once('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGKILL' ? 1 : 0)
  })
}

const words = process.argv.slice(2)
const isVisible = hasDisplay()
tellOwnNode()
buildIfOlder()
const electron = isVisible ? (installedElectron() ?? (await installElectron())) : undefined
if (electron !== undefined) {
  run(electron, [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), root, ...words], {})
} else {
  console.error(standInNotice(isVisible))
  const downloads = join(homedir(), 'Downloads')
  run(join(import.meta.dirname, 'electron-host'), [...(isVisible ? ['--headed'] : []), root, ...words], {
    HCW_HOST_SAVE_FOLDER: existsSync(downloads) ? downloads : homedir(),
    HCW_HOST_MESSAGE_BOX: 'first'
  })
}
