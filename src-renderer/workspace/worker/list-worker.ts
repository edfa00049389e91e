import '../../app/zod-without-eval.ts'
import { serve } from '../remote.ts'
import { createListSession } from './list-session.ts'

// The window's types know `self` as a window; inside a worker it is the worker's scope.
serve(self as unknown as Parameters<typeof serve>[0], { ...createListSession(() => crypto.randomUUID()) })
