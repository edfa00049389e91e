import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { readBytes } from '../../src-renderer/list/parsing/index.ts'
import type { LaunchedApp } from '../electron-host/launch.ts'
import type { SpawnedPractice } from '../practice/spawn-practice.ts'
import { type AppDriver, connectServer, stepTimeout } from './app-driver.ts'
import { type AppUser, createAppUser } from './app-user.ts'
import { csv, headers, patientList, patients, tableOf } from './patient-lists.ts'
import { siteOfTests } from './site-of-tests.ts'

const people = patients(40)
/** With slow answers, the batch outlasts what is done during it on a slow computer as well. */
const department = patients(190)
/** Slow enough that the request is still pending during the test. */
const slowAnswers = { name: 'slow-answer', route: 'create', delayMs: 400 } as const

/** The number of invitations requested from the server, and the patients with a live one. */
async function onServer(server: SpawnedPractice) {
  const { requests, invites } = await server.dump()
  return {
    asked: requests.filter(({ method, path }) => method === 'POST' && path === '/api/v1/invite').length,
    invited: invites.filter(({ deletedAt }) => deletedAt === undefined).map(({ lastName }) => lastName)
  }
}

const createdBy = (server: SpawnedPractice) => server.events().filter(({ kind }) => kind === 'created').length

async function beginSending(user: AppUser, name: string, rows: readonly (readonly string[])[]): Promise<void> {
  await user.drop(`${name}.csv`, csv(headers, rows))
  await user.reachCheck()
  await user.goOnToSend()
  await user.send()
  await user.progress().waitFor()
}

describe('the plug pulled in the middle of a batch', () => {
  const site = siteOfTests()
  let server: SpawnedPractice
  let driver: AppDriver
  const user = () => driver.user

  beforeAll(async () => {
    server = await site.server()
    driver = await site.openApp()
    await connectServer(user(), server)
    // Answers are pending at any time: some invitations exist that the app does not know of.
    await server.setFaults([slowAnswers])
    await beginSending(user(), 'tomorrow', tableOf(people))
  })

  /** Kills the app, as a power cut does, when the server has created this many invitations. */
  async function pullThePlug(made: number): Promise<void> {
    await expect.poll(() => createdBy(server), { ...stepTimeout, interval: 20 }).toBeGreaterThanOrEqual(made)
    await driver.app.kill()
  }

  /** Restarts the app and opens the send screen, after sign-in and recovery. */
  async function comeBack(): Promise<void> {
    driver = await site.openApp()
    await user().said('1 list was interrupted last time, or has invitations in doubt.').waitFor()
    await user().openList('tomorrow')
    await user().goToStep('Send')
    await user()
      .button(/^Send \d+ invitations$/)
      .waitFor()
  }

  test('restarted after a kill while the server is down, the app sends nothing and shows unknown outcomes', async () => {
    await pullThePlug(12)
    await server.setFaults([{ name: 'bad-gateway-502', route: 'list' }])
    const before = await onServer(server)
    await comeBack()
    await user().problem('The server’s answer was lost').waitFor()
    const known = async () => {
      const { Invited: invited = 0, 'In doubt': inDoubt = 0 } = await user().counts()
      return inDoubt > 0 ? invited + inDoubt : 'none is in doubt'
    }
    await expect.poll(known, stepTimeout).toBe(before.asked)
    expect(await onServer(server)).toEqual(before)
    expect(before.invited.length).toBeLessThan(people.length)
  })

  test('a lookup on the server resolves each unknown outcome with its link', async () => {
    await server.setFaults([])
    await user().lookUp()
    await user()
      .said(/found on the server/)
      .waitFor()
    const { invited } = await onServer(server)
    await expect.poll(() => user().counts(), stepTimeout).toMatchObject({ Invited: invited.length, 'In doubt': 0 })
  })

  test('killed again while the rest is sent, the app reconciles automatically with the server', async () => {
    await server.setFaults([slowAnswers])
    await user().send()
    await pullThePlug(26)
    await server.setFaults([])
    const before = await onServer(server)
    await comeBack()
    await expect
      .poll(() => user().counts(), stepTimeout)
      .toMatchObject({ Invited: before.invited.length, 'In doubt': 0 })
    expect(await onServer(server)).toEqual(before)
  })

  test('the rest is sent, and the server ends with exactly one invitation for each patient', async () => {
    await user().send()
    await user().said('All 40 patients are invited.').waitFor()
    expect((await onServer(server)).invited.toSorted()).toEqual(people.map(({ lastName }) => lastName))
  })

  test('the exported sheet contains every link', async () => {
    await user().goToStep('Links')
    const path = site.path('links.xlsx')
    await user().saveLinks(path)
    const reading = readBytes(readFileSync(path))
    if (reading.kind !== 'table') throw new Error(reading.reason)
    const { invites } = await server.dump()
    const urls = new Map(invites.map(({ lastName, patientURL }) => [lastName, patientURL]))
    expect(reading.records.slice(1).map(({ cells }) => [cells[0], cells[headers.length]])).toEqual(
      people.map(({ lastName }) => [lastName, urls.get(lastName)])
    )
  })
})

