import { z } from 'zod'
import { createListSession } from './list-session.ts'
import { serve } from './remote.ts'

// zod otherwise compiles its checks with `Function`, which the CSP forbids.
z.config({ jitless: true })

// The window's types know `self` as a window; inside a worker it is the worker's scope.
serve(self as unknown as Parameters<typeof serve>[0], { ...createListSession(() => crypto.randomUUID()) })
