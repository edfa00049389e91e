import { loadWorkbookReader } from '../../list/index.ts'
import type { WorkerSource } from '../views.ts'
import { serveWorker } from '../worker-client.ts'
import { createListSessions, type ListRequest } from './list-sessions.ts'

const ask = createListSessions()

/** Loads the reader of old workbooks where a source needs it. */
async function withReader(input: unknown): Promise<unknown> {
  const { source } = input as { readonly source: WorkerSource }
  if (!('bytes' in source)) return input
  return { ...(input as object), source: { ...source, readWorkbook: await loadWorkbookReader(source.bytes) } }
}

// The window's types know `self` as a window; inside a worker it is the worker's scope.
serveWorker(self as unknown as Parameters<typeof serveWorker>[0], {
  ask: async (request: ListRequest) => {
    const hasSource = request.name === 'read' || request.name === 'readCopy'
    return ask(hasSource ? { ...request, input: await withReader(request.input) } : request)
  }
})
