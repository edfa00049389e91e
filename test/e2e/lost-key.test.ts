import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dropFormerKeys, loseKeychain, rotateKeychain } from '../electron-host/key-chain.ts'
import { runtimeOfTests } from '../electron-host/launch.ts'
import type { SpawnedPractice } from '../practice/spawn-practice.ts'
import { accountAt, connect, csv, type Desk, headers, office, patients, soon, tableOf } from './office.ts'

const people = patients(4)
const list = Buffer.from(csv(headers, tableOf(people)))

async function sendList(desk: Desk, name: string, count: number): Promise<void> {
  const { she } = desk
  await she.drop(name, list)
  await she.goOnToCheck()
  await she.isSaved()
  await she.goOnToSend()
  await she.send()
  await she.said(`All ${count} patients are invited.`).waitFor()
}

// The tests cannot rotate or lose the system's keychain.
describe.runIf(runtimeOfTests() === 'stand-in')('a keychain that has a newer key', () => {
  const place = office()
  afterAll(() => place.close())

  test('opens everything, sends with the stored password, and no longer needs the former key', async () => {
    const server = await place.server()
    const first = await place.openApp()
    await connect(first.she, server)
    await first.app.close()
    rotateKeychain(place.profileDir)
    const second = await place.openApp()
    await second.she.main.waitFor()
    await second.she.goTo('Lists')
    await sendList(second, 'after-rotation.csv', 4)
    await second.app.close()
    dropFormerKeys(place.profileDir)
    const third = await place.openApp()
    await third.she.listNamed('after-rotation').waitFor()
    await third.she.goTo('Connection')
    await third.she.main.getByText(accountAt(server).email).first().waitFor()
    const missing = await third.she.page.getByText('password missing').count()
    expect([(await server.dump()).invites.length, missing]).toEqual([4, 0])
  })
})

describe.runIf(runtimeOfTests() === 'stand-in')('a keychain that is lost', () => {
  const place = office()
  let server: SpawnedPractice
  let desk: Desk
  let keychain: ReturnType<typeof loseKeychain>

  const text = (name: string) => readFileSync(join(place.profileDir, name), 'utf8')

  beforeAll(async () => {
    server = await place.server()
    desk = await place.openApp()
    await connect(desk.she, server)
    await sendList(desk, 'tomorrow.csv', 4)
    await desk.app.close()
  })
  afterAll(() => place.close())

  test('is reported; nothing is overwritten, and a returning key opens everything again', async () => {
    const before = [text('data-key.json'), text('connections.json')]
    keychain = loseKeychain(place.profileDir)
    desk = await place.openApp()
    await desk.she.said('Earlier lists can no longer be read').waitFor()
    await desk.she.goTo('Connection')
    await desk.she.said('(password missing)').waitFor()
    await desk.app.close()
    expect([text('data-key.json'), text('connections.json')]).toEqual(before)
    keychain.giveBack()
    desk = await place.openApp()
    await desk.she.listNamed('tomorrow').waitFor()
    await desk.app.close()
  })

  test('lets the user start fresh, and enter the password again for the same address and account', async () => {
    keychain = loseKeychain(place.profileDir)
    desk = await place.openApp()
    const { she } = desk
    await she.button('Begin anew…').click()
    await she.button('Begin anew', she.dialog).click()
    await she.said('4 invitations of the earlier lists can be fetched again from the server.').waitFor()
    await she.button('Fetch them…').click()
    await she.said('The password of “Hospital” is missing.').waitFor()
    await she.button('To the connection').click()
    await she.button('Change “Hospital”').click()
    const { address, email, password } = accountAt(server)
    const field = (name: string) => she.page.getByRole('textbox', { name, exact: true })
    expect([await field('Server address').inputValue(), await field('E-mail of the account').inputValue()]).toEqual([
      `${address}/`,
      email
    ])
    await she.fillIn({ password })
    await she.save()
    await she.said('“Hospital” is saved and in use.').waitFor()
    const aside = readdirSync(place.profileDir).filter((name) => name.startsWith('data-key.json.set-aside'))
    expect([aside.length, existsSync(join(place.profileDir, 'data-key.json'))]).toEqual([1, true])
  })

  test('restores the invitations with the links that the patients have', async () => {
    const { she } = desk
    await she.button('Fetch them…').click()
    await she.button('Fetch 4 invitations').click()
    await she.said('4 invitations fetched.').waitFor()
    await she.button('To the lists').click()
    await she.main.getByRole('link', { name: /^Recovered: / }).click()
    const links = place.path('links.csv')
    await she.saveLinks(links, { format: 'Text (CSV)' })
    const { invites } = await server.dump()
    const saved = readFileSync(links, 'utf8')
    expect(invites.map(({ patientURL, lastName }) => [saved.includes(patientURL), saved.includes(lastName)])).toEqual(
      Array(4).fill([true, true])
    )
  })

  test('holds all patients when the same list is dropped again', async () => {
    const { she } = desk
    await she.goTo('Lists')
    await she.drop('tomorrow.csv', list)
    await she.goOnToCheck()
    await she.isSaved()
    await she.goOnToSend()
    await she.said('4 patients are held back').waitFor()
    expect((await server.dump()).invites.length).toBe(4)
  })

  test('is recorded in the audit log, which is intact and can be exported', async () => {
    const { she } = desk
    await she.goTo('Settings')
    await she.button('Open the journal').click()
    await she.isTitled('Journal')
    const entry = (words: string) => she.main.getByRole('row').filter({ hasText: words })
    await entry('Invitations fetched again from the server').waitFor()
    await entry('Password saved').first().waitFor()
    await she.button('Check the journal').click()
    await she.said(/The journal is whole: \d+ entries/).waitFor()
    const file = place.path('journal.csv')
    await desk.app.queueDialog({ kind: 'save', filePath: file })
    await she.button('Export as CSV…').click()
    await expect.poll(() => existsSync(file), soon).toBe(true)
    const saved = readFileSync(file, 'utf8')
    expect([
      saved.includes('Sheet with links saved'),
      saved.includes(accountAt(server).email),
      people.some(({ lastName }) => saved.includes(lastName))
    ]).toEqual([true, true, false])
    await entry('Journal saved').waitFor()
  })
})
