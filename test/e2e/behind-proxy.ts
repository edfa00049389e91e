import { join } from 'node:path'
import { identity, type Listening, tlsBefore } from '../network/servers.ts'
import { type AppDriver, accountAt, type createTestSite } from './app-driver.ts'

/** The file of the authority that signed the certificate of the hospital's server. */
export const authorityFile = join(import.meta.dirname, '../network/certificates/authority-hospital.pem')

/** Only the hospital's proxy resolves this name, and only the hospital's authority signed its certificate. */
export const hospitalHost = 'hcw.hospital.test'

/** An app that reaches its server by this proxy only, with the connection typed and not yet saved. */
export async function openBehindProxy(site: ReturnType<typeof createTestSite>, proxy: Listening) {
  const server = await site.server({ publicUrl: `https://${hospitalHost}` })
  const front = await tlsBefore(Number(new URL(server.url).port), identity('hcw'))
  const driver: AppDriver = await site.openApp()
  await driver.app.electron.evaluate(
    ({ session }, proxyRules) => session.defaultSession.setProxy({ proxyRules }),
    `127.0.0.1:${proxy.port}`
  )
  await driver.user.goTo('Connection')
  await driver.user.addServer({ ...accountAt(server), address: `https://${hospitalHost}:${front.port}` })
  return { server, front, driver }
}
