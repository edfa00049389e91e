import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { dropFormerKeys, loseKeychain, rotateKeychain } from '../electron-host/key-chain.ts'
import { runtimeOfTests } from '../electron-host/launch.ts'
import type { SpawnedPractice } from '../practice/spawn-practice.ts'
import { type AppDriver, accountAt, connectServer, stepTimeout } from './app-driver.ts'
import { patientList, patients } from './patient-lists.ts'
import { siteOfTests } from './site-of-tests.ts'

const people = patients(4)
const list = patientList(people)

async function sendList(driver: AppDriver, name: string, count: number): Promise<void> {
  const { user } = driver
  await user.drop(name, list)
  await user.goOnToCheck()
  await user.isSaved()
  await user.goOnToSend()
  await user.send()
  await user.said(`All ${count} patients are invited.`).waitFor()
}

// The tests cannot rotate or lose the system's keychain.
describe.runIf(runtimeOfTests() === 'stand-in')('a keychain that has a newer key', () => {
  const site = siteOfTests()

  test('opens everything, sends with the stored password, and no longer needs the former key', async () => {
    const server = await site.server()
    const first = await site.openApp()
    await connectServer(first.user, server)
    await first.app.close()
    rotateKeychain(site.profileDir)
    const second = await site.openApp()
    await second.user.main.waitFor()
    await second.user.goTo('Lists')
    await sendList(second, 'after-rotation.csv', 4)
    await second.app.close()
    dropFormerKeys(site.profileDir)
    const third = await site.openApp()
    await third.user.listNamed('after-rotation').waitFor()
    await third.user.goTo('Connection')
    await third.user.main.getByText(accountAt(server).email).first().waitFor()
    const missing = await third.user.page.getByText('password missing').count()
    expect([(await server.dump()).invites.length, missing]).toEqual([4, 0])
  })
})

describe.runIf(runtimeOfTests() === 'stand-in')('a keychain that is lost', () => {
  const site = siteOfTests()
  let server: SpawnedPractice
  let driver: AppDriver
  let keychain: ReturnType<typeof loseKeychain>

  const text = (name: string) => readFileSync(join(site.profileDir, name), 'utf8')

  beforeAll(async () => {
    server = await site.server()
    driver = await site.openApp()
    await connectServer(driver.user, server)
    await sendList(driver, 'tomorrow.csv', 4)
    await driver.app.close()
  })

  test('is reported; nothing is overwritten, and a returning key opens everything again', async () => {
    const before = [text('data-key.json'), text('connections.json')]
    keychain = loseKeychain(site.profileDir)
    driver = await site.openApp()
    await driver.user.said('Earlier lists can no longer be read').waitFor()
    await driver.user.goTo('Connection')
    await driver.user.said('(password missing)').waitFor()
    await driver.app.close()
    expect([text('data-key.json'), text('connections.json')]).toEqual(before)
    keychain.giveBack()
    driver = await site.openApp()
    await driver.user.listNamed('tomorrow').waitFor()
    await driver.app.close()
  })

  test('lets the user start fresh, and enter the password again for the same address and account', async () => {
    keychain = loseKeychain(site.profileDir)
    driver = await site.openApp()
    const { user } = driver
    await user.button('Start again…').click()
    await user.button('Start again', user.dialog).click()
    await user.said('4 invitations of the earlier lists can be fetched again from the server.').waitFor()
    await user.button('Fetch them…').click()
    await user.said('The password of “Hospital” is missing.').waitFor()
    await user.button('To the connection').click()
    await user.button('Change “Hospital”').click()
    const { address, email, password } = accountAt(server)
    const field = (name: string) => user.page.getByRole('textbox', { name, exact: true })
    expect([await field('Server address').inputValue(), await field('E-mail of the account').inputValue()]).toEqual([
      `${address}/`,
      email
    ])
    await user.fillIn({ password })
    await user.save()
    await user.said('“Hospital” is saved and in use.').waitFor()
    const aside = readdirSync(site.profileDir).filter((name) => name.startsWith('data-key.json.set-aside'))
    expect([aside.length, existsSync(join(site.profileDir, 'data-key.json'))]).toEqual([1, true])
  })

  test('restores the invitations with the links that the patients have', async () => {
    const { user } = driver
    await user.button('Fetch them…').click()
    await user.button('Fetch 4 invitations').click()
    await user.said('4 invitations fetched.').waitFor()
    await user.button('To the lists').click()
    await user.main.getByRole('link', { name: /^Recovered: / }).click()
    const links = site.path('links.csv')
    await user.saveLinks(links, { format: 'Text (CSV)' })
    const { invites } = await server.dump()
    const saved = readFileSync(links, 'utf8')
    expect(invites.map(({ patientURL, lastName }) => [saved.includes(patientURL), saved.includes(lastName)])).toEqual(
      Array(4).fill([true, true])
    )
  })

  test('holds all patients when the same list is dropped again', async () => {
    const { user } = driver
    await user.goTo('Lists')
    await user.drop('tomorrow.csv', list)
    await user.goOnToCheck()
    await user.isSaved()
    await user.goOnToSend()
    await user.said('4 patients are held back').waitFor()
    expect((await server.dump()).invites.length).toBe(4)
  })

  test('is recorded in the audit log, which tells of the gap and can be exported', async () => {
    const { user } = driver
    await user.goTo('Settings')
    await user.button('Open the journal').click()
    await user.isTitled('Journal')
    const entry = (words: string) => user.main.getByRole('row').filter({ hasText: words })
    await entry('Invitations fetched again from the server').waitFor()
    await entry('Password saved').first().waitFor()
    await user.button('Check the journal').click()
    await user.said(/The journal has a gap: files were set aside/).waitFor()
    const file = site.path('journal.csv')
    await driver.app.queueDialog({ kind: 'save', filePath: file })
    await user.button('Export as CSV…').click()
    await expect.poll(() => existsSync(file), stepTimeout).toBe(true)
    const saved = readFileSync(file, 'utf8')
    expect([
      saved.includes('Sheet with links saved'),
      saved.includes(accountAt(server).email),
      people.some(({ lastName }) => saved.includes(lastName))
    ]).toEqual([true, true, false])
    await entry('Journal saved').waitFor()
  })
})
