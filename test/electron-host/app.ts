import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectMenu } from './menu.ts'
import { appendSwitch, settings, stopChromium, systemLanguage } from './runtime.ts'
import { lockProfile } from './single-instance.ts'
import { preventableEvent, StrictEmitter, strict } from './strict.ts'
import { BrowserWindow, watchWindows } from './windows.ts'

const events = (
  'ready will-finish-launching before-quit will-quit quit window-all-closed activate second-instance open-file open-url ' +
  'web-contents-created browser-window-created browser-window-focus browser-window-blur render-process-gone ' +
  'child-process-gone certificate-error select-client-certificate login gpu-info-update accessibility-support-changed'
).split(' ')

const paths = new Map<string, string>([
  ['home', homedir()],
  ['temp', tmpdir()],
  ['appData', join(homedir(), '.config')],
  ['userData', settings.switches.get('user-data-dir') || join(homedir(), '.config', `${settings.name} (stand-in)`)],
  ['documents', join(homedir(), 'Documents')],
  ['downloads', join(homedir(), 'Downloads')],
  ['desktop', join(homedir(), 'Desktop')],
  ['exe', process.execPath]
])

let isReady = false
let isQuitting = false
let lock: ReturnType<typeof lockProfile> | undefined
let becomeReady: () => void
const ready = new Promise<void>((resolve) => {
  becomeReady = resolve
})

class App extends StrictEmitter {
  name = settings.name
  // A test of what only an installed app does says so.
  readonly isPackaged = process.env['HCW_HOST_PACKAGED'] === 'yes'
  readonly commandLine = strict('app.commandLine', {
    appendSwitch,
    hasSwitch: (name: string) => settings.switches.has(name),
    getSwitchValue: (name: string) => settings.switches.get(name) ?? ''
  })

  whenReady() {
    return ready
  }
  isReady() {
    return isReady
  }
  getName() {
    return settings.name
  }
  setName(name: string) {
    this.name = name
  }
  getVersion() {
    return settings.version
  }
  getAppPath() {
    return settings.folder
  }
  getPath(name: string) {
    const path = paths.get(name)
    if (path === undefined) throw new Error(`the stand-in lacks electron.app.getPath('${name}')`)
    return path
  }
  setPath(name: string, path: string) {
    paths.set(name, path)
  }
  getLocale() {
    return systemLanguage()
  }
  getSystemLocale() {
    return systemLanguage()
  }
  getPreferredSystemLanguages() {
    return [systemLanguage()]
  }
  setAppUserModelId(_id: string) {}
  setDesktopName(_name: string) {}
  // The stand-in's pages are sandboxed by Chromium, and drawn without a GPU where there is no display.
  enableSandbox() {}
  disableHardwareAcceleration() {}
  setAboutPanelOptions(_options: object) {}
  setBadgeCount(_count: number) {
    return false
  }
  isAccessibilitySupportEnabled() {
    return false
  }
  setAccessibilitySupportEnabled(_isEnabled: boolean) {}
  focus() {}
  getAppMetrics() {
    return []
  }

  requestSingleInstanceLock(data: unknown = null) {
    lock ??= lockProfile(this.getPath('userData'), { argv: [...process.argv], cwd: process.cwd(), data }, (arrival) =>
      this.emit('second-instance', preventableEvent({}), arrival.argv, arrival.cwd, arrival.data)
    )
    return lock.isLocked
  }
  hasSingleInstanceLock() {
    return lock?.isLocked ?? false
  }

  quit() {
    if (isQuitting) return
    const event = preventableEvent({})
    this.emit('before-quit', event)
    if (event.defaultPrevented) return
    isQuitting = true
    const windows = BrowserWindow.getAllWindows()
    if (windows.length === 0) return finish()
    if (!windows.every((window) => window.close())) isQuitting = false
  }
  exit(code = 0) {
    this.emit('quit', {}, code)
    void end(code)
  }
  relaunch() {
    throw new Error('the stand-in lacks electron.app.relaunch')
  }
}

export const app = strict('app', new App('app', events))

function finish() {
  const event = preventableEvent({})
  app.emit('will-quit', event)
  if (event.defaultPrevented) isQuitting = false
  else app.exit(0)
}

async function end(code: number) {
  if (lock && !lock.isLocked) await lock.notified
  // Pending calls of pages fail now; their errors can be ignored.
  process.on('unhandledRejection', () => undefined)
  await stopChromium().catch(() => undefined)
  process.exit(code)
}

watchWindows({
  opened(window) {
    app.emit('web-contents-created', {}, window.webContents)
    app.emit('browser-window-created', {}, window)
  },
  lastClosed() {
    if (isQuitting) finish()
    else if (app.listenerCount('window-all-closed') === 0) app.quit()
    else app.emit('window-all-closed')
  }
})
connectMenu({
  focusedWindow: () => BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0],
  quit: () => app.quit()
})

/** Once the app's main file has run. */
export function announceReady() {
  isReady = true
  becomeReady()
  app.emit('ready', {}, {})
}

// As Electron does on POSIX systems.
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => app.quit())
