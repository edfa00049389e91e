import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'
import { build, preview } from 'vite'
import { findOrInstallChromium } from '../electron-host/chromium.ts'

export interface OpenedWindow {
  /** Address of the page; the query selects a scene: see `start.ts`. */
  readonly address: string
  readonly context: BrowserContext
  readonly close: () => Promise<void>
}

const configFile = join(import.meta.dirname, 'vite.config.ts')

/** Builds the window with the scripted main process, serves it with the policy, and opens a browser. */
export async function openWindow(): Promise<OpenedWindow> {
  const folder = mkdtempSync(join(tmpdir(), 'hcw-window-'))
  const outDir = join(folder, 'built')
  await buildAsShipped(outDir)
  const server = await preview({ configFile, build: { outDir }, preview: { port: 0, host: '127.0.0.1' } })
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: await findOrInstallChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync'
    ]
  })
  return {
    address: server.resolvedUrls?.local[0] ?? '',
    context,
    close: async () => {
      await context.close()
      await server.close()
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

/** With a test runner's `test`, react-aria would leave out the very style element that the policy has to catch. */
async function buildAsShipped(outDir: string): Promise<void> {
  const { NODE_ENV = 'production' } = process.env
  process.env['NODE_ENV'] = 'production'
  try {
    await build({ configFile, logLevel: 'error', build: { outDir, minify: false, reportCompressedSize: false } })
  } finally {
    process.env['NODE_ENV'] = NODE_ENV
  }
}
