import { type Dirent, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { SpawnedPractice } from '../practice/spawn-practice.ts'
import { type AppDriver, accountAt, connectServer } from './app-driver.ts'
import { csv, headers, patients, tableOf } from './patient-lists.ts'
import { siteOfTests } from './site-of-tests.ts'

const people = patients(5)
const titles = [...headers, 'Courriel', 'Remarque']
const rows = tableOf(people).map((cells, index) => [...cells, `rest${index}@example.org`, `Zimmer-Notiz-${index}`])

describe('a whole day and what remains on the disk', () => {
  const site = siteOfTests()
  let server: SpawnedPractice
  let driver: AppDriver
  let secrets: readonly string[]

  beforeAll(async () => {
    server = await site.server()
    driver = await site.openApp()
    const { user } = driver
    await connectServer(user, server)
    await user.drop('vertrauliche-liste.csv', csv(titles, rows))
    await user.goOnToCheck()
    await user.type('Muster002', 'Last name', 'Getippterson')
    await user.isSaved()
    await user.goOnToSend()
    await user.send()
    await user.said('All 5 patients are invited.').waitFor()
    await user.goToStep('Links')
    await user.reveal('Muster001 Alma')
    await user.copy('Muster001 Alma')
    const { invites } = await server.dump()
    secrets = [
      ...people.flatMap(({ lastName, mobile }) => [lastName, mobile, mobile.replaceAll(' ', '')]),
      ...invites.flatMap((invite) => [
        invite.patientURL,
        invite.patientURL.replace(/^.*invite=/, ''),
        invite.phoneNumber.replace('+', '')
      ]),
      ...rows.flatMap((cells) => cells.slice(-2)),
      'Getippterson',
      'vertrauliche-liste',
      accountAt(server).password,
      // The start of every token of this server.
      Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url')
    ]
  })

  /** Every file that contains one of the texts, in UTF-8 or UTF-16, with the text. */
  function leaksIn(paths: readonly string[], texts: readonly string[]): readonly string[] {
    const needles = texts.flatMap((text) => [
      { text, bytes: Buffer.from(text, 'utf8') },
      { text, bytes: Buffer.from(text, 'utf16le') },
      { text, bytes: Buffer.from(text, 'utf8').toString('base64').replace(/=+$/, '').slice(0, -1) }
    ])
    return paths.flatMap((path) => {
      const content = readFileSync(path)
      return needles.filter(({ bytes }) => content.includes(bytes)).map(({ text }) => `${path}: ${text}`)
    })
  }
  /** Of the whole data folder. */
  const leaks = () => leaksIn(filesOf(site.profileDir), secrets)

  test('while the app runs, no name, number, address, link, password or file name is readable there', () => {
    expect(filesOf(site.profileDir).length).toBeGreaterThan(3)
    expect(leaks()).toEqual([])
  })

  test('the log and the support page contain no patients, links, lists or accounts', async () => {
    const { app, user } = driver
    const saved = site.path('support.txt')
    await user.goTo('Settings')
    await user.main.getByRole('button', { name: 'Show the page…' }).click()
    await app.queueDialog({ kind: 'save', filePath: saved })
    await user.button('Save…', user.dialog).click()
    await user.said('Saved: support.txt').waitFor()
    const logged = readFileSync(join(site.profileDir, 'logs', 'log.jsonl'), 'utf8')
    expect([logged.includes('"phase":"finished"'), readFileSync(saved, 'utf8').includes(logged.trim())]).toEqual([
      true,
      true
    ])
    const { name, email } = accountAt(server)
    const more = [
      ...secrets,
      ...people.map(({ firstName }) => firstName),
      // A time of day may equal the time of a log line.
      ...rows.flatMap((cells) => cells.slice(0, 5).filter((cell) => cell.length > 3)),
      'dora.keller',
      name,
      email,
      site.folder
    ]
    expect(leaksIn([saved, ...filesOf(join(site.profileDir, 'logs'))], more)).toEqual([])
  })

  test('nor after it was killed, nor after it was closed', async () => {
    await driver.app.kill()
    expect(leaks()).toEqual([])
    driver = await site.openApp()
    await driver.user.listNamed('vertrauliche-liste').waitFor()
    await driver.app.close()
    expect(leaks()).toEqual([])
  })

  test('nor does the app’s log contain any of it', () => {
    expect(secrets.filter((secret) => driver.app.mainLog().includes(secret))).toEqual([])
  })

  test('a search like this one finds what is there: the server’s own log has the names', () => {
    expect(readFileSync(site.path('server-0.jsonl'), 'utf8')).toContain('Getippterson')
  })
})

function filesOf(folder: string): readonly string[] {
  const entries: readonly Dirent[] = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
}
