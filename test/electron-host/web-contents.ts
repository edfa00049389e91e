import { randomBytes } from 'node:crypto'
import { appendFileSync, readFileSync } from 'node:fs'
import {
  bindingName,
  documentScripts,
  type FromPage,
  isolatedWorldName,
  receiverName,
  type ToPage
} from './context-bridge.ts'
import type { Session } from './devtools.ts'
import { answerInvoke, ipcMain } from './ipc.ts'
import { pressAccelerator } from './menu.ts'
import { chromium, settings, startChromiumWith } from './runtime.ts'
import { fromLoopback } from './scheme.ts'
import type { Session as AppSession } from './session.ts'
import { preventableEvent, StrictEmitter, strict } from './strict.ts'
import { openTarget, type Target } from './targets.ts'
import { makeWire } from './wire.ts'

const events = (
  'did-finish-load did-fail-load dom-ready did-start-loading did-stop-loading did-navigate did-navigate-in-page ' +
  'will-navigate will-redirect will-frame-navigate will-attach-webview render-process-gone preload-error destroyed ' +
  'console-message page-title-updated did-create-window before-input-event input-event context-menu unresponsive responsive ' +
  'will-prevent-unload devtools-opened did-start-navigation did-redirect-navigation zoom-changed'
).split(' ')

export interface ContentsOptions {
  readonly preload: string | undefined
  readonly session: AppSession
  readonly additionalArguments: readonly string[]
  readonly webPreferences: Readonly<Record<string, unknown>>
  readonly width: number
  readonly height: number
}

type WindowOpenHandler = (details: { readonly url: string; readonly disposition: string }) => {
  readonly action: string
}
interface PdfOptions {
  readonly pageSize?: unknown
  readonly margins?: unknown
  readonly preferCSSPageSize?: boolean
  readonly printBackground?: boolean
  readonly generateTaggedPDF?: boolean
  readonly displayHeaderFooter?: boolean
}
interface Paused {
  readonly requestId: string
  readonly request: { readonly url: string; readonly method: string }
  readonly frameId: string
  readonly resourceType: string
  readonly redirectedRequestId?: string
}

const wire = makeWire()
const byTarget = new Map<string, WebContents>()
let nextId = 1

/** A page of the app: `electron.WebContents`, as far as apps of one window need it. Opens it in Chromium at once. */
export type WebContents = ReturnType<typeof openWebContents>

