import { afterAll, beforeAll, expect, test } from 'vitest'
import { call } from '../practice/call.ts'
import type { SpawnedPractice } from '../practice/spawn-practice.ts'
import { connect, csv, type Desk, headers, office, patients, tableOf } from './office.ts'

const here = office()
const secret = 'a secret that only the server and IT know'
let desk: Desk
let server: SpawnedPractice

beforeAll(async () => {
  server = await here.server({ sharedExternalAuthSecret: secret })
  desk = await here.openApp()
  await connect(desk.she, server)
})
afterAll(() => here.close())

const panel = () => desk.she.page.getByRole('button', { name: /a doctor’s sign-in link/ })
const field = (name: string) => desk.she.page.getByRole('textbox', { name })

async function openPanel(): Promise<void> {
  await desk.she.goTo('Connection')
  await panel().click()
}

async function fillDoctor(email: string, button: string): Promise<void> {
  await field('Doctor’s e-mail').fill(email)
  await desk.she.button(button).click()
}

test('a secret is stored and never shown again', async () => {
  const { she } = desk
  await openPanel()
  await she.page.getByLabel('Shared secret', { exact: true }).fill(secret)
  await she.button('Store the secret').click()
  await she.said('Secret stored.').waitFor()
  await she.said('A secret is kept in this computer’s keychain.').waitFor()
  expect(await she.page.content()).not.toContain(secret)
})

test('no link is created for an address without a created invitation, nor for the own account', async () => {
  await fillDoctor('somebody@practice.example', 'Copy the link')
  await desk.she.page.getByRole('alert').first().waitFor()
  await fillDoctor('scheduler@practice.example', 'Copy the link')
  await desk.she.page.getByRole('alert').first().waitFor()
  expect(await desk.app.clipboardText()).toBe('')
  expect(await desk.app.openedExternal()).toEqual([])
})

test('for a doctor who was invited for, a link is copied and opened, and signs the doctor in', async () => {
  const { she, app } = desk
  const [one] = patients(1)
  await she.goTo('Lists')
  await she.chooseFile(here.put('one.csv', csv(headers, tableOf(one === undefined ? [] : [one]))))
  await she.goOnToCheck()
  await she.goOnToSend()
  await she.send()
  await she.main.getByRole('heading', { name: /invited/ }).waitFor()

  await openPanel()
  await fillDoctor('dora.keller@practice.example', 'Copy the link')
  await she.said(/The link works for five minutes/).waitFor()
  const link = await app.clipboardText()
  expect(link).toMatch(new RegExp(`^${server.url}/api/v1/external-auth-callback\\?token=`))
  const { pathname, search } = new URL(link)
  const answer = await call(server.url, 'GET', pathname + search)
  expect([answer.status, answer.headers['location']]).toEqual([302, expect.stringContaining('/app?tk=')])

  await desk.she.button('Open in the browser').click()
  await expect.poll(() => app.openedExternal()).toEqual([expect.stringContaining('/external-auth-callback?token=')])
})
