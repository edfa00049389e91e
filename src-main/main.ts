import { homedir, hostname, uptime, userInfo } from 'node:os'
import { join } from 'node:path'
import { app, type BrowserWindow, clipboard, dialog, Menu, net, powerMonitor, type Session, session } from 'electron'
import { mainWords } from './consent/words/index.ts'
import { sweepLeftovers } from './disk/leftovers.ts'
import { machineFolder } from './disk/machine-folder.ts'
import { isOnShare } from './disk/on-share.ts'
import { type AppSession, beginAppSession } from './handlers/app-session.ts'
import { createChangePublisher } from './handlers/change-publisher.ts'
import { createPracticeHost } from './handlers/practice-host.ts'
import { createRecordsLifecycle } from './handlers/records-lifecycle.ts'
import { systemLanguage } from './handlers/settings-handlers.ts'
import { trustSystemCertificates } from './hcw/system-certificates.ts'
import {
  callEvent,
  createLog,
  errorOrigin,
  type Log,
  logUncaughtErrors,
  policyEvent,
  readSystemInfo,
  startedEvent
} from './log/index.ts'
import { createKerberosTokens } from './network/kerberos-tokens.ts'
import {
  createKnownDataFolder,
  createPolicyRules,
  createWindowsTools,
  dataFolderOf,
  type PolicyState,
  policyPlaces,
  readPolicy,
  settingsUnderPolicy
} from './policy/index.ts'
import { createAppLock } from './presence/app-lock.ts'
import { createInterruptionWatcher } from './presence/interruption.ts'
import { createWindowTitle } from './presence/window-title.ts'
import { createFolderClaims, createRecordsThread, hasRecords } from './records/index.ts'
import { systemClock } from './sending/clock.ts'
import { registerAppScheme, serveBundle } from './shell/app-protocol.ts'
import { refusedSwitches } from './shell/command-line.ts'
import { createConsentDialog } from './shell/consent-dialog.ts'
import { chooseListFile, chooseListPaths, saveFile, showInFolder } from './shell/dialogs.ts'
import { removeRuntimeVariables } from './shell/environment.ts'
import { openExternalLink } from './shell/external-links.ts'
import { readFileWhole } from './shell/file-access.ts'
import { broadcast, registerCalls } from './shell/ipc.ts'
import { createLettersPage } from './shell/letters-page.ts'
import { setMenu } from './shell/menu.ts'
import { blockNavigation } from './shell/navigation.ts'
import { listFilesIn } from './shell/opened-files.ts'
import { createPersonInput } from './shell/person-input.ts'
import { type PlainMessage, plainMessages } from './shell/plain-messages.ts'
import { canConfirmUser, confirmUser, onPresenceEvent, systemPresence } from './shell/presence-events.ts'
import { printPage } from './shell/printing.ts'
import { createReloadLimit } from './shell/reload-limit.ts'
import { runtimeKind } from './shell/runtime-kind.ts'
import { createSaveFolders } from './shell/save-folders.ts'
import { createShortLivedCopy } from './shell/short-lived-copy.ts'
import { claimSingleInstance } from './shell/single-instance.ts'
import { createUnfinishedFiles } from './shell/unfinished-files.ts'
import { createHiddenWindow, createWindow, focusWindow, loadWindow, showProgress } from './shell/window.ts'
import { createLettersSession, createWindowSession } from './shell/window-session.ts'
import { createElectronJsonStore } from './vault/electron-json-store.ts'
import { createElectronKeychain } from './vault/electron-keychain.ts'
import {
  createDataKeys,
  createSettingsStore,
  createSystemKey,
  createTableViewStore,
  createVault,
  proveKeychain
} from './vault/index.ts'

// The composition root: builds the objects and wires them.

const productName = 'HCW Bulk Invite'
/** Chromium writes changes of `Local State` within ten seconds. */
const systemKeyWrittenMs = 15_000

