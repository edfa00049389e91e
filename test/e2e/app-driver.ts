import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { practiceAccount } from '../../src-main/practice/index.ts'
import { type LaunchedApp, type LaunchOptions, launchApp } from '../electron-host/launch.ts'
import { type SpawnedPractice, spawnPractice } from '../practice/spawn-practice.ts'
import { type AppUser, createAppUser, type ServerAccount } from './app-user.ts'

type ServerOptions = Parameters<typeof spawnPractice>[1]

export interface AppDriver {
  readonly app: LaunchedApp
  readonly user: AppUser
  /** Errors and warnings on the window's console, and uncaught errors. */
  readonly windowErrors: readonly string[]
}

/** Timeout of polls for one step of the app; not a claim about speed. */
export const stepTimeout = { timeout: 20_000 }

/** What one spec file needs: a data folder that outlives the app, files, and hospital servers. */
export function createTestSite() {
  const folder = mkdtempSync(join(tmpdir(), 'hcw-office-'))
  const profileDir = join(folder, 'profile')
  const apps: LaunchedApp[] = []
  const servers: SpawnedPractice[] = []
  const violations: string[] = []

  const hasEnded = ({ process }: LaunchedApp) => process.exitCode !== null || process.signalCode !== null

  return {
    folder,
    profileDir,
    path: (name: string) => join(folder, name),
    writeFile(name: string, content: string | Uint8Array): string {
      const path = join(folder, name)
      writeFileSync(path, content)
      return path
    },
    /** A server in its own process: it survives when the app is killed. */
    async server(options: ServerOptions = {}): Promise<SpawnedPractice> {
      const server = await spawnPractice(join(folder, `server-${servers.length}.jsonl`), options)
      servers.push(server)
      return server
    },
    /** Starts the app on the site's data folder, or on another. */
    async openApp(options: LaunchOptions = {}): Promise<AppDriver> {
      const app = await launchApp({ profileDir, ...options })
      apps.push(app)
      const windowErrors: string[] = []
      app.page.setDefaultTimeout(20_000)
      app.page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) windowErrors.push(message.text())
        if (message.text().includes('Content Security Policy')) violations.push(message.text())
      })
      app.page.on('pageerror', (error) => windowErrors.push(error.message))
      return { app, user: createAppUser(app, app.page), windowErrors }
    },
    /** Ends everything. Throws when the window violated its content security policy. */
    async close(): Promise<void> {
      for (const app of apps) if (!hasEnded(app)) await app.kill()
      for (const server of servers) await server.stop()
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
      if (violations.length > 0) throw new Error(`against the policy: ${violations.join('\n')}`)
    }
  }
}

/** The account of the scheduler on a server. */
export function accountAt(server: SpawnedPractice): ServerAccount {
  return { name: 'Hospital', address: server.url, email: practiceAccount.email, password: practiceAccount.password }
}

/** Adds the server and selects it as the connection in use. */
export async function connectServer(user: AppUser, server: SpawnedPractice): Promise<void> {
  await user.goTo('Connection')
  await user.addServer(accountAt(server))
  await user.save()
  await user.said('“Hospital” is saved and in use.').waitFor()
  await user.goTo('Lists')
}

/** On the practice server: a colleague at another computer invites the patients of a list, whose Send page was open. */
export async function colleagueInvites({ page, main, button }: AppUser, list: string): Promise<void> {
  await page.getByRole('link', { name: 'Practice messages' }).click()
  await page.getByRole('tab', { name: 'A colleague' }).click()
  await button(/List/, main).click()
  await page.getByRole('option', { name: list }).click()
  await button('The colleague invites these patients now').click()
  await page
    .getByText(/^The colleague has invited \d/)
    .first()
    .waitFor()
}
