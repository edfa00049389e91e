import { z } from 'zod'

// zod otherwise compiles its checks with `Function`, which the CSP forbids. It decides when a schema is made, so this
// module comes before every other.
z.config({ jitless: true })
