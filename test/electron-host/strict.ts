import { EventEmitter } from 'node:events'

// What the language and debuggers look up on any object, without a program having asked for it.
const lookedUpByTheLanguage = new Set(['then', 'toJSON', 'constructor', 'prototype', '__esModule', 'inspect', 'length'])

/** The object, whose missing members throw when they are read: nothing passes silently for want of an API. */
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
 * An emitter that takes listeners for the named events only: a listener for any other would wait in vain.
 * Events may be named that never happen here (a laptop that never sleeps): tests emit them by hand.
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

/** An event whose default can be prevented, as Electron hands to listeners. */
export type PreventableEvent = { preventDefault(): void; readonly defaultPrevented: boolean }

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
