import { createFakeMain } from './fake-bridge.ts'
import { aBatch, firstStart, workingDay } from './scenes.ts'

const scene = new URLSearchParams(location.search).get('scene') ?? 'working'
const truth = scene === 'first' ? firstStart() : workingDay(Date.now())
const asked = new URLSearchParams(location.search)

truth.systemLanguage = (asked.get('language') ?? 'fr') as typeof truth.systemLanguage
truth.chosen = asked.get('connection') ?? 'practice'
if (asked.has('batch')) {
  const phase = (asked.get('batch') ?? 'running') as 'running'
  truth.batch = aBatch({ phase, ...(phase !== 'running' && { queued: 0, inFlight: 0, created: 46 }) })
}

const main = createFakeMain(truth)
Object.assign(window, { hcw: main.bridge, fakeMain: main })

// Loads the window's entry after its bridge was set.
await import('../../src-renderer/main.tsx')