let window: BrowserWindow | null = null
let windowSession: Session | null = null
let appSession: AppSession | null = null
let log: Log | null = null
/** Nothing is being sent or unsaved, or the user has agreed to quit. */
let mayQuit = false
/** Requests in flight are finishing; then the app quits automatically. */
let isEnding = false
const openedFiles: string[] = []
const clipboardCopies = createShortLivedCopy(clipboard, systemClock)
const personInput = createPersonInput(systemClock)
const consentDialog = createConsentDialog()
let onSettingsChanged: () => void = () => undefined
const mayReload = createReloadLimit(systemClock.monotonic)

const publisher = createChangePublisher((payload) => {
  broadcast('change', payload)
  if (payload.change.kind === 'settings') onSettingsChanged()
})

function showWindow(): void {
  if (window !== null) {
    focusWindow(window)
    return
  }
  // The start shows the window by itself.
  if (windowSession === null) return
  const created = createWindow({
    preload: join(import.meta.dirname, '../preload/preload.cjs'),
    session: windowSession,
    title: productName,
    withDeveloperTools: !app.isPackaged
  })
  window = created
  personInput.watch(created.webContents)
  created.on('close', (event) => {
    if (mayQuit || appSession?.needsCloseConfirmation() !== true) return
    event.preventDefault()
    appSession.requestClose()
  })
  created.on('closed', () => {
    if (window === created) forgetWindow()
  })
  created.webContents.on('render-process-gone', (_event, { reason, exitCode }) =>
    log?.write({ kind: 'window-gone', reason, exitCode })
  )
  void loadWindow(created, mayReload, () => {
    sayPlainly('window-fails')
    created.destroy()
  })
}

function forgetWindow(): void {
  window = null
  appSession?.windowClosed()
}

/** Forgets the window at once: a request to quit while it goes must open another. */
function destroyWindow(): void {
  const closing = window
  forgetWindow()
  closing?.destroy()
}

/** For what no window can say. */
function sayPlainly(message: PlainMessage): void {
  const [title, text] = plainMessages[message][systemLanguage(app.getPreferredSystemLanguages())]
  dialog.showErrorBox(title, text)
}

function openFiles(paths: readonly string[]): void {
  openedFiles.push(...paths)
  if (paths.length > 0) publisher.publish({ kind: 'file-opened' })
  if (app.isReady()) showWindow()
}

function appInfo() {
  return { version: app.getVersion(), runtime: runtimeKind(), isPackaged: app.isPackaged }
}

function machineFolderOfUser(): string {
  const { platform, env: environment } = process
  return machineFolder({ isPackaged: app.isPackaged, platform, environment, home: homedir() })
}

/** Before anything is read or claimed there: what the system keeps for the window never leaves the computer. */
function placeDataFolder(policy: PolicyState): void {
  const onMachine = machineFolderOfUser()
  const usual = app.getPath('userData')
  const known = createKnownDataFolder(onMachine, usual)
  if (policy.kind === 'wrong') app.setPath('userData', known.read() ?? usual)
  else {
    const given = policy.kind === 'loaded' ? policy.policy.dataFolder : undefined
    const folder = dataFolderOf(given, { platform: process.platform, user: userInfo().username, usual, onMachine })
    app.setPath('userData', folder)
    known.keep(folder)
  }
  app.setPath('sessionData', join(onMachine, 'session'))
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
  logUncaughtErrors(opened)
  opened.write(startedEvent(appInfo()))
  return opened
}