export function openWebContents(options: ContentsOptions, onGone: () => void) {
  let documentUrl = ''
  let contextId: number | undefined
  let windowOpenHandler: WindowOpenHandler = () => ({ action: 'allow' })
  let isGone = false
  let isCrashed = false
  /** Navigations by the app, and by the page: in Electron, listeners can prevent only the latter. */
  let requestedByApp: string | undefined
  const requestedByPage = new Set<string>()
  let targetId: string | undefined
  let webRtcPolicy = 'default'
  let context: Target['context'] = {}

  const emitter = new StrictEmitter('webContents', events)
  const emit = (event: string, ...values: unknown[]) => emitter.emit(event, ...values)
  const mainFrame = strict('webContents.mainFrame', {
    get url() {
      return fromLoopback(documentUrl)
    },
    get origin() {
      return originOf(mainFrame.url)
    },
    parent: null,
    routingId: 1,
    processId: 1,
    isDestroyed: () => isGone,
    send: (channel: string, ...values: unknown[]) => contents.send(channel, ...values)
  })

  /** Undefined until the app loads the first address: then all is known that Chromium must be started with. */
  let opened: Promise<Session> | undefined

  function gone() {
    isGone = true
    if (targetId) byTarget.delete(targetId)
    emit('destroyed')
    onGone()
  }

  async function open(address: string): Promise<Session> {
    const { host } = new URL(address)
    await startChromiumWith({ webRtcPolicy })
    const target = await openTarget({ ...options, ...options.session.network(host) }, gone)
    targetId = target.targetId
    context = target.context
    byTarget.set(target.targetId, contents)
    await prepare(target)
    return target.session
  }

  async function prepare({ session }: Target) {
    const preload = options.preload === undefined ? '' : readFileSync(options.preload, 'utf8')
    const argv = [process.execPath, ...options.additionalArguments]
    const scripts = documentScripts(randomBytes(16).toString('hex'), { source: preload, argv })
    listen(session)
    await Promise.all([
      session.send('Page.enable'),
      session.send('Runtime.enable'),
      session.send('Inspector.enable'),
      session.send('Runtime.addBinding', { name: bindingName, executionContextName: isolatedWorldName }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.page }),
      session.send('Page.addScriptToEvaluateOnNewDocument', {
        source: scripts.preload,
        worldName: isolatedWorldName
      }),
      session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      chromium().devTools.browser.send('Browser.setDownloadBehavior', {
        behavior: 'deny',
        eventsEnabled: true,
        ...context
      }),
      ...(options.webPreferences['javascript'] === false
        ? [session.send('Emulation.setScriptExecutionDisabled', { value: true })]
        : []),
      session.send('Runtime.runIfWaitingForDebugger')
    ])
  }

  function listen(session: Session) {
    session.on('Runtime.bindingCalled', (call) => {
      if (call.name === bindingName) void receive(call.executionContextId, wire.decode(call.payload) as FromPage)
    })
    session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId !== undefined) return
      documentUrl = frame.url
      requestedByPage.clear()
      emit('did-navigate', {}, fromLoopback(frame.url), 200, 'OK')
    })
    session.on('Runtime.executionContextsCleared', () => {
      contextId = undefined
    })
    session.on('Page.domContentEventFired', () => emit('dom-ready', {}))
    session.on('Page.loadEventFired', () => emit('did-finish-load', {}))
    session.on('Page.frameRequestedNavigation', ({ frameId, url }) => {
      if (frameId === targetId) requestedByPage.add(url)
    })
    session.on('Page.windowOpen', ({ url }) => {
      // The page that opens has been closed already; only the app's answer matters here.
      const { action } = windowOpenHandler({ url: fromLoopback(url), disposition: 'new-window' })
      if (action !== 'deny') console.error(`the stand-in opens no second window for ${url}`)
    })
    session.on('Page.downloadWillBegin', ({ url, suggestedFilename }) => {
      const item = strict('DownloadItem', { getURL: () => fromLoopback(url), getFilename: () => suggestedFilename })
      const event = preventableEvent({})
      options.session.emit('will-download', event, item, contents)
      if (!event.defaultPrevented) console.error(`the stand-in downloads nothing: ${url}`)
    })
    session.on('Page.javascriptDialogOpening', ({ type }) => {
      if (type === 'beforeunload') session.send('Page.handleJavaScriptDialog', { accept: true }).catch(() => undefined)
    })
    session.on('Inspector.targetCrashed', () => {
      isCrashed = true
      contextId = undefined
      emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 })
    })
    session.on('Fetch.requestPaused', (paused) => {
      decide(session, paused).catch(() => undefined)
    })
  }

  async function decide(session: Session, paused: Paused) {
    const { requestId } = paused
    const isNavigation = paused.resourceType === 'Document' && paused.frameId === targetId
    const details = { ...paused.request, url: fromLoopback(paused.request.url), resourceType: 'other' }
    const isWanted =
      (!isNavigation || (await mayNavigate(session, paused))) && (await options.session.mayRequest(details))
    if (isWanted) await session.send('Fetch.continueRequest', { requestId })
    else
      await session.send('Fetch.failRequest', { requestId, errorReason: isNavigation ? 'Aborted' : 'BlockedByClient' })
  }

  async function mayNavigate(session: Session, { request, redirectedRequestId }: Paused): Promise<boolean> {
    if (request.url === requestedByApp) return true
    // The page's request is reported on the same connection, before this answer.
    await Promise.race([session.send('Runtime.evaluate', { expression: '0' }), patience(500)])
    if (!requestedByPage.has(request.url) && redirectedRequestId === undefined) return true
    const url = fromLoopback(request.url)
    const event = preventableEvent({ url, isMainFrame: true, isSameDocument: false, frame: mainFrame })
    if (redirectedRequestId !== undefined) emit('will-redirect', event, url, false, true, 1, 1)
    else {
      emit('will-frame-navigate', event)
      emit('will-navigate', event, url, false, true, 1, 1)
    }
    return !event.defaultPrevented
  }

  async function receive(from: number, message: FromPage) {
    if (message.kind === 'document') {
      contextId = from
      documentUrl = message.url
      isCrashed = false
      return
    }
    // A document that is no longer shown has no frame any more.
    const senderFrame = from === contextId ? mainFrame : null
    const event = { type: 'frame', sender: contents, senderFrame, frameId: 1, processId: 1, ports: [] }
    switch (message.kind) {
      case 'invoke': {
        const answer = await answerInvoke(message.channel, strict('IpcMainInvokeEvent', event), message.values)
        post(from, { kind: 'answer', id: message.id, ...answer })
        break
      }
      case 'send': {
        const reply = (channel: string, ...values: unknown[]) => contents.send(channel, ...values)
        ipcMain.emit(message.channel, strict('IpcMainEvent', { ...event, reply }), ...message.values)
        break
      }
      case 'key':
        pressAccelerator(message.key, message.modifiers)
        break
      case 'input':
        emit('input-event', {}, { type: message.type, modifiers: [] })
        break
      case 'preload-error':
        console.error('the preload failed:', message.message)
        emit('preload-error', {}, options.preload, new Error(message.message))
        break
    }
  }

  function post(to: number | undefined, message: ToPage) {
    if (to === undefined || isGone) return
    const value = wire.encode(message)
    const { HCW_HOST_MESSAGES: told } = process.env
    if (told !== undefined) appendFileSync(told, `${value}\n`)
    const call = {
      functionDeclaration: `function (text) { ${receiverName}(text) }`,
      executionContextId: to,
      arguments: [{ value }],
      returnByValue: true
    }
    // The document may be gone meanwhile, and with it the pending call.
    opened?.then((session) => session.send('Runtime.callFunctionOn', call)).catch(() => undefined)
  }

  async function loadURL(url: string) {
    const address = await options.session.scheme.toLoopback(url)
    opened ??= open(address)
    const session = await opened
    await allowWhatTheAppAllows(address)
    requestedByApp = address
    emit('did-start-loading')
    const loaded = new Promise<void>((resolve) => emitter.once('did-finish-load', () => resolve()))
    const { errorText } = await session.send('Page.navigate', { url: address })
    if (errorText !== undefined) {
      emit('did-fail-load', {}, -2, errorText, url, true)
      throw new Error(`${errorText} loading '${url}'`)
    }
    await loaded
    requestedByApp = undefined
    emit('did-stop-loading')
    if (!settings.switches.has('inspect')) console.error(`the window shows ${url}`)
  }

  async function allowWhatTheAppAllows(address: string) {
    if (!address.startsWith('http://127.0.0.1:')) return
    const { origin } = new URL(address)
    const { browser } = chromium().devTools
    for (const decision of await options.session.decidePermissions(contents, fromLoopback(origin))) {
      // Not every Chromium knows every permission.
      await browser.send('Browser.setPermission', { origin, ...decision, ...context }).catch(() => undefined)
    }
  }

  const contents = strict(
    'webContents',
    Object.assign(emitter, {
      id: nextId++,
      mainFrame,
      session: options.session,
      loadURL,
      getURL: () => mainFrame.url,
      getTitle: () => settings.name,
      isDestroyed: () => isGone,
      isCrashed: () => isCrashed,
      isLoading: () => requestedByApp !== undefined,
      getType: () => 'window',
      getLastWebPreferences: () => options.webPreferences,
      isDevToolsOpened: () => false,
      setVisualZoomLevelLimits: async () => undefined,
      setWebRTCIPHandlingPolicy: (policy: string) => {
        if (opened !== undefined) throw new Error('the stand-in lacks another WebRTC policy for an open page')
        webRtcPolicy = policy
      },
      getWebRTCIPHandlingPolicy: () => webRtcPolicy,
      printToPDF: async ({ pageSize, margins, ...others }: PdfOptions) => {
        if (pageSize !== undefined || margins !== undefined) throw new Error('the stand-in prints pages as CSS says')
        const session = await opened
        const printed = await session?.send('Page.printToPDF', { ...others, transferMode: 'ReturnAsBase64' })
        return Buffer.from(String(printed?.data ?? ''), 'base64')
      },
      // There is no printer, as on most computers of tests: tests replace the function.
      print: (_options: object, done: (isPrinted: boolean, reason: string) => void) => done(false, 'no printer'),
      send: (channel: string, ...values: unknown[]) => post(contextId, { kind: 'event', channel, values }),
      setWindowOpenHandler: (handler: WindowOpenHandler) => {
        windowOpenHandler = handler
      },
      reload: () => void loadURL(mainFrame.url).catch((error: unknown) => console.error(error)),
      close: () => {
        if (isGone) return
        if (opened === undefined) return gone()
        opened
          .then(() => chromium().devTools.browser.send('Target.closeTarget', { targetId: targetId as string }))
          .catch(() => undefined)
      }
    })
  )
  return contents
}

/** `electron.webContents`, which Playwright asks for the page of a target. */
export const webContents = strict('webContents', {
  getAllWebContents: () => [...byTarget.values()],
  fromDevToolsTargetId: (targetId: string) => byTarget.get(targetId),
  fromId: (id: number) => [...byTarget.values()].find((contents) => contents.id === id)
})

function originOf(url: string): string {
  if (!URL.canParse(url)) return 'null'
  const { protocol: scheme, host, origin } = new URL(url)
  // Node knows no origin for schemes of an app's own; a privileged one has it.
  return origin === 'null' && host !== '' ? `${scheme}//${host}` : origin
}

const patience = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds).unref())
