import type { Wire } from './wire.ts'
import { makeWire } from './wire.ts'

export const isolatedWorldName = 'Electron Isolated Context'
export const bindingName = '__electronHostPost'
/** In the isolated world: receives a message of the host. */
export const receiverName = '__electronHostReceive'

/** From the preload to the host. */
export type FromPage =
  | { readonly kind: 'document'; readonly url: string }
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly values: readonly unknown[] }
  | { readonly kind: 'send'; readonly channel: string; readonly values: readonly unknown[] }
  | { readonly kind: 'key'; readonly key: string; readonly modifiers: readonly string[] }
  | { readonly kind: 'input'; readonly type: 'keyDown' | 'mouseDown' | 'touchStart' }
  | { readonly kind: 'preload-error'; readonly message: string }

/** From the host to the preload. */
export type ToPage =
  | { readonly kind: 'answer'; readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly kind: 'answer'; readonly id: number; readonly ok: false; readonly message: string }
  | { readonly kind: 'event'; readonly channel: string; readonly values: readonly unknown[] }

type Expose = (name: string, api: unknown) => void
type OpenBridge = (token: string, side: 'page' | 'preload') => Expose

/** The scripts for every new document, in the order in which they run before the page's own. */
export function documentScripts(token: string, preload: { readonly source: string; readonly argv: readonly string[] }) {
  const secret = JSON.stringify(token)
  const names = JSON.stringify({ bindingName, receiverName })
  const facts = JSON.stringify({ argv: preload.argv, platform: process.platform, versions: process.versions })
  return {
    page: `(${openBridge})(${secret}, 'page')`,
    preload:
      `(${runPreload})(${secret}, ${names}, ${facts}, ${openBridge}, (${makeWire})(), ` +
      `(require, module, exports, process, global) => {${preload.source}\n})`
  }
}

/**
 * contextBridge: carries calls between the page's world and the preload's as structured-clonable messages. Functions
 * become proxies on the other side, promises become promises; answers come synchronously where the function's does.
 * The event names hold a secret, so that the page cannot speak on them. Self-contained: its source is injected.
 */
const openBridge: OpenBridge = function openBridge(token, side) {
  type Outcome = { readonly ok: boolean; readonly value: unknown }
  type BridgeMessage =
    | { readonly kind: 'expose'; readonly name: string; readonly value: unknown }
    | { readonly kind: 'call'; readonly id: number; readonly values: readonly unknown[] }
    | ({ readonly kind: 'settle'; readonly id: number } & Outcome)
    | ({ readonly kind: 'answer' } & Outcome)

  const theirs = token + (side === 'page' ? 'preload' : 'page')
  const dispatch = window.dispatchEvent.bind(window)
  const Custom = CustomEvent
  const functions = new Map<number, (...values: unknown[]) => unknown>()
  const promises = new Map<number, (outcome: Outcome) => void>()
  let nextId = 1
  let answer: Outcome | undefined

  const post = (detail: BridgeMessage) => dispatch(new Custom(theirs, { detail }))
  const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

  function outgoing(value: unknown): unknown {
    if (typeof value === 'function') {
      const id = nextId++
      functions.set(id, value as (...values: unknown[]) => unknown)
      return { [token]: 'function', id }
    }
    if (typeof value !== 'object' || value === null) return value
    if (value instanceof Promise) {
      const id = nextId++
      value.then(
        (settled) => post({ kind: 'settle', id, ok: true, value: outgoing(settled) }),
        (error) => post({ kind: 'settle', id, ok: false, value: messageOf(error) })
      )
      return { [token]: 'promise', id }
    }
    if (Array.isArray(value)) return value.map(outgoing)
    const prototype = Object.getPrototypeOf(value)
    if (prototype !== null && Object.getPrototypeOf(prototype) !== null) return value
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, outgoing(inner)]))
  }

  function incoming(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map(incoming)
    const plain = value as Record<string, unknown>
    const id = plain['id'] as number
    if (plain[token] === 'function') return (...values: unknown[]) => callOther(id, values)
    if (plain[token] === 'promise') {
      return new Promise((resolve, reject) => {
        promises.set(id, ({ ok, value: settled }) =>
          ok ? resolve(incoming(settled)) : reject(new Error(`${settled}`))
        )
      })
    }
    const prototype = Object.getPrototypeOf(value)
    if (prototype !== null && Object.getPrototypeOf(prototype) !== null) return value
    return Object.fromEntries(Object.entries(plain).map(([key, inner]) => [key, incoming(inner)]))
  }

  function callOther(id: number, values: readonly unknown[]): unknown {
    answer = undefined
    post({ kind: 'call', id, values: values.map(outgoing) })
    // Set by the other side during the dispatch of the event; missing if the values could not be cloned.
    const outcome = answer as Outcome | undefined
    if (outcome === undefined) throw new Error('An object could not be cloned.')
    if (!outcome.ok) throw new Error(String(outcome.value))
    return incoming(outcome.value)
  }

  function run(id: number, values: readonly unknown[]): Outcome {
    try {
      return { ok: true, value: outgoing(functions.get(id)?.(...values.map(incoming))) }
    } catch (error) {
      return { ok: false, value: messageOf(error) }
    }
  }

  function freeze<Value>(value: Value): Value {
    if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze)
    return value
  }

  window.addEventListener(token + side, (event) => {
    const message = (event as CustomEvent<BridgeMessage | null>).detail
    switch (message?.kind) {
      case 'expose':
        Object.defineProperty(window, message.name, { value: freeze(incoming(message.value)), enumerable: true })
        break
      case 'call':
        post({ kind: 'answer', ...run(message.id, message.values) })
        break
      case 'answer':
        answer = message
        break
      case 'settle':
        promises.get(message.id)?.(message)
        promises.delete(message.id)
        break
    }
  })
  return (name, api) => post({ kind: 'expose', name, value: outgoing(api) })
}

