import { EventEmitter } from 'node:events'

// Properties that the language and debuggers read from any object.
const lookedUpByTheLanguage = new Set(['then', 'toJSON', 'constructor', 'prototype', '__esModule', 'inspect', 'length'])

/** Makes reading a missing member throw, so that a missing API is never ignored silently. */
export function strict<Api extends object>(name: string, api: Api): Api {
  return new Proxy(api, {
    get(target, property, receiver) {
      if (property in target) return Reflect.get(target, property, receiver)
      if (typeof property === 'symbol' || lookedUpByTheLanguage.has(property)) return undefined
      throw new Error(`the stand-in lacks ${['electron', name, property].filter((part) => part !== '').join('.')}`)
    }
  })
}

/**
 * An emitter that accepts listeners for the given events only: one for any other would never be called. Events that
 * never occur here (a laptop that goes to sleep) are emitted by tests.
 */
export class StrictEmitter extends EventEmitter {
  readonly knownEvents: ReadonlySet<string | symbol>
  readonly knownAs: string

  constructor(knownAs: string, events: readonly string[]) {
    super()
    this.knownAs = knownAs
    this.knownEvents = new Set([...events, 'newListener', 'removeListener', 'error'])
  }

  override on(event: string | symbol, listener: (...values: never[]) => void): this {
    refuseUnknown(this, event)
    return super.on(event, listener as (...values: unknown[]) => void)
  }

  override once(event: string | symbol, listener: (...values: never[]) => void): this {
    refuseUnknown(this, event)
    return super.once(event, listener as (...values: unknown[]) => void)
  }

  override addListener(event: string | symbol, listener: (...values: never[]) => void): this {
    return this.on(event, listener)
  }
}

function refuseUnknown({ knownAs, knownEvents }: StrictEmitter, event: string | symbol) {
  if (!knownEvents.has(event)) throw new Error(`the stand-in lacks electron.${knownAs} '${String(event)}'`)
}

/** An event whose default can be prevented, as Electron passes to listeners. */
export interface PreventableEvent {
  preventDefault(): void
  readonly defaultPrevented: boolean
}

export function preventableEvent<Extra extends object>(extra: Extra): PreventableEvent & Extra {
  let prevented = false
  const event = {
    preventDefault() {
      prevented = true
    },
    get defaultPrevented() {
      return prevented
    }
  }
  return Object.defineProperties(event, Object.getOwnPropertyDescriptors(extra)) as PreventableEvent & Extra
}
