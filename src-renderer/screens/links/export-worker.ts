import { createExportWork } from '../../export/export-work.ts'
import { serve } from '../../workspace/remote.ts'

// The window's types know `self` as a window; inside a worker it is the worker's scope.
serve(self as unknown as Parameters<typeof serve>[0], { ...createExportWork() })