async function start(log: Log, policy: PolicyState): Promise<void> {
  const folder = app.getPath('userData')
  const recordsFolder = join(folder, 'records')
  const { now } = systemClock
  const jsonStore = (name: string) => createElectronJsonStore({ folder, name, now })
  const keychain = proveKeychain(createElectronKeychain())
  // Before the app is ready: it may put back the key of the system's that the keychain then uses.
  const dataKeys = createDataKeys(
    keychain,
    jsonStore('data-key'),
    () => hasRecords(recordsFolder),
    createSystemKey(folder)
  )
  await app.whenReady()
  Menu.setApplicationMenu(null)
  trustSystemCertificates({ isListGenuine: !removedVariables.mayHaveChangedAuthorities })
  windowSession = await createWindowSession()
  serveBundle(windowSession, join(import.meta.dirname, '../renderer'))

  const lettersPage = createLettersPage(createLettersSession, createHiddenWindow)
  const unfinishedFiles = createUnfinishedFiles(join(folder, 'unfinished'))
  void unfinishedFiles.sweep()
  sweepLeftovers(folder)
  const rules = createPolicyRules(policy)
  log.write(policyEvent(policy, rules))
  log.write({ kind: 'keychain', status: await keychain.status() })
  const saveFolders = createSaveFolders(jsonStore('save-folders'))
  const languageOfSystem = () => systemLanguage(app.getPreferredSystemLanguages())
  const settings = settingsUnderPolicy(createSettingsStore(jsonStore('settings')), rules, languageOfSystem)
  const words = () => {
    const { language } = settings.read()
    return mainWords(language === 'system' ? languageOfSystem() : language)
  }
  const windowTitle = createWindowTitle(productName, (title, fraction) => {
    if (window !== null) showProgress(window, title, fraction)
  })
  const lock = createAppLock({
    clock: systemClock,
    lockAfterMinutes: () => settings.read().lockAfterMinutes,
    system: systemPresence,
    confirm: () => confirmUser(words().showPatients),
    onChange: (isLocked) => {
      log.write({ kind: 'power', event: isLocked ? 'lock' : 'unlock' })
      windowTitle.setHidden(isLocked)
      if (isLocked) {
        void clipboardCopies.clear()
        consentDialog.dismiss()
        personInput.forget()
      }
      publisher.publish({ kind: 'lock', isLocked })
    }
  })
  const opened = beginAppSession({
    vault: createVault(keychain, jsonStore('connections')),
    settings,
    tableViews: createTableViewStore(jsonStore('tables')),
    rules,
    recordsLifecycle: createRecordsLifecycle({
      folder: recordsFolder,
      machine: {
        counter: join(machineFolderOfUser(), 'counter.txt'),
        computer: hostname(),
        startedAt: now() - uptime() * 1000
      },
      appVersion: app.getVersion(),
      keepsFigures: !rules.isOff('figures'),
      isFolderChosen: rules.policy.dataFolder !== undefined,
      claims: createFolderClaims({
        folder: recordsFolder,
        computer: hostname(),
        now,
        monotonic: systemClock.monotonic,
        uptime
      }),
      isOnShare: () => isOnShare(recordsFolder),
      dataKeys,
      now,
      thread: createRecordsThread(new URL('records-worker.js', import.meta.url))
    }),
    practice: createPracticeHost({ onMessage: () => publisher.publish({ kind: 'practice-messages' }) }),
    publisher,
    log,
    clock: systemClock,
    lock,
    resolveProxy: (url) => session.defaultSession.resolveProxy(url),
    proxyTokens: createKerberosTokens(),
    shell: {
      version: app.getVersion(),
      runtime: runtimeKind(),
      preferredLanguages: app.getPreferredSystemLanguages(),
      systemInfo: () => readSystemInfo({ ...appInfo(), languages: app.getPreferredSystemLanguages(), folder }),
      chooseList: async (sizeMax) => {
        if (window === null) return { ok: false, code: 'cancelled' }
        return chooseListFile(window, words(), sizeMax)
      },
      chooseListPaths: async () => {
        return window === null ? [] : chooseListPaths(window, words())
      },
      readList: readFileWhole,
      save: async (file) => {
        if (window === null) return { ok: false, code: 'cancelled' }
        const tools = {
          title: words().saveAs,
          mayWrite: lock.whenUnlocked,
          unfinished: unfinishedFiles,
          folders: saveFolders
        }
        return saveFile(window, file, tools)
      },
      showInFolder,
      openLink: openExternalLink,
      copyText: clipboardCopies.copy,
      print: async () => (window === null ? 'not-printed' : printPage(window.webContents)),
      lettersToPdf: lettersPage.toPdf,
      cancelLetters: lettersPage.cancelPdf,
      printLetters: lettersPage.print,
      ask: async (question) => window !== null && consentDialog.ask(window, words(), question),
      person: { isAuthenticated: canConfirmUser, hasActed: personInput.hasActed },
      showProgress: windowTitle.set,
      takeOpened: () => openedFiles.shift(),
      quit: () =>
        void clipboardCopies.clear().finally(() => {
          log.writeNow({ kind: 'ended' })
          mayQuit = true
          app.quit()
        }),
      closeWindow: destroyWindow
    }
  })
  appSession = opened
  const showMenu = () =>
    setMenu(words().menu, {
      openList: () => {
        if (!lock.isLocked()) publisher.publish({ kind: 'open-requested' })
      }
    })
  onSettingsChanged = showMenu
  showMenu()
  registerCalls(opened.handlers, (problem) => log.write(callEvent(problem)))
  onPresenceEvent(lock.handle)
  const interruptions = createInterruptionWatcher({
    clock: systemClock,
    isOnline: () => net.isOnline(),
    onChange: opened.setInterruption
  })
  powerMonitor.on('suspend', () => {
    log.write({ kind: 'power', event: 'suspend' })
    interruptions.suspend()
  })
  powerMonitor.on('resume', () => {
    log.write({ kind: 'power', event: 'resume' })
    interruptions.resume()
  })
  const ended = new AbortController()
  app.once('will-quit', () => ended.abort())
  void lock.watch(ended.signal)
  void interruptions.watch(ended.signal)
  void systemClock.sleep(systemKeyWrittenMs, ended.signal).then(dataKeys.keepSystemKey)
  opened.onBatchEnd(() => {
    // It went on without a window: show the result.
    if (window === null) showWindow()
  })
  showWindow()
  await opened.opened()
}

