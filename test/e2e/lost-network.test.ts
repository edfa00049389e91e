import { type AddressInfo, connect as connectTcp } from 'node:net'
import { createServer, type Server } from 'node:tls'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SpawnedPractice } from '../practice/spawn-practice.ts'
import { type AppDriver, accountAt, connectServer } from './app-driver.ts'
import { foreignCertificate } from './foreign-certificate.ts'
import { patientList, patients } from './patient-lists.ts'
import { siteOfTests } from './site-of-tests.ts'

const people = patients(80)
const slow = [{ name: 'slow-answer', route: 'create', delayMs: 300 }] as const

/** Serves TLS on an address that counts as remote, and forwards everything to the practice server. */
function farAway(server: SpawnedPractice): Promise<Server> {
  const listener = createServer(foreignCertificate, (socket) => {
    const onward = connectTcp(Number(new URL(server.url).port), '127.0.0.1')
    socket.pipe(onward).pipe(socket)
    socket.on('error', () => onward.destroy())
    onward.on('error', () => socket.destroy())
  })
  return new Promise((resolve) => listener.listen(0, '127.0.0.2', () => resolve(listener)))
}

// macOS has no 127.0.0.2.
describe.skipIf(process.platform === 'darwin')('a network that goes away while invitations are sent', () => {
  const site = siteOfTests()
  let server: SpawnedPractice
  let far: Server
  let driver: AppDriver
  const user = () => driver.user
  const created = async () => (await server.dump()).invites.length

  beforeAll(async () => {
    server = await site.server({ publicUrl: 'https://127.0.0.2' })
    far = await farAway(server)
    const authorities = site.writeFile('elsewhere.pem', foreignCertificate.cert)
    driver = await site.openApp()
    await user().goTo('Connection')
    const address = `https://127.0.0.2:${(far.address() as AddressInfo).port}`
    await user().addServer({ ...accountAt(server), address })
    await user().button('Authorities of this connection').click()
    const asked = driver.app.page.waitForEvent('filechooser')
    await user().button('Choose an authority’s file…').click()
    await (await asked).setFiles(authorities)
    await user().said('Compare the fingerprint with the one that your IT department gave you, then save.').waitFor()
    await user().save()
    await user().said('“Hospital” is saved and in use.').waitFor()
    await user().goTo('Lists')
  })
  afterAll(() => void far.close())

  test('stops the batch with its reason, and its return resumes it automatically, once for each patient', async () => {
    await server.setFaults(slow)
    await user().drop('far.csv', patientList(people))
    await user().goOnToCheck()
    await user().goOnToSend()
    await user().send()
    await user().progress().waitFor()
    await driver.app.network(false)
    await user().said('This computer has lost the network.').waitFor()
    const heldUp = await created()
    await driver.app.network(true)
    await user().said('All 80 patients are invited.').waitFor()
    const { invites } = await server.dump()
    expect([heldUp < 80, invites.map(({ lastName }) => lastName).toSorted()]).toEqual([
      true,
      people.map(({ lastName }) => lastName)
    ])
  })

  test('does not concern a server on this computer', async () => {
    // Its links lead to itself; those of the other one lead to the address that is far away.
    const near = await site.server()
    await connectServer(user(), near)
    await near.setFaults(slow)
    await user().drop('near.csv', patientList(patients(120).slice(80)))
    await user().isTitled(/patients? (is|are) ready/)
    await user().goOnToSend()
    await driver.app.network(false)
    await user().send()
    await user().said('All 40 patients are invited.').waitFor()
    expect(await user().said('This computer has lost the network.').count()).toBe(0)
  })
})
