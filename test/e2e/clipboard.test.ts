import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { runtimeOfTests } from '../electron-host/launch.ts'
import { connectServer, stepTimeout } from './app-driver.ts'
import { patientList, patients } from './patient-lists.ts'
import { siteOfTests } from './site-of-tests.ts'

const site = siteOfTests()

// Electron's clipboard is the system's, which the test cannot read after the app has ended.
test.runIf(runtimeOfTests() === 'stand-in')(
  'a copied link does not stay on the clipboard when the app is locked, nor when it ends',
  async () => {
    const clipboard = site.writeFile('clipboard', '')
    const server = await site.server()
    const { app, user } = await site.openApp({ env: { HCW_HOST_CLIPBOARD: clipboard } })
    await connectServer(user, server)
    await user.drop('list.csv', patientList(patients(1)))
    await user.goOnToCheck()
    await user.isSaved()
    await user.goOnToSend()
    await user.send()
    await user.said(/^1 patient is invited|^The patient is invited|invited\.$/).waitFor()
    await user.goToStep('Links')
    await user.copy('Muster001 Alma')
    const { invites } = await server.dump()
    await expect.poll(() => readFileSync(clipboard, 'utf8'), stepTimeout).toBe(invites[0]?.patientURL)
    await app.power('lock-screen')
    await expect.poll(() => readFileSync(clipboard, 'utf8'), stepTimeout).toBe('')
    await app.power('unlock-screen')
    await user.copy('Muster001 Alma')
    await expect.poll(() => readFileSync(clipboard, 'utf8'), stepTimeout).toBe(invites[0]?.patientURL)
    await app.close()
    expect(readFileSync(clipboard, 'utf8')).toBe('')
  }
)
