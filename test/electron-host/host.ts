import inspector from 'node:inspector'
import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'
import { settings, waitBeforePages } from './runtime.ts'

// Entry of the stand-in: provides what the app expects of Electron's main process, then runs the app's main file.
const standIn = import.meta.resolve('./electron.ts')
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' || specifier === 'electron/main'
      ? { url: standIn, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context)
})
Object.defineProperty(process, 'type', { value: 'browser' })
Object.defineProperty(process.versions, 'electron', { value: '45.4.1-stand-in', enumerable: true })
process.argv = [process.execPath, ...settings.words]

const { announceReady, app } = await import('./app.ts')

// Playwright attaches to Chromium before a page opens, and notifies when it has.
if (settings.switches.has('inspect')) waitBeforePages(playwrightIsAttached())
await import(pathToFileURL(settings.mainFile).href)
announceReady()

function playwrightIsAttached(): Promise<void> {
  const attached = new Promise<void>((resolve) => {
    Object.defineProperty(globalThis, '__playwright_run', { value: resolve })
  })
  inspector.open(0)
  return attached
}

// What Electron does where nothing else ends the app: it stays.
setInterval(() => undefined, 2 ** 30)
app.on('will-quit', () => inspector.close())
