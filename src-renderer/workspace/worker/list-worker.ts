import '../../zod-without-eval.ts'
import { loadWorkbookReader } from '../../list/index.ts'
import type { WorkerSource } from '../views.ts'
import { serveWorker } from '../worker-client.ts'
import { createListSession } from './list-session.ts'

const session = createListSession(() => crypto.randomUUID())

async function withReader<Input extends { readonly source: WorkerSource }>(input: Input): Promise<Input> {
  const { source } = input
  if (!('bytes' in source)) return input
  return { ...input, source: { ...source, readWorkbook: await loadWorkbookReader(source.bytes) } }
}

// The window's types know `self` as a window; inside a worker it is the worker's scope.
serveWorker(self as unknown as Parameters<typeof serveWorker>[0], {
  ...session,
  read: async (input: Parameters<typeof session.read>[0]) => session.read(await withReader(input)),
  importCorrections: async (input: Parameters<typeof session.importCorrections>[0]) =>
    session.importCorrections(await withReader(input))
})
