import { join } from 'node:path'
import { app, type BrowserWindow, clipboard, Menu, powerMonitor, session } from 'electron'
import type { ShellLabels } from '#contract/app.ts'
import { succeed } from '#contract/call.ts'
import { type Desk, openDesk } from './desk/desk.ts'
import { createFeed } from './desk/feed.ts'
import { createPracticeGround } from './desk/practice-ground.ts'
import { recordsPlace } from './desk/records-place.ts'
import { trustSystemCertificates } from './hcw/trust.ts'
import { systemClock } from './sending/clock.ts'
import { registerAppScheme, serveBundle } from './shell/app-protocol.ts'
import { chooseListFile, saveFile, showInFolder } from './shell/dialogs.ts'
import { openExternalLink } from './shell/external-links.ts'
import { readFileWhole } from './shell/files.ts'
import { broadcast, registerCalls } from './shell/ipc.ts'
import { setMenu } from './shell/menu.ts'
import { keepPagesInPlace } from './shell/navigation.ts'
import { listFilesAmong } from './shell/opened-files.ts'
import { refuseNetwork, refusePermissions } from './shell/permissions.ts'
import { runtimeKind } from './shell/runtime-kind.ts'
import { createShortLivedCopy } from './shell/short-lived-copy.ts'
import { claimSingleInstance } from './shell/single-instance.ts'
import { unsafeSwitches } from './shell/unsafe-switches.ts'
import { bringForward, createWindow, loadWindow, showProgress } from './shell/window.ts'
import { createElectronJsonStore } from './vault/electron-json-store.ts'
import { createElectronKeychain } from './vault/electron-keychain.ts'
import { createDataKeys, createSettingsStore, createVault } from './vault/index.ts'

// The composition root: builds the objects and wires them.

const productName = 'HCW Bulk Invite'

let window: BrowserWindow | null = null
let desk: Desk | null = null
let labels: ShellLabels | null = null
/** Nothing is on its way any more, or the person said to end. */
let mayQuit = false
const openedFiles: string[] = []
const copies = createShortLivedCopy(clipboard, systemClock)

const feed = createFeed((payload) => broadcast('change', payload))

function showWindow(): void {
  if (window !== null) {
    bringForward(window)
    return
  }
  const created = createWindow({
    preload: join(import.meta.dirname, '../preload/preload.cjs'),
    title: productName,
    withDeveloperTools: !app.isPackaged
  })
  window = created
  created.on('close', (event) => {
    if (mayQuit || desk?.isSending() !== true) return
    event.preventDefault()
    desk.askToClose()
  })
  created.on('closed', () => {
    window = null
  })
  void loadWindow(created)
}

function openFiles(paths: readonly string[]): void {
  openedFiles.push(...paths)
  if (paths.length > 0) feed.publish({ kind: 'file-opened' })
  if (app.isReady()) showWindow()
}

async function start(): Promise<void> {
  await app.whenReady()
  Menu.setApplicationMenu(null)
  trustSystemCertificates()
  refusePermissions(session.defaultSession)
  refuseNetwork(session.defaultSession)
  serveBundle(join(import.meta.dirname, '../renderer'))

  const folder = app.getPath('userData')
  const { now } = systemClock
  const store = (name: string) => createElectronJsonStore({ folder, name, now })
  const keychain = createElectronKeychain()
  const opened = await openDesk({
    vault: createVault(keychain, store('connections')),
    settings: createSettingsStore(store('settings')),
    place: recordsPlace(join(folder, 'records'), createDataKeys(keychain, store('data-key')), now),
    practice: createPracticeGround({ onMessage: () => feed.publish({ kind: 'practice-messages' }) }),
    feed,
    clock: systemClock,
    shell: {
      version: app.getVersion(),
      runtime: runtimeKind(),
      preferredLanguages: app.getPreferredSystemLanguages(),
      chooseList: async (sizeMax) => {
        if (window === null || labels === null) return { ok: false, code: 'cancelled' }
        const { openList, patientLists, allFiles } = labels
        return chooseListFile(window, { title: openList, lists: patientLists, allFiles }, sizeMax)
      },
      readList: readFileWhole,
      save: async (file) => {
        if (window === null || labels === null) return { ok: false, code: 'cancelled' }
        return saveFile(window, file, labels.saveAs)
      },
      showInFolder,
      openLink: openExternalLink,
      copyText: copies.copy,
      showProgress: (title, fraction) => {
        if (window !== null) showProgress(window, title, fraction)
      },
      setLabels: (words) => {
        labels = words
        setMenu(words, { openList: () => feed.publish({ kind: 'open-asked' }) })
        return succeed(null)
      },
      takeOpened: () => openedFiles.shift(),
      quit: () =>
        void copies.clear().finally(() => {
          mayQuit = true
          app.quit()
        }),
      closeWindow: () => window?.destroy()
    }
  })
  desk = opened
  registerCalls(opened.handlers, ({ call, code, where }) => console.error(`${call}: ${code} ${where}`))
  powerMonitor.on('suspend', () => opened.away('asleep'))
  powerMonitor.on('resume', () => opened.away(null))
  opened.onBatchEnd(() => {
    // It went on behind a closed window: what came of it wants to be seen.
    if (window === null) showWindow()
  })
  showWindow()
}

registerAppScheme()
app.enableSandbox()
keepPagesInPlace()
// Windows groups the app's windows, and the shortcut that its installer made, under this name.
app.setAppUserModelId('com.hcw-at-home.bulk-invite')

const switches = app.isPackaged ? unsafeSwitches((name) => app.commandLine.hasSwitch(name)) : []
if (switches.length > 0) {
  console.error(`${productName} does not run with ${switches.map((name) => `--${name}`).join(', ')}`)
  app.exit(1)
} else if (claimSingleInstance(openFiles)) {
  app.on('activate', showWindow)
  app.on('window-all-closed', () => {
    if (desk?.isSending() !== true && process.platform !== 'darwin') app.quit()
  })
  app.on('before-quit', (event) => {
    if (mayQuit) return
    event.preventDefault()
    if (desk?.isSending() === true) {
      showWindow()
      desk.askToClose()
      return
    }
    void Promise.all([desk?.end(), copies.clear()]).finally(() => {
      mayQuit = true
      app.quit()
    })
  })
  openedFiles.push(...listFilesAmong(process.argv, process.cwd()))
  void start()
} else {
  app.quit()
}
