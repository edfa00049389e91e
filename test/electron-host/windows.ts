import { defaultSession, type Session } from './session.ts'
import { preventableEvent, StrictEmitter, strict } from './strict.ts'
import { openWebContents, type WebContents } from './web-contents.ts'

interface Options {
  readonly width?: number
  readonly height?: number
  readonly title?: string
  readonly show?: boolean
  readonly webPreferences?: Record<string, unknown>
  readonly [option: string]: unknown
}

const knownOptions = new Set([
  ...['width', 'height', 'minWidth', 'minHeight', 'x', 'y', 'center', 'resizable', 'show', 'title'],
  ...['backgroundColor', 'icon', 'autoHideMenuBar', 'useContentSize', 'webPreferences']
])
/** Preferences that the stand-in enforces: it refuses an app that sets other values. */
const fixedPreferences: Record<string, unknown> = {
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
}
const otherPreferences = new Set(
  'preload session additionalArguments javascript spellcheck devTools backgroundThrottling'.split(' ')
)
const events = (
  'close closed ready-to-show show hide focus blur minimize restore maximize unmaximize resize resized move moved ' +
  'enter-full-screen leave-full-screen page-title-updated unresponsive responsive session-end query-session-end'
).split(' ')

const all = new Set<Window>()
let onLastClosed: () => void = () => undefined
let onOpened: (window: Window) => void = () => undefined
let focused: Window | undefined

/** Sets what happens when a window opens, and when the last one is closed. */
export function watchWindows(listeners: { opened(window: Window): void; lastClosed(): void }) {
  onOpened = listeners.opened
  onLastClosed = listeners.lastClosed
}

export type Window = ReturnType<typeof openWindow>

function refuseUnknown(options: Options) {
  for (const option of Object.keys(options)) {
    if (!knownOptions.has(option)) throw new Error(`the stand-in lacks the BrowserWindow option ${option}`)
  }
  for (const [name, value] of Object.entries(options.webPreferences ?? {})) {
    const isHonoured = name in fixedPreferences ? fixedPreferences[name] === value : otherPreferences.has(name)
    if (!isHonoured) throw new Error(`the stand-in cannot honour webPreferences.${name}: ${String(value)}`)
  }
}

let nextId = 1

function openWindow(options: Options = {}) {
  refuseUnknown(options)
  const { webPreferences = {}, width = 800, height = 600 } = options
  let title = options.title ?? ''
  let isVisible = options.show ?? true
  let isMinimized = false
  let isGone = false
  let bounds = { x: 0, y: 0, width, height }
  const emitter = new StrictEmitter('BrowserWindow', events)

  const contents: WebContents = openWebContents(
    {
      preload: webPreferences['preload'] as string | undefined,
      session: (webPreferences['session'] as Session | undefined) ?? defaultSession,
      additionalArguments: (webPreferences['additionalArguments'] as string[] | undefined) ?? [],
      webPreferences: { ...fixedPreferences, ...webPreferences },
      width,
      height
    },
    () => {
      isGone = true
      all.delete(window)
      if (focused === window) focused = undefined
      emitter.emit('closed')
      if (all.size === 0) onLastClosed()
    }
  )
  contents.once('dom-ready', () => emitter.emit('ready-to-show'))

  const window = strict(
    'BrowserWindow',
    Object.assign(emitter, {
      id: nextId++,
      webContents: contents,
      loadURL: contents.loadURL,
      isDestroyed: () => isGone,
      isVisible: () => isVisible,
      isMinimized: () => isMinimized,
      isMaximized: () => false,
      isFullScreen: () => false,
      isFocused: () => focused === window,
      getBounds: () => bounds,
      getContentBounds: () => bounds,
      getNormalBounds: () => bounds,
      setBounds: (given: Partial<typeof bounds>) => {
        bounds = { ...bounds, ...given }
      },
      getTitle: () => title,
      setTitle: (given: string) => {
        title = given
      },
      setProgressBar: (_fraction: number, _options?: object) => undefined,
      flashFrame: (_isFlashing: boolean) => undefined,
      setMenuBarVisibility: (_isVisible: boolean) => undefined,
      removeMenu: () => undefined,
      setMenu: (_menu: object | null) => undefined,
      setContentProtection: (_isProtected: boolean) => undefined,
      maximize: () => undefined,
      show: () => {
        isVisible = true
        emitter.emit('show')
        window.focus()
      },
      showInactive: () => {
        isVisible = true
      },
      hide: () => {
        isVisible = false
        emitter.emit('hide')
      },
      focus: () => {
        focused = window
        emitter.emit('focus')
      },
      blur: () => {
        focused = undefined
        emitter.emit('blur')
      },
      minimize: () => {
        isMinimized = true
        emitter.emit('minimize')
      },
      restore: () => {
        isMinimized = false
        emitter.emit('restore')
      },
      close: () => {
        const event = preventableEvent({})
        emitter.emit('close', event)
        if (!event.defaultPrevented) contents.close()
        return !event.defaultPrevented
      },
      destroy: () => contents.close()
    })
  )
  all.add(window)
  onOpened(window)
  return window
}

/** `electron.BrowserWindow`. */
export const BrowserWindow = strict(
  'BrowserWindow',
  class {
    constructor(options?: Options) {
      // biome-ignore lint/correctness/noConstructorReturn: missing members of a window throw when they are read
      return openWindow(options)
    }
    static getAllWindows(): Window[] {
      return [...all]
    }
    static getFocusedWindow(): Window | null {
      return focused ?? null
    }
    static fromWebContents(contents: object): Window | null {
      return [...all].find((window) => window.webContents === contents) ?? null
    }
    static fromId(id: number): Window | null {
      return [...all].find((window) => window.id === id) ?? null
    }
  }
)
