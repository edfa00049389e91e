// What the window and its workers get where they import `zod`: the builds say so. Without this setting zod compiles its
// checks with `Function`, which the CSP forbids. It decides when a schema is created, so no module may come before this.
import { z } from 'zod/v4'

z.config({ jitless: true })

export { z }
