import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type LaunchedApp, runtimeOfTests } from '../electron-host/launch.ts'
import { patientList, patients } from './patient-lists.ts'
import { siteOfTests } from './site-of-tests.ts'

const root = join(import.meta.dirname, '..', '..')
const standIn = join(root, 'test', 'electron-host', 'electron-host')

describe.runIf(runtimeOfTests() === 'stand-in')('the manners of a hospital computer', () => {
  const site = siteOfTests()

  /** Starts the app once more on the same data folder; which of these it says, and how it ends. */
  async function startAgain(env: Readonly<Record<string, string>>) {
    const child = spawn(standIn, ['--lang=fr', `--user-data-dir=${site.profileDir}`, root], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, ...env }
    })
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    const code = await new Promise((resolve) => child.once('close', resolve))
    const words = { isInOtherSession: 'déjà ouverte dans une autre session', isFolderGone: 'n’est pas accessible' }
    return { code, told: Object.entries(words).flatMap(([what, text]) => (said.includes(text) ? [what] : [])) }
  }

  /** What the dialogs that choose files are asked for from now on. */
  async function dialogsOf({ electron }: LaunchedApp) {
    await electron.evaluate(({ dialog }) => {
      const asked: unknown[] = []
      Object.assign(globalThis, { asked })
      Object.assign(dialog, {
        showOpenDialog: async (_window: unknown, { properties }: { readonly properties: unknown }) => {
          asked.push(properties)
          return { canceled: true, filePaths: [] }
        }
      })
    })
    return () => electron.evaluate(() => Reflect.get(globalThis, 'asked') as unknown[])
  }

  /** Listens before the crash that follows; the answer waits for the load after it, not for one that was on its way. */
  async function nextReload({ electron }: LaunchedApp) {
    await electron.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      const reload = new Promise<void>((resolve) => {
        contents?.once('render-process-gone', () => contents.once('did-finish-load', () => resolve()))
      })
      Object.assign(globalThis, { reload })
    })
    return () => electron.evaluate(() => Reflect.get(globalThis, 'reload') as Promise<void>)
  }

  test('a second session of the same user says why it ends, a second start in the same session does not', async () => {
    const { app } = await site.openApp()
    const [inOther, inSame] = [await startAgain({ HCW_HOST_OTHER_SESSION: 'yes' }), await startAgain({})]
    await app.close()
    const answers = readdirSync(site.profileDir).filter((name) => name.startsWith('heard-'))
    expect([inOther, inSame, answers]).toEqual([{ code: 0, told: ['isInOtherSession'] }, { code: 0, told: [] }, []])
  })

  test('a data folder that cannot be reached is told as that, and not as another session', async () => {
    const file = site.writeFile('no folder', '')
    const policy = { version: 1, dataFolder: join(file, '%USERNAME%') }
    const HCW_POLICY_FILE = site.writeFile('policy.json', JSON.stringify(policy))
    expect(await startAgain({ HCW_POLICY_FILE })).toEqual({ code: 0, told: ['isFolderGone'] })
  })

  test('a policy that cannot be read leaves the data where it was: the lists are there, and nothing is sent', async () => {
    const policy = (content: string) => ({ HCW_POLICY_FILE: site.writeFile('place.json', content) })
    const dataFolder = join(dirname(site.profileDir), 'elsewhere', '%USERNAME%')
    const { app, user } = await site.openApp({ env: policy(JSON.stringify({ version: 1, dataFolder })) })
    await user.drop('tomorrow.csv', patientList(patients(2)))
    await user.goOnToCheck()
    await user.isSaved()
    await app.close()
    const again = await site.openApp({ env: policy('{') })
    await again.user.listNamed('tomorrow').waitFor()
    await again.user.said('The settings of your IT department cannot be followed: nothing is sent.').first().waitFor()
    await again.app.close()
  })

  test('after a start what an earlier run left is gone, and nothing else; what is opened is no recent document', async () => {
    const left = [
      'data-key.json.50df3820-8b77-48e8-a10f-240ae4c9f9b4.new',
      'settings.json.tmp-17948142041a2b3c',
      'heard-50df3820-8b77-48e8-a10f-240ae4c9f9b4'
    ]
    const others = ['settings.json.set-aside-1794814204977', 'notes.new']
    mkdirSync(site.profileDir, { recursive: true })
    for (const name of [...left, ...others]) writeFileSync(join(site.profileDir, name), '')
    const { app, user } = await site.openApp()
    const choosing = await dialogsOf(app)
    await user.button('Choose a file…').click()
    await expect.poll(choosing).toEqual([['openFile', 'multiSelections', 'dontAddToRecent']])
    await app.close()
    const names = readdirSync(site.profileDir)
    expect([left.filter((name) => names.includes(name)), others.filter((name) => names.includes(name))]).toEqual([
      [],
      others
    ])
  })

  test('a window that crashes again and again is loaded three times, then the app says why it ends', async () => {
    const { app } = await site.openApp()
    const ended = new Promise((resolve) => app.process.once('exit', resolve))
    await app.page.waitForLoadState('load')
    for (let crash = 1; crash <= 4; crash += 1) {
      const reloaded = await nextReload(app)
      const session = await app.page.context().newCDPSession(app.page)
      session.send('Page.crash').catch(() => undefined)
      if (crash <= 3) await reloaded()
    }
    await ended
    expect(app.mainLog()).toContain('The window has crashed several times.')
  })
})
