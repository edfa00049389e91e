import { join } from 'node:path'
import { app, type BrowserWindow, clipboard, Menu, net, powerMonitor, session } from 'electron'
import type { ShellLabels } from '#contract/app.ts'
import { succeed } from '#contract/call.ts'
import { type Desk, openDesk } from './desk/desk.ts'
import { createFeed } from './desk/feed.ts'
import { createPracticeGround } from './desk/practice-ground.ts'
import { recordsPlace } from './desk/records-place.ts'
import { trustSystemCertificates } from './hcw/trust.ts'
import {
  callEvent,
  createLog,
  errorPlace,
  type Log,
  policyEvent,
  readSystemFacts,
  startedEvent,
  watchProcess
} from './log/index.ts'
import { policyPlace, readPolicy, rulesOf, settingsUnderPolicy } from './policy/index.ts'
import { watchAway } from './presence/away.ts'
import { createLock } from './presence/lock.ts'
import { createTitleBar } from './presence/title-bar.ts'
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
import { confirmPerson, hearPresence, system } from './shell/presence.ts'
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
let log: Log | null = null
let labels: ShellLabels | null = null
/** Nothing is being sent or unsaved, or the user has agreed to quit. */
let mayQuit = false
/** Requests in flight are finishing; then the app quits automatically. */
let isEnding = false
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
    if (mayQuit || desk?.mustAskToClose() !== true) return
    event.preventDefault()
    desk.askToClose()
  })
  created.on('closed', () => {
    window = null
    desk?.windowClosed()
  })
  created.webContents.on('render-process-gone', (_event, { reason, exitCode }) =>
    log?.write({ kind: 'window-gone', reason, exitCode })
  )
  void loadWindow(created)
}

function openFiles(paths: readonly string[]): void {
  openedFiles.push(...paths)
  if (paths.length > 0) feed.publish({ kind: 'file-opened' })
  if (app.isReady()) showWindow()
}

function aboutApp() {
  return { version: app.getVersion(), runtime: runtimeKind(), isPackaged: app.isPackaged }
}

/** Opens the log in the data folder; an unpackaged app also writes it to the terminal. */
function openLog(): Log {
  // A closed terminal must not end the app.
  process.stderr.on('error', () => undefined)
  const opened = createLog({
    folder: join(app.getPath('userData'), 'logs'),
    now: systemClock.now,
    ...(!app.isPackaged && { echo: (line: string) => console.error(line) })
  })
  watchProcess(opened)
  opened.write(startedEvent(aboutApp()))
  return opened
}

async function start(log: Log): Promise<void> {
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
  const policy = readPolicy(
    policyPlace({ isPackaged: app.isPackaged, platform: process.platform, environment: process.env })
  )
  const rules = rulesOf(policy)
  log.write(policyEvent(policy, rules))
  log.write({ kind: 'keychain', status: await keychain.status() })
  const settings = settingsUnderPolicy(createSettingsStore(store('settings')), rules)
  const titleBar = createTitleBar(productName, (title, fraction) => {
    if (window !== null) showProgress(window, title, fraction)
  })
  const lock = createLock({
    clock: systemClock,
    lockAfterMinutes: () => settings.read().lockAfterMinutes,
    system,
    confirm: () => confirmPerson(labels?.showPatients ?? productName),
    onChange: (isLocked) => {
      log.write({ kind: 'power', event: isLocked ? 'lock' : 'unlock' })
      titleBar.hide(isLocked)
      feed.publish({ kind: 'lock', isLocked })
    }
  })
  const opened = await openDesk({
    vault: createVault(keychain, store('connections')),
    settings,
    rules,
    place: recordsPlace(join(folder, 'records'), createDataKeys(keychain, store('data-key')), now),
    practice: createPracticeGround({ onMessage: () => feed.publish({ kind: 'practice-messages' }) }),
    feed,
    log,
    clock: systemClock,
    lock,
    resolveProxy: (url) => session.defaultSession.resolveProxy(url),
    shell: {
      version: app.getVersion(),
      runtime: runtimeKind(),
      preferredLanguages: app.getPreferredSystemLanguages(),
      systemFacts: () => readSystemFacts({ ...aboutApp(), languages: app.getPreferredSystemLanguages(), folder }),
      chooseList: async (sizeMax) => {
        if (window === null || labels === null) return { ok: false, code: 'cancelled' }
        const { openList, patientLists, allFiles } = labels
        return chooseListFile(window, { title: openList, lists: patientLists, allFiles }, sizeMax)
      },
      readList: readFileWhole,
      save: async (file) => {
        if (window === null || labels === null) return { ok: false, code: 'cancelled' }
        return saveFile(window, file, labels.saveAs, lock.opened)
      },
      showInFolder,
      openLink: openExternalLink,
      copyText: copies.copy,
      showProgress: titleBar.say,
      setLabels: (words) => {
        labels = words
        setMenu(words, {
          openList: () => {
            if (!lock.isLocked()) feed.publish({ kind: 'open-asked' })
          }
        })
        return succeed(null)
      },
      takeOpened: () => openedFiles.shift(),
      quit: () =>
        void copies.clear().finally(() => {
          log.writeNow({ kind: 'ended' })
          mayQuit = true
          app.quit()
        }),
      closeWindow: () => window?.destroy()
    }
  })
  desk = opened
  registerCalls(opened.handlers, (problem) => log.write(callEvent(problem)))
  hearPresence(lock.hear)
  const away = watchAway({ clock: systemClock, isOnline: () => net.isOnline(), tell: opened.away })
  powerMonitor.on('suspend', () => {
    log.write({ kind: 'power', event: 'suspend' })
    away.sleeps()
  })
  powerMonitor.on('resume', () => {
    log.write({ kind: 'power', event: 'resume' })
    away.wakes()
  })
  const ended = new AbortController()
  app.once('will-quit', () => ended.abort())
  void lock.watch(ended.signal)
  void away.watch(ended.signal)
  opened.onBatchEnd(() => {
    // It went on without a window: show the result.
    if (window === null) showWindow()
  })
  showWindow()
}

registerAppScheme()
app.enableSandbox()
keepPagesInPlace()
// Windows groups the app's windows and the installer's shortcut by this id.
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
    // A second request to quit, by the user or the system.
    if (isEnding) return
    if (desk?.mustAskToClose() === true) {
      showWindow()
      desk.askToClose()
      return
    }
    isEnding = true
    void Promise.all([desk?.end(), copies.clear()]).finally(async () => {
      log?.write({ kind: 'ended' })
      await log?.flush()
      mayQuit = true
      app.quit()
    })
  })
  openedFiles.push(...listFilesAmong(process.argv, process.cwd()))
  const opened = openLog()
  log = opened
  start(opened).catch((thrown: unknown) => {
    opened.writeNow({ kind: 'broke', source: 'start', error: errorPlace(thrown) })
    app.exit(1)
  })
} else {
  app.quit()
}
