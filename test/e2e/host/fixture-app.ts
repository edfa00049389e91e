import { join } from 'node:path'
import { type LaunchedApp, type LaunchOptions, launchApp } from '../../electron-host/launch.ts'

export const fixtureFolder = join(import.meta.dirname, '../../electron-host/fixture')

/** What the fixture's preload puts on the window. */
export type Fixture = {
  invoke(channel: string, value?: unknown): Promise<unknown>
  add(a: number, b: number): number
  fail(): void
  on(channel: string, listener: (value: unknown) => void): () => void
  /** What the window's preload is told of the contract. */
  readonly bridgeArgument: string
}

declare global {
  interface Window {
    readonly fixture: Fixture
    readonly found: object
    readonly workerSaid: Promise<string>
    readonly inlineScriptRan?: boolean
    heard: unknown[]
  }
}

export function launchFixture(options: LaunchOptions = {}): Promise<LaunchedApp> {
  return launchApp({ ...options, folder: fixtureFolder })
}

/** Asks the fixture's main process from its page. */
export function invoke({ page }: LaunchedApp, channel: string, value?: unknown): Promise<unknown> {
  return page.evaluate(([name, sent]) => window.fixture.invoke(name as string, sent), [channel, value])
}

/** Keeps in `window.heard` what the main process tells on a channel. */
export function listen({ page }: LaunchedApp, channel: string): Promise<void> {
  return page.evaluate((name) => {
    window.heard = []
    window.fixture.on(name, (value) => window.heard.push(value))
  }, channel)
}

/** What was heard, once there is something. */
export async function heard({ page }: LaunchedApp): Promise<unknown[]> {
  await page.waitForFunction(() => window.heard.length > 0)
  return page.evaluate(() => window.heard)
}
