import type { ChildProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import type { CDPSession } from 'playwright-core'

/** The connection to one target: commands and events as typed by the DevTools protocol. */
export type Session = Pick<CDPSession, 'send'> & {
  on: CDPSession['on']
}

export interface DevTools {
  readonly browser: Session
  /** The connection to a target that is attached with `flatten`. */
  session(sessionId: string): Session
}

interface Message {
  readonly id?: number
  readonly sessionId?: string
  readonly method?: string
  readonly params?: unknown
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

/**
 * Speaks the DevTools protocol over the pipes 3 and 4 of a Chromium started with `--remote-debugging-pipe`. Chromium
 * ends when the pipe does, so it cannot outlive this process. Commands sent after its end are rejected.
 */
export function connectDevTools(chromium: ChildProcess): DevTools {
  const [toChromium, fromChromium] = [chromium.stdio[3] as Writable, chromium.stdio[4] as Readable]
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void; method: string }>()
  const sessions = new Map<string, EventEmitter>()
  let nextId = 1
  let ended = false

  function emitterOf(sessionId: string): EventEmitter {
    const existing = sessions.get(sessionId)
    if (existing) return existing
    const emitter = new EventEmitter().setMaxListeners(0)
    sessions.set(sessionId, emitter)
    return emitter
  }

  function receive(message: Message) {
    if (message.method !== undefined) {
      emitterOf(message.sessionId ?? '').emit(message.method, message.params)
      return
    }
    const call = waiting.get(message.id ?? 0)
    if (!call) return
    waiting.delete(message.id ?? 0)
    if (message.error) call.reject(new Error(`${call.method}: ${message.error.message}`))
    else call.resolve(message.result)
  }

  readMessages(fromChromium, receive)
  const end = () => {
    ended = true
    for (const { reject, method } of waiting.values()) reject(new Error(`${method}: Chromium has ended`))
    waiting.clear()
  }
  fromChromium.on('close', end)
  toChromium.on('error', end)

  function session(sessionId: string): Session {
    const emitter = emitterOf(sessionId)
    const send = (method: string, params: object = {}) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(new Error(`${method}: Chromium has ended`))
        const id = nextId++
        waiting.set(id, { resolve, reject, method })
        const address = sessionId === '' ? {} : { sessionId }
        toChromium.write(`${JSON.stringify({ id, method, params, ...address })}\0`)
      })
    return { send, on: emitter.on.bind(emitter) } as unknown as Session
  }

  return { browser: session(''), session }
}

/** Messages end with a NUL byte; a long one arrives in several chunks. */
function readMessages(pipe: Readable, receive: (message: Message) => void) {
  let pieces: Buffer[] = []
  pipe.on('data', (data: Buffer) => {
    let start = 0
    for (let end = data.indexOf(0); end !== -1; end = data.indexOf(0, start)) {
      pieces.push(data.subarray(start, end))
      receive(JSON.parse(Buffer.concat(pieces).toString('utf8')))
      pieces = []
      start = end + 1
    }
    if (start < data.length) pieces.push(data.subarray(start))
  })
}