/** Runs the preload as Electron's sandbox does: CommonJS, few modules. Self-contained: its source is injected. */
function runPreload(
  token: string,
  names: { readonly bindingName: string; readonly receiverName: string },
  facts: { readonly argv: readonly string[]; readonly platform: string; readonly versions: object },
  open: OpenBridge,
  wire: Wire,
  preload: (
    require: (name: string) => unknown,
    module: { exports: object },
    exports: object,
    process: object,
    global: object
  ) => void
) {
  const isPage = window === window.top && location.href !== 'about:blank' && location.protocol !== 'chrome-error:'
  if (!isPage) return

  type Listener = (event: object, ...values: unknown[]) => void
  type Settle = { resolve(value: unknown): void; reject(error: Error): void }
  const world = globalThis as unknown as Record<string, (text: string) => void>
  const binding = world[names.bindingName] as (text: string) => void
  const post = (message: FromPage) => binding(wire.encode(message))
  const waiting = new Map<number, Settle>()
  const listeners = new Map<string, Listener[]>()
  let nextId = 1

  const receive = (message: ToPage) => {
    if (message.kind === 'event') {
      const event = lacking('IpcRendererEvent', { sender: ipcRenderer, ports: [] })
      for (const listener of [...(listeners.get(message.channel) ?? [])]) listener(event, ...message.values)
      return
    }
    const settle = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.ok) settle?.resolve(message.value)
    else settle?.reject(new Error(message.message))
  }
  world[names.receiverName] = (text) => receive(wire.decode(text) as ToPage)

  function lacking<Api extends object>(name: string, api: Api): Api {
    return new Proxy(api, {
      get(target, property) {
        if (property in target || typeof property === 'symbol' || property === 'then')
          return Reflect.get(target, property)
        throw new Error(`the stand-in lacks ${name}.${property} in a preload`)
      }
    })
  }

  function addListener(channel: string, listener: Listener) {
    listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
    return ipcRenderer
  }
  function removeListener(channel: string, listener: Listener) {
    listeners.set(
      channel,
      (listeners.get(channel) ?? []).filter((other) => other !== listener)
    )
    return ipcRenderer
  }
  const ipcRenderer: object = lacking('ipcRenderer', {
    invoke: (channel: string, ...values: unknown[]) =>
      new Promise((resolve, reject) => {
        const id = nextId++
        post({ kind: 'invoke', id, channel, values })
        waiting.set(id, { resolve, reject })
      }),
    send: (channel: string, ...values: unknown[]) => post({ kind: 'send', channel, values }),
    on: addListener,
    addListener,
    off: removeListener,
    removeListener,
    removeAllListeners: (channel: string) => {
      listeners.delete(channel)
      return ipcRenderer
    }
  })
  const electron = lacking('electron', { contextBridge: { exposeInMainWorld: open(token, 'preload') }, ipcRenderer })

  post({ kind: 'document', url: location.href })
  // The menu's accelerators: the browser does not handle them, and tests press them like a user.
  window.addEventListener('keydown', (event) => {
    const modifiers = [
      event.ctrlKey && 'ctrl',
      event.metaKey && 'meta',
      event.altKey && 'alt',
      event.shiftKey && 'shift'
    ]
    const held = modifiers.filter((modifier) => modifier !== false)
    const isAccelerator = event.isTrusted && !event.defaultPrevented && (held.length > 0 || /^F\d+$/.test(event.key))
    if (isAccelerator && event.key !== 'Shift') post({ kind: 'key', key: event.key, modifiers: held })
  })
  // Only what the browser itself dispatches is trusted: the page's own events are not input.
  const inputs = { keydown: 'keyDown', mousedown: 'mouseDown', touchstart: 'touchStart' } as const
  for (const [name, type] of Object.entries(inputs)) {
    window.addEventListener(name, ({ isTrusted }) => isTrusted && post({ kind: 'input', type }), { capture: true })
  }
  const require = (name: string) => {
    if (name === 'electron' || name === 'electron/renderer' || name === 'electron/common') return electron
    throw new Error(`module not found: ${name}`)
  }
  const module = { exports: {} }
  const process = lacking('process', { ...facts, type: 'renderer', sandboxed: true, contextIsolated: true, env: {} })
  try {
    preload(require, module, module.exports, process, globalThis)
  } catch (error) {
    post({
      kind: 'preload-error',
      message: error instanceof Error ? `${error.message}\n${error.stack}` : String(error)
    })
  }
}
