import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { loseKeychain } from '../electron-host/key-chain.ts'
import { runtimeOfTests } from '../electron-host/launch.ts'
import type { AppDriver } from './app-driver.ts'
import { patientList, patients } from './patient-lists.ts'
import { siteOfTests } from './site-of-tests.ts'

const list = patientList(patients(2))
const env = { HCW_HOST_KEYCHAIN: 'windows' }

const forNow = 'This computer does not give out the key of your lists at present.'

describe.runIf(runtimeOfTests() === 'stand-in')(
  'the keychain of Windows, whose own key lies in a file beside the data',
  () => {
    const site = siteOfTests()
    const localState = join(site.profileDir, 'Local State')
    const storedKey = () => readFileSync(join(site.profileDir, 'data-key.json'), 'utf8')
    const open = (more: Readonly<Record<string, string>> = {}) => site.openApp({ env: { ...env, ...more } })

    async function opensEverything(): Promise<void> {
      const driver = await open()
      await driver.user.listNamed('tomorrow').waitFor()
      await driver.app.close()
    }

    async function saysThatItWaits(driver: AppDriver): Promise<void> {
      await driver.user.said(forNow).waitFor()
      await driver.user.said(/Sign out of the computer, sign in again/).waitFor()
      await driver.app.close()
      // Chromium writes its key when the app ends in order.
      expect([driver.app.process.exitCode, driver.app.process.signalCode]).toEqual([0, null])
    }

    beforeAll(async () => {
      const driver = await open()
      await driver.user.drop('tomorrow.csv', list)
      await driver.user.goOnToCheck()
      await driver.user.isSaved()
      await driver.app.close()
      await opensEverything()
    })

    test('a backup or a profile without that file opens all the same', async () => {
      rmSync(localState)
      await opensEverything()
      expect(storedKey()).toContain(JSON.parse(readFileSync(localState, 'utf8')).os_crypt.encrypted_key)
    })

    test('while Windows refuses, the app says what to do; when it is back, everything is there', async () => {
      const before = storedKey()
      await saysThatItWaits(await open({ HCW_HOST_DPAPI: 'refuses' }))
      expect(storedKey()).toBe(before)
      await opensEverything()
    })

    test('a key that Chromium made over the one that it could not open is replaced by that', async () => {
      const before = readFileSync(localState, 'utf8')
      const { giveBack } = loseKeychain(site.profileDir)
      await saysThatItWaits(await open())
      expect(readFileSync(localState, 'utf8')).not.toBe(before)
      giveBack()
      await opensEverything()
    })
  }
)

describe.runIf(runtimeOfTests() === 'stand-in')(
  'a power cut before Chromium has written its key for the first time',
  () => {
    const site = siteOfTests()

    test('the app says that the key is lost, and begins anew', async () => {
      const first = await site.openApp({ env: { ...env, HCW_HOST_LOCAL_STATE: 'at-end' } })
      await first.user.drop('tomorrow.csv', list)
      await first.user.goOnToCheck()
      await first.user.isSaved()
      await first.app.kill()
      expect(existsSync(join(site.profileDir, 'Local State'))).toBe(false)
      const { user } = await site.openApp({ env })
      await user.said('Earlier lists can no longer be read').waitFor()
      await user.button('Start again…').click()
      await user.button('Start again', user.dialog).click()
      await user.drop('tomorrow.csv', list)
      await user.goOnToCheck()
      await user.isSaved()
    })
  }
)
