import '../../zod-without-eval.ts'
import { serveWorker } from '../worker-client.ts'
import { createListSession } from './list-session.ts'

// The window's types know `self` as a window; inside a worker it is the worker's scope.
serveWorker(self as unknown as Parameters<typeof serveWorker>[0], { ...createListSession(() => crypto.randomUUID()) })
