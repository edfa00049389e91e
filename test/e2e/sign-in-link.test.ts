import { beforeAll, expect, test } from 'vitest'
import { call } from '../practice/call.ts'
import type { SpawnedPractice } from '../practice/spawn-practice.ts'
import { type AppDriver, connectServer, stepTimeout } from './app-driver.ts'
import { patientList, patients } from './patient-lists.ts'
import { siteOfTests } from './site-of-tests.ts'

const here = siteOfTests()
const secret = 'a secret that only the server and IT know'
let driver: AppDriver
let server: SpawnedPractice

beforeAll(async () => {
  server = await here.server({ sharedExternalAuthSecret: secret })
  driver = await here.openApp()
  await connectServer(driver.user, server)
})

const panel = () => driver.user.page.getByRole('button', { name: /a doctor’s sign-in link/ })
const field = (name: string) => driver.user.page.getByRole('textbox', { name })

async function openPanel(): Promise<void> {
  await driver.user.goTo('Connection')
  await panel().click()
}

async function fillDoctor(email: string, button: string): Promise<void> {
  await field('Doctor’s e-mail').fill(email)
  await driver.user.button(button).click()
}

test('a secret is stored and never shown again', async () => {
  const { user } = driver
  await openPanel()
  await user.page.getByLabel('Shared secret', { exact: true }).fill(secret)
  await user.button('Store the secret').click()
  await user.said('Secret stored.').waitFor()
  await user.said('A secret is kept in this computer’s keychain.').waitFor()
  expect(await user.page.content()).not.toContain(secret)
})

test('no link is created for an address without a created invitation, nor for the own account', async () => {
  await fillDoctor('somebody@practice.example', 'Copy the link')
  await driver.user.page.getByRole('alert').first().waitFor()
  await fillDoctor('scheduler@practice.example', 'Copy the link')
  await driver.user.page.getByRole('alert').first().waitFor()
  expect(await driver.app.clipboardText()).toBe('')
  expect(await driver.app.openedExternal()).toEqual([])
})

test('for a doctor who was invited for, a link is copied and opened, and signs the doctor in', async () => {
  const { user, app } = driver
  const [one] = patients(1)
  await user.goTo('Lists')
  await user.chooseFiles(here.writeFile('one.csv', patientList(one === undefined ? [] : [one])))
  await user.goOnToCheck()
  await user.goOnToSend()
  await user.send()
  await user.main.getByRole('heading', { name: /invited/ }).waitFor()

  await openPanel()
  await fillDoctor('dora.keller@practice.example', 'Copy the link')
  await user.said(/The link works for five minutes/).waitFor()
  const link = await app.clipboardText()
  expect(link).toMatch(new RegExp(`^${server.url}/api/v1/external-auth-callback\\?token=`))
  const { pathname, search } = new URL(link)
  const answer = await call(server.url, 'GET', pathname + search)
  expect([answer.status, answer.headers['location']]).toEqual([302, expect.stringContaining('/app?tk=')])

  await driver.user.button('Open in the browser').click()
  await expect
    .poll(() => app.openedExternal(), stepTimeout)
    .toEqual([expect.stringContaining('/external-auth-callback?token=')])
})
