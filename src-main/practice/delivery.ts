import { type ServerResponse, STATUS_CODES } from 'node:http'
import type { Answer } from './answer.ts'

/** Delayed work, which is dropped when the server closes. */
export interface Timers {
  after(delayMs: number, run: () => void): void
  clear(): void
}

export function createTimers(): Timers {
  const running = new Set<NodeJS.Timeout>()
  return {
    after(delayMs, run) {
      const timer = setTimeout(() => {
        running.delete(timer)
        run()
      }, delayMs)
      running.add(timer)
    },
    clear() {
      for (const timer of running) clearTimeout(timer)
      running.clear()
    }
  }
}

function headersOf(answer: Answer): Record<string, string | number> {
  // The real server sends some answers without a length.
  if (answer.headers['Transfer-Encoding'] !== undefined) return { ...answer.headers }
  return { ...answer.headers, 'Content-Length': Buffer.byteLength(answer.body) }
}

export function deliver(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.status, headersOf(answer))
  response.end(answer.body)
}

/** The head at once, then one byte after the other. */
export function drip(response: ServerResponse, answer: Answer, byteEveryMs: number, timers: Timers): void {
  const bytes = Buffer.from(answer.body)
  response.writeHead(answer.status, headersOf(answer))
  response.flushHeaders()
  function next(index: number): void {
    if (response.destroyed) return
    if (index >= bytes.length) {
      response.end()
      return
    }
    response.write(bytes.subarray(index, index + 1))
    timers.after(byteEveryMs, () => next(index + 1))
  }
  next(0)
}

/** Announces the whole length, sends half and closes the connection. */
export function deliverHalf(response: ServerResponse, answer: Answer): void {
  const bytes = Buffer.from(answer.body)
  response.writeHead(answer.status, { ...headersOf(answer), 'Content-Length': bytes.length })
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.socket?.end())
}

/** Sends the same answer twice, bypassing Node's bookkeeping, and closes the connection. */
export function deliverTwice(response: ServerResponse, answer: Answer): void {
  const head = Object.entries({ ...headersOf(answer), 'Content-Length': Buffer.byteLength(answer.body) })
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')
  const once = `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status] ?? ''}\r\n${head}\r\n${answer.body}`
  response.socket?.end(once + once)
}

/** A TCP reset: the other side cannot know how far its request got. */
export function reset(response: ServerResponse): void {
  response.socket?.resetAndDestroy()
}
