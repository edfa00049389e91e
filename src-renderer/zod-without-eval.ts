import { z } from 'zod'

// Without this, zod compiles its checks with `Function`, which the CSP forbids. It decides when a schema is created, so
// this module must be imported first.
z.config({ jitless: true })
