import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connectProxy, identity, type Listening, listen, type TestProxy, tlsBefore } from '../network/servers.ts'
import type { SpawnedPractice } from '../practice/spawn-practice.ts'
import { accountAt, csv, type Desk, headers, office, patients, tableOf } from './office.ts'

const authorityFile = join(import.meta.dirname, '../network/certificates/authority-hospital.pem')

/** Only the hospital's proxy resolves this name, and only the hospital's authority signed its certificate. */
const host = 'hcw.hospital.test'

describe('a hospital whose proxy leads to a server that its own authority vouches for', () => {
  const place = office()
  let server: SpawnedPractice
  let front: Listening
  let proxy: TestProxy
  let desk: Desk
  const she = () => desk.she
  const step = (name: string) =>
    she().main.getByRole('list', { name: 'Steps' }).getByRole('listitem').filter({ hasText: name })

  beforeAll(async () => {
    server = await place.server()
    front = await tlsBefore(Number(new URL(server.url).port), identity('hcw'))
    proxy = await connectProxy('lets-through')
    desk = await place.openApp()
    await desk.app.electron.evaluate(
      ({ session }, proxyRules) => session.defaultSession.setProxy({ proxyRules }),
      `127.0.0.1:${proxy.port}`
    )
    await she().goTo('Connection')
    await she().addServer({ ...accountAt(server), address: `https://${host}:${front.port}` })
  })
  afterAll(async () => {
    await proxy?.close()
    await front?.close()
    await place.close()
  })

  test('the test reports an unknown authority, and the diagnostics show which', async () => {
    await she().test()
    await she().said('The server’s certificate comes from an authority that this computer does not know.').waitFor()
    await she().said('The certificate is issued by “Hospital Test Authority, O=Hospital Test”.').waitFor()
    await she().button('Check step by step').click()
    await she().said('It stops at step 5 of 8: Certificate and encryption.').waitFor()
    await step('Proxy of the network').getByText(`PROXY 127.0.0.1:${proxy.port}`).waitFor()
    await step('Certificate and encryption').getByText('Issued by').waitFor()
    await step('Sign-in').getByText('not reached').waitFor()
  })

  test('the report contains the measurements and nothing secret', async () => {
    const filePath = place.path('report.txt')
    await desk.app.queueDialog({ kind: 'save', filePath })
    await she().button('Save the report…').click()
    await she().said('Report saved: report.txt').waitFor()
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
    await she().button('Authorities of this connection').click()
    const asked = desk.app.page.waitForEvent('filechooser')
    await she().button('Choose an authority’s file…').click()
    await (await asked).setFiles(authorityFile)
    await she().said('Compare the fingerprint with the one that your IT department gave you, then save.').waitFor()
    await she().button('Check again').waitFor()
    await she().button('Check step by step').first().click()
    await she().said('Everything works, from the address to the account.').waitFor()
    await she().save()
    await she().said('“Hospital” is saved and in use.').waitFor()
    await she().goTo('Lists')
    await she().drop('tomorrow.csv', Buffer.from(csv(headers, tableOf(patients(3)))))
    await she().goOnToCheck()
    await she().goOnToSend()
    await she().send()
    await she().said('All 3 patients are invited.').waitFor()
    expect(proxy.asked.every((line) => line === `CONNECT ${host}:${front.port} HTTP/1.1`)).toBe(true)
    expect(server.events().filter(({ kind }) => kind === 'created')).toHaveLength(3)
  })

  test('the authority is shown again, and can be removed', async () => {
    await she().goTo('Connection')
    await she().button('Change “Hospital”').click()
    const authorities = she().main.getByRole('list', { name: 'Authorities of this connection' })
    await authorities.getByText('Hospital Test Authority, O=Hospital Test').first().waitFor()
    await she().button('Remove the authority “Hospital Test Authority, O=Hospital Test”').click()
    await she().said('None: the authorities that this computer knows apply.').waitFor()
    await she().test()
    await she().said('The server’s certificate comes from an authority that this computer does not know.').waitFor()
  })

  test('hanging diagnostics can be stopped and restarted by keyboard', async () => {
    const silent = await listen(createServer(() => {}))
    const { keyboard } = desk.app.page
    await she().fillIn({ address: `http://127.0.0.1:${silent.port}` })
    await she().button('Check step by step').focus()
    await keyboard.press('Enter')
    await she().said('Step 6 of 8: HCW@Home server…').waitFor()
    await she().button('Stop').focus()
    await keyboard.press('Enter')
    await she().said('The check was stopped.').waitFor()
    await step('HCW@Home server').getByText('not reached').waitFor()
    await keyboard.press('Tab')
    await keyboard.press('Enter')
    await she().said('Step 6 of 8: HCW@Home server…').waitFor()
    await she().button('Close the check').click()
    await she().button('Close the check').waitFor({ state: 'hidden' })
    await silent.close()
  })

  test('nothing ran against the window’s policy', () => {
    expect(desk.complaints).toEqual([])
  })
})