describe('a batch on its way', () => {
  const site = siteOfTests()
  let server: SpawnedPractice
  let driver: AppDriver
  const user = () => driver.user

  beforeAll(async () => {
    server = await site.server()
    await server.setFaults([{ ...slowAnswers, delayMs: 4000 }])
    driver = await site.openApp()
    await connectServer(user(), server)
    await beginSending(user(), 'department', tableOf(department))
  })

  const closeWindow = () =>
    driver.app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())

  test('pausing stops the rest until the batch is resumed', async () => {
    await user().button('Pause').click()
    await user().said('Nothing new goes out. Continue whenever you like.').waitFor()
    const { Invited: invited = 0, 'To go': left = 0 } = await user().counts()
    expect(invited + left).toBeLessThanOrEqual(department.length)
    await expect.poll(async () => (await user().counts())['Invited'], stepTimeout).toBe(createdBy(server))
    await user().button('Continue').click()
    await expect.poll(() => createdBy(server), stepTimeout).toBeGreaterThan(invited + 1)
  })

  test('the window can close while the batch continues; starting the app again shows its progress', async () => {
    await closeWindow()
    await user().dialog.getByText('Invitations are being sent').waitFor()
    const closed = driver.app.page.waitForEvent('close')
    await user().button('Close the window and keep sending', user().dialog).click()
    await closed
    const atClosing = createdBy(server)
    const opened = driver.app.electron.waitForEvent('window')
    await startAgain(driver.app)
    const page = await opened
    driver = { ...driver, user: createAppUser(driver.app, page) }
    await expect.poll(() => createdBy(server), stepTimeout).toBeGreaterThan(atClosing)
    await user()
      .page.getByText(/Sending “department”/)
      .first()
      .waitFor()
  })

  test('quitting without a window opens one that asks the user', async () => {
    await closeWindow()
    const closed = user().page.waitForEvent('close')
    await user().button('Close the window and keep sending', user().dialog).click()
    await closed
    const opened = driver.app.electron.waitForEvent('window')
    await driver.app.electron.evaluate(({ app }) => app.quit())
    driver = { ...driver, user: createAppUser(driver.app, await opened) }
    await user().dialog.getByText('Invitations are being sent').waitFor()
    await user().button('Stay and keep sending', user().dialog).click()
    await user().dialog.waitFor({ state: 'hidden' })
  })

  test('quitting asks the user, finishes requests in flight, and leaves the others ready', async () => {
    await driver.app.electron.evaluate(({ app }) => app.quit())
    await user().dialog.getByText('Invitations are being sent').waitFor()
    await user()
      .button(/^Stop and close \(\d+ stays? unsent\)$/, user().dialog)
      .click()
    await expect.poll(() => driver.app.process.exitCode, stepTimeout).toBe(0)
    const { invited } = await onServer(server)
    expect(invited.length).toBeLessThan(department.length)
    driver = await site.openApp()
    await user().openList('department')
    await user().goToStep('Send')
    await user()
      .button(`Send ${department.length - invited.length} invitations`)
      .waitFor()
    expect(await user().counts()).toMatchObject({ Invited: invited.length, 'In doubt': 0 })
  })

  test('a second start focuses the first window, opens its file there, and exits', async () => {
    const list = site.writeFile('second.csv', patientList(patients(3)))
    await driver.app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize())
    expect(await startAgain(driver.app, [list])).toBe(0)
    const isMinimized = () =>
      driver.app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized())
    await expect.poll(isMinimized, stepTimeout).toBe(false)
    await user().row('Muster003').waitFor()
  })
})

/** Starts a second app on the same data folder, as a click on its icon does. Resolves with its exit code. */
function startAgain({ process: running }: LaunchedApp, files: readonly string[] = []): Promise<number | null> {
  const [, ...args] = running.spawnargs
  const own = args.filter((arg) => !/^--(inspect|remote-debugging)/.test(arg))
  const second = spawn(running.spawnfile, [...own, ...files], { stdio: 'ignore' })
  return new Promise((resolve) => second.once('exit', resolve))
}
