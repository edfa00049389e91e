import { createExportWork } from '../../export/export-work.ts'
import { serveWorker } from '../../workspace/worker-client.ts'

// The window's types know `self` as a window; inside a worker it is the worker's scope.
serveWorker(self as unknown as Parameters<typeof serveWorker>[0], { ...createExportWork() })
