import { readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { runtimeOfTests } from '../electron-host/launch.ts'
import { connect, csv, headers, office, patients, soon, tableOf } from './office.ts'

const place = office()
afterAll(() => place.close())

// Electron's clipboard is the system's, which the test cannot read after the app has ended.
test.runIf(runtimeOfTests() === 'stand-in')(
  'a copied link does not stay on the clipboard when the app ends',
  async () => {
    const clipboard = place.put('clipboard', '')
    const server = await place.server()
    const { app, she } = await place.openApp({ env: { HCW_HOST_CLIPBOARD: clipboard } })
    await connect(she, server)
    await she.drop('list.csv', Buffer.from(csv(headers, tableOf(patients(1)))))
    await she.goOnToCheck()
    await she.isSaved()
    await she.goOnToSend()
    await she.send()
    await she.said(/^1 patient is invited|^The patient is invited|invited\.$/).waitFor()
    await she.goToStep('Links')
    await she.copy('Muster001 Alma')
    const { invites } = await server.dump()
    await expect.poll(() => readFileSync(clipboard, 'utf8'), soon).toBe(invites[0]?.patientURL)
    await app.close()
    expect(readFileSync(clipboard, 'utf8')).toBe('')
  }
)
