import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { untrusted } from '../hcw/untrusted-certificate.ts'
import type { SpawnedPractice } from '../practice/spawn-practice.ts'
import { type AppDriver, accountAt } from './app-driver.ts'
import { patientList, patients } from './patient-lists.ts'
import { siteOfTests } from './site-of-tests.ts'

describe('a server that is not what it should be', () => {
  const site = siteOfTests()
  let server: SpawnedPractice
  let driver: AppDriver
  const user = () => driver.user
  const refusing = createTlsServer(untrusted)

  beforeAll(async () => {
    server = await site.server()
    await new Promise<void>((resolve) => refusing.listen(0, '127.0.0.1', resolve))
    driver = await site.openApp()
    await user().goTo('Connection')
    await user().addServer(accountAt(server))
  })
  afterAll(() => void refusing.close())

  test.each([
    [
      'a port where nothing listens',
      async () => `http://127.0.0.1:${await closedPort()}`,
      'The server cannot be reached.'
    ],
    [
      'a certificate that nobody vouches for',
      async () => `https://127.0.0.1:${(refusing.address() as AddressInfo).port}`,
      'The server signed its certificate itself: nobody vouches for who it is.'
    ]
  ])('%s is explained in plain words', async (_, address, words) => {
    await user().fillIn({ address: await address() })
    await user().test()
    await user().said(words).waitFor()
  })

  test('a list is prepared while the server is gone, and sent when it is back', async () => {
    const way = wayTo(server)
    await user().fillIn({ address: await way.open() })
    await user().save()
    await user().said('“Hospital” is saved and in use.').waitFor()
    await way.cut()
    await user().goTo('Lists')
    await user().drop('tomorrow.csv', patientList(patients(3)))
    await user().goOnToCheck()
    await user().isTitled('3 patients are ready')
    await user().goOnToSend()
    await user().said('The server cannot be reached.').waitFor()
    await way.open()
    await user().button('Try again').click()
    await user()
      .said(/Signed in to Hospital/)
      .waitFor()
    await user().send()
    await user().said('All 3 patients are invited.').waitFor()
    await way.cut()
  })
})

describe('a computer without a keychain', () => {
  const site = siteOfTests()
  let server: SpawnedPractice
  const env = { HCW_HOST_KEYCHAIN: 'none' }

  beforeAll(async () => {
    server = await site.server()
  })

  test('the app says so, keeps the password for the session only, and stores no secret', async () => {
    const first = await site.openApp({ env })
    await first.user.said('This system has no keychain: your lists are kept only until the app is closed.').waitFor()
    await first.user.goTo('Connection')
    await first.user.addServer(accountAt(server))
    await first.user.said('This computer has no keychain: the password is forgotten when the app is closed.').waitFor()
    await first.user.save()
    await first.user.said('password for this session').waitFor()
    await first.user.goTo('Lists')
    await first.user.drop('today.csv', patientList(patients(2)))
    await first.user.goOnToCheck()
    await first.user.goOnToSend()
    await first.user.send()
    await first.user.said('All 2 patients are invited.').waitFor()
    await first.app.close()

    const again = await site.openApp({ env })
    await again.user.goTo('Connection')
    await again.user.said('password missing').waitFor()
    await again.user.goTo('Lists')
    await again.user.said('No lists yet').waitFor()
  })
})

/** A local port without a listener: it was just allocated and released. */
async function closedPort(): Promise<number> {
  const listener = createServer()
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  const { port } = listener.address() as AddressInfo
  await new Promise((resolve) => listener.close(resolve))
  return port
}

/** A connection to the server that can be cut like a lost network, and reopened at the same address. */
function wayTo(server: SpawnedPractice) {
  const sockets = new Set<Socket>()
  let listener: Server | undefined
  let port = 0
  return {
    async open(): Promise<string> {
      const opened = createServer((socket) => {
        const onward = connect(Number(new URL(server.url).port), '127.0.0.1')
        sockets.add(socket)
        socket.pipe(onward).pipe(socket)
        socket.on('error', () => onward.destroy()).on('close', () => sockets.delete(socket))
        onward.on('error', () => socket.destroy())
      })
      await new Promise<void>((resolve) => opened.listen(port, '127.0.0.1', resolve))
      listener = opened
      port = (opened.address() as AddressInfo).port
      return `http://127.0.0.1:${port}`
    },
    async cut(): Promise<void> {
      const closed = new Promise((resolve) => listener?.close(resolve))
      for (const socket of sockets) socket.destroy()
      await closed
    }
  }
}
