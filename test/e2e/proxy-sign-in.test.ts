import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AskingProxy, askingProxy, type Listening } from '../network/servers.ts'
import type { SpawnedPractice } from '../practice/spawn-practice.ts'
import type { AppDriver } from './app-driver.ts'
import { authorityFile, openBehindProxy } from './behind-proxy.ts'
import { patientList, patients } from './patient-lists.ts'
import { siteOfTests } from './site-of-tests.ts'

const basic = `Basic ${Buffer.from('anna:geheim').toString('base64')}`

describe('a hospital whose proxy asks for a user name and a password', () => {
  const site = siteOfTests()
  let server: SpawnedPractice
  let front: Listening
  let proxy: AskingProxy
  let driver: AppDriver
  const user = () => driver.user
  const field = (label: string) => user().main.getByLabel(label, { exact: true })

  beforeAll(async () => {
    proxy = await askingProxy({ answer: (proof) => (proof === basic ? 'ok' : ['Basic realm="hospital"']) })
    ;({ server, front, driver } = await openBehindProxy(site, proxy))
    await user().button('Authorities of this connection').click()
    const asked = driver.app.page.waitForEvent('filechooser')
    await user().button('Choose an authority’s file…').click()
    await (await asked).setFiles(authorityFile)
  })
  afterAll(async () => {
    await proxy?.close()
    await front?.close()
  })

  test('the test says that the proxy asks, and the form opens where both are typed', async () => {
    await user().test()
    await user().said('The hospital’s proxy asks for a user name and a password.').waitFor()
    await field('User name for the proxy').fill('anna')
    await user().test()
    await user().said('Please fill in.').waitFor()
    await field('Password for the proxy').fill('wrong')
    await user().test()
    await user()
      .said(/does not accept the user name and the password/)
      .waitFor()
    await field('Password for the proxy').fill('geheim')
    await user().test()
    await user()
      .said(/The connection works/)
      .waitFor()
  })

  test('both are kept without being shown again, and the invitations go through the proxy', async () => {
    await user().save()
    await user().said('“Hospital” is saved and in use.').waitFor()
    await user().goTo('Lists')
    await user().drop('tomorrow.csv', patientList(patients(2)))
    await user().goOnToCheck()
    await user().goOnToSend()
    await user().send()
    await user().said('All 2 patients are invited.').waitFor()
    expect(server.events().filter(({ kind }) => kind === 'created')).toHaveLength(2)
    await user().goTo('Connection')
    await user().button('Change “Hospital”').click()
    await user()
      .said(/A user name and a password are stored for the proxy/)
      .waitFor()
    expect([
      await field('User name for the proxy').inputValue(),
      await field('Password for the proxy').inputValue()
    ]).toEqual(['', ''])
  })

  test('what is stored is forgotten when the connection is saved, the form closes, and the proxy asks again', async () => {
    await user().button('Forget the stored ones').click()
    await user().said('They are forgotten when you save.').waitFor()
    await user().save()
    await user().main.getByRole('heading', { name: 'Change “Hospital”' }).waitFor({ state: 'hidden' })
    await user().button('Change “Hospital”').click()
    await user().test()
    await user().said('The hospital’s proxy asks for a user name and a password.').waitFor()
  })

  test('nothing ran against the window’s policy', () => {
    expect(driver.windowErrors).toEqual([])
  })
})
