import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findOrInstallChromium } from '../../electron-host/chromium.ts'
import { type LaunchedApp, launchApp } from '../../electron-host/launch.ts'
import { type FarListener, listenFar } from '../../security/far-listeners.ts'
import { registerServiceWorker, stoppedByChromium, tryWaysOut, type WayOut, waysOut } from '../../security/ways-out.ts'

type Listeners = Readonly<Record<WayOut, FarListener>>

async function listenForAll(): Promise<Listeners> {
  const entries = waysOut.map(async (way) => [way, await listenFar()] as const)
  return Object.fromEntries(await Promise.all(entries)) as Listeners
}

function targetsOf(listeners: Listeners) {
  const entries = Object.entries(listeners).map(([way, { host, tcpPort, udpPort }]) => [
    way,
    { host, tcpPort, udpPort }
  ])
  return Object.fromEntries(entries) as Record<WayOut, { host: string; tcpPort: number; udpPort: number }>
}

/** Sends to every listener, so that all that was sent before has arrived when this has. */
async function knock(listeners: Listeners): Promise<void> {
  for (const { host, tcpPort, udpPort, arrivals } of Object.values(listeners)) {
    const socket = connect(tcpPort, host)
    await once(socket, 'connect')
    socket.destroy()
    const datagram = createSocket('udp4')
    datagram.send('knock', udpPort, host)
    await expect.poll(() => [arrivals.at(-1), arrivals.at(-2)].sort()).toEqual(['tcp', 'udp'])
    datagram.close()
  }
}

/** The ways that reached their listener; only knocking did: none. */
async function reached(listeners: Listeners): Promise<readonly WayOut[]> {
  await knock(listeners)
  return arrived(listeners)
}

function arrived(listeners: Listeners): readonly WayOut[] {
  return waysOut.filter((way) => listeners[way].arrivals.length > 2)
}

describe('a hijacked window', () => {
  let app: LaunchedApp
  let listeners: Listeners
  beforeAll(async () => {
    app = await launchApp()
    listeners = await listenForAll()
  })
  afterAll(async () => {
    for (const listener of Object.values(listeners ?? {})) listener.close()
    await app?.close()
  })

  test('keeps no worker that outlives it', async () => {
    const script = await app.page.evaluate(() => document.querySelector('script')?.src ?? '')
    expect([script === '', await app.page.evaluate(registerServiceWorker, script)]).toEqual([false, 'refused'])
  })

  test('reaches nobody off this computer, in any of Chromium’s ways', async () => {
    await app.page.evaluate(tryWaysOut, targetsOf(listeners))
    expect(await reached(listeners)).toEqual([])
  })
})

test('the same attempts reach their listeners from a page that nothing locks in', async () => {
  const listeners = await listenForAll()
  const site = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>Any page</title><body></body>')
  }).listen(0, '127.0.0.1')
  await once(site, 'listening')
  const browser = await chromium.launch({ executablePath: findOrInstallChromium(), args: ['--no-sandbox'] })
  try {
    const page = await browser.newPage()
    await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`)
    await page.evaluate(tryWaysOut, targetsOf(listeners)).catch(() => undefined)
    const expected = waysOut.filter((way) => !stoppedByChromium.includes(way))
    await knock(listeners)
    // A frame in a frame takes its time on a busy computer.
    await expect
      .poll(() => arrived(listeners).filter((way) => expected.includes(way)), { timeout: 20_000 })
      .toEqual(expected)
  } finally {
    await browser.close()
    site.close()
    for (const listener of Object.values(listeners)) listener.close()
  }
})