const removedVariables = removeRuntimeVariables(process.env)
registerAppScheme()
app.enableSandbox()
blockNavigation()
// Windows groups the app's windows and the installer's shortcut by this id.
app.setAppUserModelId('com.hcw-at-home.bulk-invite')

const policyAtStart = readPolicy(
  policyPlaces({
    isPackaged: app.isPackaged,
    platform: process.platform,
    environment: process.env,
    program: process.execPath
  }),
  createWindowsTools(join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32'))
)
placeDataFolder(policyAtStart)

const switches = app.isPackaged ? refusedSwitches(process.argv, process.platform) : []
const instance = switches.length > 0 ? null : claimSingleInstance(app.getPath('userData'), openFiles)
if (instance === null) {
  console.error(`${productName} does not run with ${switches.map((name) => `--${name}`).join(', ')}`)
  app.exit(1)
} else if (instance.kind === 'first') {
  app.on('activate', showWindow)
  app.on('window-all-closed', () => {
    if (appSession?.isSending() !== true && process.platform !== 'darwin') app.quit()
  })
  app.on('before-quit', (event) => {
    if (mayQuit) return
    event.preventDefault()
    // A second request to quit, by the user or the system.
    if (isEnding) return
    if (appSession?.needsCloseConfirmation() === true) {
      showWindow()
      appSession.requestClose()
      return
    }
    isEnding = true
    void Promise.all([appSession?.end(), clipboardCopies.clear()]).finally(async () => {
      log?.write({ kind: 'ended' })
      await log?.flush()
      mayQuit = true
      app.quit()
    })
  })
  openedFiles.push(...listFilesIn(process.argv, process.cwd()))
  const opened = openLog()
  log = opened
  start(opened, policyAtStart).catch((thrown: unknown) => {
    opened.writeNow({ kind: 'broke', source: 'start', error: errorOrigin(thrown) })
    app.exit(1)
  })
} else {
  void Promise.all([instance.answer, app.whenReady()]).then(([answer]) => {
    if (answer === 'unheard') sayPlainly('in-other-session')
    if (answer === 'no-folder') sayPlainly('no-data-folder')
    app.quit()
  })
}
