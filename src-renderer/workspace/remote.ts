/**
 * The functions of an object in a worker, called from the window. Every function takes one structured-clonable value. An error inside the worker rejects the promise with its message.
 */
export type Remote<Functions> = {
  readonly [Name in keyof Functions]: Functions[Name] extends (input: infer Input) => infer Output
    ? (input: Input) => Promise<Awaited<Output>>
    : never
}

interface Question {
  readonly id: number
  readonly name: string
  readonly input: unknown
}

type Reply = { readonly id: number; readonly value: unknown } | { readonly id: number; readonly error: string }

/** The worker's side. `port` is the worker's own scope. */
export function serve(
  port: {
    onmessage: ((event: MessageEvent<Question>) => void) | null
    postMessage(message: Reply, transfer: Transferable[]): void
  },
  functions: Readonly<Record<string, (input: never) => unknown>>
): void {
  port.onmessage = async ({ data: { id, name, input } }) => {
    try {
      const value = await functions[name]?.(input as never)
      // Large arrays of numbers are transferred, not copied.
      const transfer = ArrayBuffer.isView(value) ? [value.buffer as ArrayBuffer] : []
      port.postMessage({ id, value }, transfer)
    } catch (error) {
      port.postMessage({ id, error: error instanceof Error ? error.message : String(error) }, [])
    }
  }
}

/** The window's side. `start` is called with the first request. Replies come in the order of the requests. */
export function remote<Functions extends object>(start: () => Worker): Remote<Functions> {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let last = 0
  let worker: Worker | null = null
  const begin = () => {
    const started = start()
    started.onmessage = ({ data }: MessageEvent<Reply>) => {
      const asked = waiting.get(data.id)
      waiting.delete(data.id)
      if ('error' in data) asked?.reject(new Error(data.error))
      else asked?.resolve(data.value)
    }
    started.onerror = (event) => {
      for (const asked of waiting.values()) asked.reject(new Error(event.message))
      waiting.clear()
    }
    return started
  }
  const ask = (name: string) => (input: unknown) =>
    new Promise((resolve, reject) => {
      worker ??= begin()
      last += 1
      waiting.set(last, { resolve, reject })
      worker.postMessage({ id: last, name, input } satisfies Question)
    })
  return new Proxy({} as Remote<Functions>, { get: (_, name) => ask(String(name)) })
}
