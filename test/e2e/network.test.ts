import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connectProxy, type Listening, listen, type TestProxy } from '../network/servers.ts'
import type { SpawnedPractice } from '../practice/spawn-practice.ts'
import { type AppDriver, accountAt } from './app-driver.ts'
import { authorityFile, hospitalHost, openBehindProxy } from './behind-proxy.ts'
import { patientList, patients } from './patient-lists.ts'
import { siteOfTests } from './site-of-tests.ts'

describe('a hospital whose proxy leads to a server that its own authority vouches for', () => {
  const site = siteOfTests()
  let server: SpawnedPractice
  let front: Listening
  let proxy: TestProxy
  let driver: AppDriver
  const user = () => driver.user
  const step = (name: string) =>
    user().main.getByRole('list', { name: 'Steps' }).getByRole('listitem').filter({ hasText: name })

  beforeAll(async () => {
    proxy = await connectProxy('lets-through')
    ;({ server, front, driver } = await openBehindProxy(site, proxy))
  })
  afterAll(async () => {
    await proxy?.close()
    await front?.close()
  })

  test('the test reports an unknown authority, and the diagnostics show which', async () => {
    await user().test()
    await user().said('The server’s certificate comes from an authority that this computer does not know.').waitFor()
    await user().said('The certificate is issued by “Hospital Test Authority, O=Hospital Test”.').waitFor()
    await user().button('Check step by step').click()
    await user().said('It stops at step 5 of 8: Certificate and encryption.').waitFor()
    await step('Proxy of the network').getByText(`PROXY 127.0.0.1:${proxy.port}`).waitFor()
    await step('Certificate and encryption').getByText('Issued by').waitFor()
    await step('Sign-in').getByText('not reached').waitFor()
  })

  test('the report contains the measurements and nothing secret', async () => {
    const filePath = site.path('report.txt')
    await driver.app.queueDialog({ kind: 'save', filePath })
    await user().button('Save the report…').click()
    await user().said('Report saved: report.txt').waitFor()
    const report = readFileSync(filePath, 'utf8')
    const { email, password } = accountAt(server)
    expect({
      verdict: report.includes('It stops at step 5 of 8: Certificate and encryption.'),
      issuer: report.includes('Issued by: Hospital Test Authority, O=Hospital Test'),
      code: report.includes('[certificate-unknown-authority]'),
      secrets: [email, password, 'eyJ'].filter((secret) => report.includes(secret))
    }).toEqual({ verdict: true, issuer: true, code: true, secrets: [] })
  })

  test('with the authority’s file the connection works, and the invitations go through the proxy', async () => {
    await user().button('Authorities of this connection').click()
    const asked = driver.app.page.waitForEvent('filechooser')
    await user().button('Choose an authority’s file…').click()
    await (await asked).setFiles(authorityFile)
    await user().said('Compare the fingerprint with the one that your IT department gave you, then save.').waitFor()
    await user().button('Check again').waitFor()
    await user().button('Check step by step').first().click()
    await user().said('Everything works, from the address to the account.').waitFor()
    await user().save()
    await user().said('“Hospital” is saved and in use.').waitFor()
    await user().goTo('Lists')
    await user().drop('tomorrow.csv', patientList(patients(3)))
    await user().goOnToCheck()
    await user().goOnToSend()
    await user().send()
    await user().said('All 3 patients are invited.').waitFor()
    expect(proxy.asked.every((line) => line === `CONNECT ${hospitalHost}:${front.port} HTTP/1.1`)).toBe(true)
    expect(server.events().filter(({ kind }) => kind === 'created')).toHaveLength(3)
  })

  test('the authority is shown again, and can be removed', async () => {
    await user().goTo('Connection')
    await user().button('Change “Hospital”').click()
    const authorities = user().main.getByRole('list', { name: 'Authorities of this connection' })
    await authorities.getByText('Hospital Test Authority, O=Hospital Test').first().waitFor()
    await user().button('Remove the authority “Hospital Test Authority, O=Hospital Test”').click()
    await user().said('None: the authorities that this computer knows apply.').waitFor()
    await user().test()
    await user().said('The server’s certificate comes from an authority that this computer does not know.').waitFor()
  })

  test('hanging diagnostics can be stopped and restarted by keyboard', async () => {
    const silent = await listen(createServer(() => {}))
    const { keyboard } = driver.app.page
    await user().fillIn({ address: `http://127.0.0.1:${silent.port}`, password: accountAt(server).password })
    await user().button('Check step by step').focus()
    await keyboard.press('Enter')
    await user().said('Step 6 of 8: HCW@Home server…').waitFor()
    await user().button('Stop').focus()
    await keyboard.press('Enter')
    await user().said('The check was stopped.').waitFor()
    await step('HCW@Home server').getByText('not reached').waitFor()
    await keyboard.press('Tab')
    await keyboard.press('Enter')
    await user().said('Step 6 of 8: HCW@Home server…').waitFor()
    await user().button('Close the check').click()
    await user().button('Close the check').waitFor({ state: 'hidden' })
    await silent.close()
  })

  test('nothing ran against the window’s policy', () => {
    expect(driver.windowErrors).toEqual([])
  })
})
