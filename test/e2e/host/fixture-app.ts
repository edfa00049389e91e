import { join } from 'node:path'
import { type LaunchedApp, type LaunchOptions, launchApp } from '../../electron-host/launch.ts'

export const fixtureFolder = join(import.meta.dirname, '../../electron-host/fixture')

/** What the fixture's preload exposes on the window. */
export interface Fixture {
  invoke(channel: string, value?: unknown): Promise<unknown>
  add(a: number, b: number): number
  fail(): void
  on(channel: string, listener: (value: unknown) => void): () => void
  /** The part of the contract that the preload receives. */
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

/** Calls the fixture's main process from its page. */
export function invoke({ page }: LaunchedApp, channel: string, value?: unknown): Promise<unknown> {
  return page.evaluate(([name, sent]) => window.fixture.invoke(name as string, sent), [channel, value])
}

/** Collects the events of a channel in `window.heard`. */
export function listen({ page }: LaunchedApp, channel: string): Promise<void> {
  return page.evaluate((name) => {
    window.heard = []
    window.fixture.on(name, (value) => window.heard.push(value))
  }, channel)
}

/** The collected events, once there are any. */
export async function heard({ page }: LaunchedApp): Promise<unknown[]> {
  await page.waitForFunction(() => window.heard.length > 0)
  return page.evaluate(() => window.heard)
}
