import { BrowserWindow, type Session } from 'electron'
import { bundleEntry } from './bundle.ts'
import { bridgeArgument } from './ipc.ts'

/** What no page of this app may do. */
const closed = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false
} as const

/** A window that is never shown, for a page to be printed: it has no preload and runs no scripts. */
export function createHiddenWindow(session: Session): BrowserWindow {
  const window = new BrowserWindow({
    show: false,
    webPreferences: { ...closed, session, javascript: false, spellcheck: false, devTools: false }
  })
  window.webContents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  return window
}

/**
 * Creates the window without loading it: sandboxed, isolated, without Node. `preload`: absolute path of the built
 * preload. `session`: see window-session.ts. `withDeveloperTools` is for unpackaged runs.
 */
export function createWindow(options: {
  readonly preload: string
  readonly session: Session
  readonly title: string
  readonly withDeveloperTools: boolean
}): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 860,
    minWidth: 480,
    minHeight: 400,
    show: false,
    title: options.title,
    webPreferences: {
      preload: options.preload,
      session: options.session,
      additionalArguments: [bridgeArgument()],
      ...closed,
      // The dictionaries would be downloaded, and names of patients are not spelling mistakes.
      spellcheck: false,
      // Progress is shown while the user works in another window.
      backgroundThrottling: false,
      devTools: options.withDeveloperTools
    }
  })
  // WebRTC heeds neither the content security policy nor blocked requests: it sends only through the session's proxy.
  window.webContents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  // Screen capture is allowed (no `setContentProtection`): the hospital's support uses remote screen viewing.
  // The title is set by `showProgress`, not by the page.
  window.on('page-title-updated', (event) => event.preventDefault())
  window.once('ready-to-show', () => window.show())
  return window
}

/**
 * Loads the page, and reloads it after its process has crashed, as long as `mayReload` allows it; then `onGivenUp` is
 * called. Does not reject if the window is closed meanwhile.
 */
export async function loadWindow(
  window: BrowserWindow,
  mayReload: () => boolean,
  onGivenUp: () => void
): Promise<void> {
  window.webContents.on('render-process-gone', () => {
    if (window.isDestroyed()) return
    if (mayReload()) window.webContents.reload()
    else onGivenUp()
  })
  try {
    await window.loadURL(bundleEntry)
  } catch (error) {
    if (!window.isDestroyed()) throw error
  }
}

/** Shows the progress in the title bar and the task bar. `fraction`: 0 to 1, or null for none. */
export function showProgress(window: BrowserWindow, title: string, fraction: number | null): void {
  window.setTitle(title)
  window.setProgressBar(fraction ?? -1)
}

/** Shows the window in front of the others. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
