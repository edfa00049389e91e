import { type AddressInfo, connect as connectTcp } from 'node:net'
import { createServer, type Server } from 'node:tls'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SpawnedPractice } from '../practice/spawn-practice.ts'
import { elsewhere } from './elsewhere-certificate.ts'
import { accountAt, connect, csv, type Desk, headers, office, patients, tableOf } from './office.ts'

const people = patients(80)
const slow = [{ name: 'slow-answer', route: 'create', delayMs: 300 }] as const

/** Serves TLS on an address that counts as remote, and forwards everything to the practice server. */
function farAway(server: SpawnedPractice): Promise<Server> {
  const listener = createServer(elsewhere, (socket) => {
    const onward = connectTcp(Number(new URL(server.url).port), '127.0.0.1')
    socket.pipe(onward).pipe(socket)
    socket.on('error', () => onward.destroy())
    onward.on('error', () => socket.destroy())
  })
  return new Promise((resolve) => listener.listen(0, '127.0.0.2', () => resolve(listener)))
}

// macOS has no 127.0.0.2.
describe.skipIf(process.platform === 'darwin')('a network that goes away while invitations are sent', () => {
  const place = office()
  let server: SpawnedPractice
  let far: Server
  let desk: Desk
  const she = () => desk.she
  const created = async () => (await server.dump()).invites.length

  beforeAll(async () => {
    server = await place.server()
    far = await farAway(server)
    const authorities = place.put('elsewhere.pem', elsewhere.cert)
    desk = await place.openApp({ env: { NODE_EXTRA_CA_CERTS: authorities } })
    await she().goTo('Connection')
    const address = `https://127.0.0.2:${(far.address() as AddressInfo).port}`
    await she().addServer({ ...accountAt(server), address })
    await she().save()
    await she().said('“Hospital” is saved and in use.').waitFor()
    await she().goTo('Lists')
  })
  afterAll(async () => {
    far.close()
    await place.close()
  })

  test('stops the batch with its reason, and its return resumes it automatically, once for each patient', async () => {
    await server.setFaults(slow)
    await she().drop('far.csv', Buffer.from(csv(headers, tableOf(people))))
    await she().goOnToCheck()
    await she().goOnToSend()
    await she().send()
    await she().progress().waitFor()
    await desk.app.network(false)
    await she().said('This computer has lost the network.').waitFor()
    const heldUp = await created()
    await desk.app.network(true)
    await she().said('All 80 patients are invited.').waitFor()
    const { invites } = await server.dump()
    expect([heldUp < 80, invites.map(({ lastName }) => lastName).toSorted()]).toEqual([
      true,
      people.map(({ lastName }) => lastName)
    ])
  })

  test('does not concern a server on this computer', async () => {
    await connect(she(), server)
    await server.setFaults(slow)
    await she().drop('near.csv', Buffer.from(csv(headers, tableOf(patients(120).slice(80)))))
    await she().isTitled(/patients? (is|are) ready/)
    await she().goOnToSend()
    await desk.app.network(false)
    await she().send()
    await she().said('All 40 patients are invited.').waitFor()
    expect(await she().said('This computer has lost the network.').count()).toBe(0)
  })
})
