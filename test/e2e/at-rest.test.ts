import { type Dirent, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SpawnedPractice } from '../practice/spawn-practice.ts'
import { accountAt, connect, csv, type Desk, headers, office, patients, tableOf } from './office.ts'

const people = patients(5)
const titles = [...headers, 'Courriel', 'Remarque']
const rows = tableOf(people).map((cells, index) => [...cells, `rest${index}@example.org`, `Zimmer-Notiz-${index}`])

describe('a whole day and what remains on the disk', () => {
  const place = office()
  let server: SpawnedPractice
  let desk: Desk
  let secrets: readonly string[]

  beforeAll(async () => {
    server = await place.server()
    desk = await place.openApp()
    const { she } = desk
    await connect(she, server)
    await she.drop('vertrauliche-liste.csv', Buffer.from(csv(titles, rows)))
    await she.goOnToCheck()
    await she.type('Muster002', 'Last name', 'Getippterson')
    await she.isSaved()
    await she.goOnToSend()
    await she.send()
    await she.said('All 5 patients are invited.').waitFor()
    await she.goToStep('Links')
    await she.reveal('Muster001 Alma')
    await she.copy('Muster001 Alma')
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
  afterAll(() => place.close())

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
  const leaks = () => leaksIn(filesOf(place.profileDir), secrets)

  test('while the app runs, no name, number, address, link, password or file name is readable there', () => {
    expect(filesOf(place.profileDir).length).toBeGreaterThan(3)
    expect(leaks()).toEqual([])
  })

  test('the log and the support page contain nothing of patients, links, lists and accounts', async () => {
    const { app, she } = desk
    const saved = place.path('support.txt')
    await she.goTo('Settings')
    await she.main.getByRole('button', { name: 'Show the page…' }).click()
    await app.queueDialog({ kind: 'save', filePath: saved })
    await she.button('Save…', she.dialog).click()
    await she.said('Saved: support.txt').waitFor()
    const logged = readFileSync(join(place.profileDir, 'logs', 'log.jsonl'), 'utf8')
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
      place.folder
    ]
    expect(leaksIn([saved, ...filesOf(join(place.profileDir, 'logs'))], more)).toEqual([])
  })

  test('nor after it was killed, nor after it was closed', async () => {
    await desk.app.kill()
    expect(leaks()).toEqual([])
    desk = await place.openApp()
    await desk.she.listNamed('vertrauliche-liste').waitFor()
    await desk.app.close()
    expect(leaks()).toEqual([])
  })

  test('nor does the app’s log contain any of it', () => {
    expect(secrets.filter((secret) => desk.app.mainLog().includes(secret))).toEqual([])
  })

  test('a search like this one finds what is there: the server’s own log has the names', () => {
    expect(readFileSync(place.path('server-0.jsonl'), 'utf8')).toContain('Getippterson')
  })
})

function filesOf(folder: string): readonly string[] {
  const entries: readonly Dirent[] = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
}
