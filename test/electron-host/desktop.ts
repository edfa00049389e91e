import { writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { StrictEmitter, strict } from './strict.ts'

/**
 * Dialogs are answered automatically: open dialogs are cancelled, message boxes take their cancel button, or with
 * `HCW_HOST_MESSAGE_BOX=first` the first. Where `HCW_HOST_SAVE_FOLDER` names a folder, files are saved there under the
 * suggested name. Tests replace the functions.
 */
export const dialog = strict('dialog', {
  showOpenDialog: async (..._values: unknown[]) => ({ canceled: true, filePaths: [] as string[] }),
  showSaveDialog: async (...values: unknown[]) => {
    const { defaultPath } = values.at(-1) as { readonly defaultPath?: string }
    const folder = process.env['HCW_HOST_SAVE_FOLDER']
    if (!folder || !defaultPath) return { canceled: true, filePath: '' }
    const filePath = join(folder, basename(defaultPath))
    console.error(`saving to ${filePath}`)
    return { canceled: false, filePath }
  },
  showMessageBox: async (...values: unknown[]) => {
    const asked = values.at(-1) as { readonly message: string; readonly detail?: string; readonly cancelId?: number }
    console.error(`message: ${asked.message}\n${asked.detail ?? ''}`)
    const isFirst = process.env['HCW_HOST_MESSAGE_BOX'] === 'first'
    return { response: isFirst ? 0 : (asked.cancelId ?? 0), checkboxChecked: false }
  },
  showErrorBox: (title: string, content: string) => console.error(`${title}\n${content}`)
})

/** Opens nothing, and writes to stderr what would be opened. */
export const shell = strict('shell', {
  openExternal: async (url: string) => console.error(`would open ${url}`),
  openPath: async (path: string) => {
    console.error(`would open ${path}`)
    return ''
  },
  showItemInFolder: (path: string) => console.error(`would show ${path} in its folder`),
  beep: () => undefined
})

/** With a file in `HCW_HOST_CLIPBOARD` the clipboard outlives the app, like that of the system. */
const clipboardFile = process.env['HCW_HOST_CLIPBOARD']
let copied = ''
function setCopied(text: string): void {
  copied = text
  if (clipboardFile !== undefined) writeFileSync(clipboardFile, text)
}
/** A clipboard in memory. */
export const clipboard = strict('clipboard', {
  async writeText(text: string) {
    setCopied(text)
  },
  readText: async () => copied,
  clear: () => setCopied('')
})

class PowerMonitor extends StrictEmitter {
  getSystemIdleTime() {
    return 0
  }
  getSystemIdleState() {
    return 'active'
  }
  isOnBatteryPower() {
    return false
  }
}
/** A computer that never sleeps and is never idle: tests emit its events and set its idle time. */
export const powerMonitor = strict(
  'powerMonitor',
  new PowerMonitor(
    'powerMonitor',
    (
      'suspend resume on-ac on-battery shutdown lock-screen unlock-screen ' +
      'user-did-become-active user-did-resign-active'
    ).split(' ')
  )
)

const blockers = new Set<number>()
export const powerSaveBlocker = strict('powerSaveBlocker', {
  start() {
    blockers.add(blockers.size + 1)
    return blockers.size
  },
  stop: (id: number) => blockers.delete(id),
  isStarted: (id: number) => blockers.has(id)
})

class NativeTheme extends StrictEmitter {
  themeSource = 'system'
  shouldUseDarkColors = false
  shouldUseHighContrastColors = false
  prefersReducedTransparency = false
}
export const nativeTheme = strict('nativeTheme', new NativeTheme('nativeTheme', ['updated']))

export class Notification extends StrictEmitter {
  constructor(_options: object) {
    super('Notification', ['click', 'close', 'show', 'failed'])
  }
  static isSupported() {
    return false
  }
  show() {}
  close() {}
}

export const nativeImage = strict('nativeImage', {
  createEmpty: () => ({ isEmpty: () => true }),
  createFromPath: (path: string) => ({ isEmpty: () => path === '' }),
  createFromDataURL: (url: string) => ({ isEmpty: () => url === '' })
})

/** On the network at all times: tests replace the function. */
export const net = strict('net', { isOnline: () => true, online: true })
/** As on a system without Touch ID, where Electron's object lacks it too. */
export const systemPreferences = strict('systemPreferences', {})
export const crashReporter = strict('crashReporter', { start: (_options: object) => undefined })

const display = { id: 1, scaleFactor: 1, workArea: { x: 0, y: 0, width: 1920, height: 1080 } }
export const screen = strict('screen', {
  getPrimaryDisplay: () => display,
  getAllDisplays: () => [display],
  getDisplayMatching: () => display
})
