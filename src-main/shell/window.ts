import { BrowserWindow } from 'electron'
import { bundleEntry } from './bundle.ts'
import { bridgeArgument } from './ipc.ts'

/**
 * The app's window, not yet loaded: sandboxed, isolated, without Node. `preload` is the built preload's absolute path.
 * `withDeveloperTools` is for unpackaged runs.
 */
export function createWindow(options: {
  readonly preload: string
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
      additionalArguments: [bridgeArgument()],
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Its dictionaries come from the network, and names of patients are no spelling mistakes.
      spellcheck: false,
      // Progress and pacing are shown while she works in another window.
      backgroundThrottling: false,
      devTools: options.withDeveloperTools
    }
  })
  // It may be captured (no `setContentProtection`): a hospital's support helps by looking at the screen from afar.
  // The title is what `showProgress` says, not the page's.
  window.on('page-title-updated', (event) => event.preventDefault())
  window.once('ready-to-show', () => window.show())
  return window
}

/** Loads the page; again after the page's process has died. Settles quietly where the window is closed meanwhile. */
export async function loadWindow(window: BrowserWindow): Promise<void> {
  window.webContents.on('render-process-gone', () => {
    if (!window.isDestroyed()) window.webContents.reload()
  })
  try {
    await window.loadURL(bundleEntry)
  } catch (error) {
    if (!window.isDestroyed()) throw error
  }
}

/** Says in the title bar and the task bar how far the work is: `fraction` 0 to 1, null for no work. */
export function showProgress(window: BrowserWindow, title: string, fraction: number | null): void {
  window.setTitle(title)
  window.setProgressBar(fraction ?? -1)
}

/** Brings the window before the others. */
export function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
