import { execFileSync, spawn } from 'node:child_process'
import { readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import type { LaunchedApp } from '../../electron-host/launch.ts'
import { fixtureFolder, heard, invoke, launchFixture, listen } from './fixture-app.ts'

const executable = join(fixtureFolder, '..', 'electron-host')
const running: LaunchedApp[] = []
async function launch(...values: Parameters<typeof launchFixture>) {
  const app = await launchFixture(...values)
  running.push(app)
  return app
}
afterEach(async () => {
  for (const app of running.splice(0)) {
    if (app.process.exitCode === null && app.process.signalCode === null) await app.close()
    rmSync(app.profileDir, { recursive: true, force: true })
  }
})

describe('the life of the stand-in', () => {
  test('Chromium does not outlive a host that is killed', async () => {
    const app = await launch()
    const profile = `hcw-electron-host-${app.process.pid}`
    const before = processesWith(profile)
    await app.kill('SIGKILL')
    await expect.poll(() => processesWith(profile), { timeout: 20_000 }).toBe(0)
    expect(before).toBeGreaterThan(1)
  })

  test('ends with status 0 on a termination signal', async () => {
    const app = await launch()
    await app.kill('SIGTERM')
    expect(app.process.exitCode).toBe(0)
  })

  test('a second start on the same data folder notifies the first one and exits', async () => {
    const app = await launch()
    await listen(app, 'called')
    const list = join(app.profileDir, 'tomorrow.csv')
    const second = spawn(executable, [`--user-data-dir=${app.profileDir}`, fixtureFolder, list], { stdio: 'ignore' })
    const status = new Promise((resolve) => second.once('exit', resolve))
    expect([await heard(app), await status]).toEqual([[[list]], 0])
  })

  test('a data folder whose host was killed can be opened again', async () => {
    const first = await launch()
    await first.kill('SIGKILL')
    const again = await launch({ profileDir: first.profileDir })
    expect(await invoke(again, 'echo', 'here')).toBe('here')
  })

  test('secrets come back from the keychain in the next run', async () => {
    const first = await launch()
    const encrypted = await first.page.evaluate(async () => [
      ...((await window.fixture.invoke('encrypt', 'pässword')) as Uint8Array)
    ])
    await first.kill('SIGKILL')
    const again = await launch({ profileDir: first.profileDir })
    const decrypted = await again.page.evaluate(
      (bytes) => window.fixture.invoke('decrypt', new Uint8Array(bytes)),
      encrypted
    )
    const keyFile = statSync(join(first.profileDir, 'electron-host-insecure-key'))
    expect([decrypted, keyFile.mode & 0o777]).toEqual(['pässword', 0o600])
  })

  test('plays a system without a keychain', async () => {
    const app = await launch({ env: { HCW_HOST_KEYCHAIN: 'none' } })
    const refused = await app.page.evaluate(() => window.fixture.invoke('encrypt', 'x').catch(() => 'refused'))
    expect([await invoke(app, 'keychain'), refused]).toEqual([[false, 'basic_text'], 'refused'])
  })

  test('dialogs take the answers that a test has queued, and are cancelled without', async () => {
    const app = await launch()
    await app.queueDialog({ kind: 'open', filePaths: ['/lists/tomorrow.csv'] })
    expect([await invoke(app, 'choose'), await invoke(app, 'choose')]).toEqual([
      { canceled: false, filePaths: ['/lists/tomorrow.csv'] },
      { canceled: true, filePaths: [] }
    ])
  })

  test('a test sets the computer’s sleep and language', async () => {
    const app = await launch({ lang: 'de-CH' })
    await listen(app, 'power')
    await app.power('suspend')
    const page = await app.page.evaluate(() => navigator.language)
    expect([await heard(app), await invoke(app, 'locale'), page]).toEqual([['suspend'], 'de-CH', 'de-CH'])
  })

  test('an API that it lacks is an error that names it', async () => {
    const app = await launch()
    const message = await app.page.evaluate(() =>
      window.fixture.invoke('lacking').catch((error: Error) => error.message)
    )
    expect(message).toContain('the stand-in lacks electron.autoUpdater')
  })
})

/** The number of live processes with these words in their command line. */
function processesWith(words: string): number {
  const pids = execFileSync('ps', ['-eo', 'pid='], { encoding: 'utf8' }).split('\n')
  return pids.filter((pid) => {
    try {
      return readFileSync(`/proc/${pid.trim()}/cmdline`, 'utf8').includes(words)
    } catch {
      return false
    }
  }).length
}
