import { resolve } from 'node:path'

/** For builds of the window: whoever imports `zod` gets it with the setting that the policy of the page needs. */
export function zodWithoutEval(windowFolder: string) {
  return [{ find: /^zod$/, replacement: resolve(windowFolder, 'zod-without-eval.ts') }]
}
