/**
 * The functions of an object in a worker, called from the window. Every function takes one structured-clonable value. An
 * error inside the worker rejects the promise with its message.
 */
export type WorkerClient<Functions> = {
  readonly [Name in keyof Functions]: Functions[Name] extends (input: infer Input) => infer Output
    ? (input: Input) => Promise<Awaited<Output>>
    : never
}

interface WorkerRequest {
  readonly id: number
  readonly name: string
  readonly input: unknown
}

type WorkerReply = { readonly id: number; readonly value: unknown } | { readonly id: number; readonly error: string }

/** The worker's side. `port` is the worker's own scope. Requests are answered one after the other, in their order. */
export function serveWorker(
  port: {
    onmessage: ((event: MessageEvent<WorkerRequest>) => void) | null
    postMessage(message: WorkerReply, transfer: Transferable[]): void
  },
  functions: Readonly<Record<string, (input: never) => unknown>>
): void {
  const answer = async ({ id, name, input }: WorkerRequest) => {
    try {
      const value = await functions[name]?.(input as never)
      // Large arrays of numbers are transferred, not copied.
      const transfer = ArrayBuffer.isView(value) ? [value.buffer as ArrayBuffer] : []
      port.postMessage({ id, value }, transfer)
    } catch (error) {
      port.postMessage({ id, error: error instanceof Error ? error.message : String(error) }, [])
    }
  }
  let last = Promise.resolve()
  port.onmessage = ({ data }) => {
    last = last.then(() => answer(data))
  }
}

/** Message of the error for an opening that a worker does not know: another one had it, and died. */
export const notOpen = 'this list is not open'

/** The worker ended before it answered: it failed outside of a request, or was ended. */
export class WorkerDiedError extends Error {
  override readonly name = 'WorkerDiedError'
}

/**
 * The window's side. `start` is called with the first request, and again with the first one after a worker has died.
 * Replies come in the order of the requests; those of a worker that died reject with {@link WorkerDiedError}.
 */
export function createWorkerClient<Functions extends object>(start: () => Worker): WorkerClient<Functions> {
  return createEndableWorker<Functions>(start).client
}

/** A worker that can be ended, whatever it is doing. The next request starts another one. */
export interface EndableWorker<Functions> {
  readonly client: WorkerClient<Functions>
  readonly end: () => void
}

/** The same, with the means to end it. */
export function createEndableWorker<Functions extends object>(start: () => Worker): EndableWorker<Functions> {
  const pending = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let last = 0
  let worker: Worker | null = null
  const died = (dead: Worker, message: string) => {
    dead.terminate()
    if (worker === dead) worker = null
    const requests = [...pending.values()]
    pending.clear()
    for (const request of requests) request.reject(new WorkerDiedError(message))
  }
  const startWorker = () => {
    const started = start()
    started.onmessage = ({ data }: MessageEvent<WorkerReply>) => {
      const request = pending.get(data.id)
      pending.delete(data.id)
      if ('error' in data) request?.reject(new Error(data.error))
      else request?.resolve(data.value)
    }
    started.onerror = (event) => died(started, event.message)
    return started
  }
  const send = (name: string) => (input: unknown) =>
    new Promise((resolve, reject) => {
      worker ??= startWorker()
      last += 1
      pending.set(last, { resolve, reject })
      worker.postMessage({ id: last, name, input } satisfies WorkerRequest)
    })
  return {
    client: new Proxy({} as WorkerClient<Functions>, { get: (_, name) => send(String(name)) }),
    end: () => {
      if (worker !== null) died(worker, 'ended')
    }
  }
}
