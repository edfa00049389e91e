import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import Papa from 'papaparse'
import { beforeAll, describe, expect, test } from 'vitest'
import { readBytes } from '../../src-renderer/list/parsing/index.ts'
import type { AskedPerson } from '../electron-host/launch.ts'
import type { PracticeDump } from '../practice/practice-commands.ts'
import type { SpawnedPractice } from '../practice/spawn-practice.ts'
import { type AppDriver, accountAt, stepTimeout } from './app-driver.ts'
import { dayAhead } from './patient-lists.ts'
import { siteOfTests } from './site-of-tests.ts'

const doctors = ['dora.keller@practice.example', 'jean.favre@practice.example'] as const
const day = dayAhead(2)
const titles = ['IPP', 'Nom', 'Prénom', 'Sexe', 'Natel', 'Courriel', 'RDV le', 'à', 'Email médecin', 'Remarque']

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

interface Line {
  readonly name: string
  readonly firstName: string
  readonly sex?: string
  readonly mobile?: string
  readonly email?: string
  readonly doctor?: string
  readonly note?: string
}

const lines: readonly Line[] = [
  { name: 'Aebischer', firstName: 'Aline', mobile: '079 210 00 01', note: '=2+3' },
  { name: 'Bächler', firstName: 'Benoît', sex: 'M', mobile: '079 210 00 02' },
  { name: 'Cuénoud', firstName: 'Chloé', mobile: '4.17912E+10' },
  { name: 'Délèze', firstName: 'Didier', sex: 'M', mobile: '079 210 00 04' },
  { name: 'Emery', firstName: 'Élodie', mobile: '792100005' },
  { name: 'Frossard', firstName: 'Françoise', mobile: '026 350 11 22' },
  { name: 'Gachet', firstName: 'Grégoire', sex: 'M', mobile: '026 350 11 23' },
  { name: 'Huber', firstName: 'Hélène', email: 'helene.huber@example.org' },
  { name: 'Imhof', firstName: 'Ines', mobile: '079 210 00 09', doctor: 'inconnu@practice.example' },
  { name: 'Jordan', firstName: 'Joël', sex: 'M', mobile: '079 210 00 10', doctor: doctors[1] },
  { name: 'Kunz', firstName: 'Katia', mobile: '079 210 00 11', doctor: doctors[1] },
  { name: 'Lüthi', firstName: 'Léo', sex: 'M', mobile: '079 210 00 12', doctor: doctors[1] }
]

/** As exported by a hospital's software: Windows-1252, semicolons, title lines above, a total below. */
function listFile(): Uint8Array {
  const text = [
    'Hôpital de la Sarine – Consultations',
    `Liste du ${day}`,
    '',
    titles.join(';'),
    ...lines.map(({ name, firstName, sex = 'F', mobile = '', email = '', doctor = doctors[0], note = '' }, index) =>
      [`07100${index}`, name, firstName, sex, mobile, email, day, `09:${10 + index}`, doctor, note].join(';')
    ),
    `Total : ${lines.length} rendez-vous`
  ].join('\r\n')
  return Buffer.from(text.replaceAll('–', '\u0096'), 'latin1')
}

/** A time of that day in Zurich as an instant, in the API's format. */
function instant(time: string): string {
  const [date, month, year] = day.split('.')
  const local = `${year}-${month}-${date}T${time}:00.000`
  for (const offset of ['+01:00', '+02:00']) {
    const moment = new Date(`${local}${offset}`)
    const shown = moment.toLocaleTimeString('de-CH', { timeZone: 'Europe/Zurich', hour: '2-digit', minute: '2-digit' })
    if (shown === time) return moment.toISOString().replace('.000Z', 'Z')
  }
  throw new Error(`${local} does not exist in Zurich`)
}

describe('the main job', () => {
  const site = siteOfTests()
  let server: SpawnedPractice
  let driver: AppDriver
  let seen: PracticeDump
  const complaints: string[] = []
  const asked: AskedPerson[] = []
  const user = () => driver.user

  beforeAll(async () => {
    server = await site.server()
    driver = await site.openApp()
  })

  test('a wrong password is explained; with the right one the connection is saved and in use', async () => {
    const account = accountAt(server)
    await user().goTo('Connection')
    await user().addServer({ ...account, password: 'not-it' })
    await user().test()
    await user().said('The server does not accept this e-mail with this password.').waitFor()
    await user().fillIn({ password: account.password })
    await user().test()
    await user()
      .said(/The connection works: Sandra Scheduler/)
      .waitFor()
    await user().save()
    await user().said('“Hospital” is saved and in use.').waitFor()
    await user().said('password kept').waitFor()
  })

  test('a list in Windows-1252 with lines above its titles is read, and its columns are shown once', async () => {
    await user().goTo('Lists')
    await user().chooseFiles(site.writeFile('rdv.csv', listFile()))
    await user().isTitled('What does each column hold?')
    await user()
      .said(/Windows \(1252\) · separated by semicolon · titles in row 4 · 5 lines set aside/)
      .waitFor()
    expect(await user().meaningOf('Natel').innerText()).toBe('Mobile number')
    expect(await user().meaningOf('Courriel').innerText()).toBe('E-mail')
    await user().goOnToCheck()
    await user().grid.waitFor()
    await user().isTitled('9 ready, 3 to fix')
    await user().row('Bächler').waitFor()
  })

  test('faults are corrected in the table and by cause, undone and redone', async () => {
    await user().type('Cuénoud', 'Mobile', '079 210 00 03')
    await user().isTitled('10 ready, 2 to fix')
    await user().cause('2 patients have only a landline').getByRole('button', { name: 'Leave all 2 out' }).click()
    await user().isTitled('10 patients are ready')
    await expect.poll(() => user().cause('only a landline').count(), stepTimeout).toBe(0)
    await user().undo()
    await user().isTitled('10 ready, 2 to fix')
    await user().redo()
    await expect.poll(() => user().cause('only a landline').count(), stepTimeout).toBe(0)
    await user().undo()
    await user().type('Frossard', 'Mobile', '079 210 00 06')
    await user().isTitled('11 ready, 1 to fix')
  })

  test('a row is excluded and included again, and the list is renamed', async () => {
    await user().press('Lüthi', 'Leave out')
    await user().isTitled('10 ready, 1 to fix')
    await user().press('Kunz', 'Leave out')
    await user().isTitled('9 ready, 1 to fix')
    await user().filter('Left out')
    await user().press('Kunz', 'Take back')
    await user().isTitled('10 ready, 1 to fix')
    await user().filter('All')
    await user().renameHere('Cardiologie jeudi')
    await user().isSaved()
  })

  test('after the app was closed and started again, the list is there with every edit', async () => {
    complaints.push(...driver.windowErrors)
    asked.push(...(await driver.app.asked()))
    await driver.app.close()
    driver = await site.openApp()
    await user().openList('Cardiologie jeudi')
    await user().isTitled('10 ready, 1 to fix')
    await (await user().cell('Cuénoud', 'Mobile')).getByText('+41 79 210 00 03').waitFor()
    await (await user().cell('Emery', 'Problem')).getByText('instead of 792100005').waitFor()
    await user().filter('Left out')
    await user().row('Lüthi').waitFor()
    await user().filter('All')
  })

  test('the ready rows are sent with a plan before and figures during and after; a refusal is explained', async () => {
    await user().goOnToSend()
    await user()
      .said(/^10 patients, on \w+ \d+ \w+ from .+, 9 by SMS and 1 by e-mail, .+, for 3 doctors, about \d seconds?\.$/)
      .waitFor()
    await user().said('1 row still needs to be corrected and will not be sent.').waitFor()
    // Keeps the batch running while it is checked.
    await server.setFaults([{ name: 'slow-answer', route: 'create', delayMs: 2000 }])
    await user().send()
    await user().progress().waitFor()
    await user().said('9 patients are invited, 1 needs your decision.').waitFor()
    await expect
      .poll(() => user().counts(), stepTimeout)
      .toEqual({ Invited: 9, Refused: 1, 'In doubt': 0, 'Held back': 0 })
    await user()
      .problem(/doctor/i)
      .waitFor()
    await user().said('inconnu@practice.example').waitFor()
  })

  test('the server got one invitation for each patient, exactly as its API wants it', async () => {
    seen = await server.dump()
    const created = seen.requests.filter(({ method, path }) => method === 'POST' && path === '/api/v1/invite')
    const bodies = created.map(({ body }) => JSON.parse(body))
    const rowIds = bodies.map(({ metadata }) => JSON.stringify(metadata))
    expect([created.length, new Set(rowIds).size, seen.invites.length]).toEqual([10, 10, 9])
    expect(created.map(({ authSchemes }) => authSchemes.toSorted())).toEqual(
      created.map(() => ['bearer', 'x-access-token'])
    )
    const bodyOf = (lastName: string) => bodies.find((body) => body.lastName === lastName)
    expect(bodyOf('Cuénoud')).toEqual({
      firstName: 'Chloé',
      lastName: 'Cuénoud',
      gender: 'female',
      phoneNumber: '+41792100003',
      messageService: '2',
      doctorEmail: doctors[0],
      scheduledFor: instant('09:12'),
      language: 'en',
      patientTZ: 'Europe/Zurich',
      isPatientInvite: true,
      sendInvite: true,
      metadata: { bulkInviteRow: expect.stringMatching(uuid) }
    })
    expect(bodyOf('Huber')).toEqual({
      firstName: 'Hélène',
      lastName: 'Huber',
      gender: 'female',
      emailAddress: 'helene.huber@example.org',
      messageService: '3',
      doctorEmail: doctors[0],
      scheduledFor: instant('09:17'),
      language: 'en',
      patientTZ: 'Europe/Zurich',
      isPatientInvite: true,
      sendInvite: true,
      metadata: { bulkInviteRow: expect.stringMatching(uuid) }
    })
  })

  test('every patient got one message by the planned channel', () => {
    const byInvite = seen.invites.map(({ id }) => seen.outbox.filter(({ inviteId }) => inviteId === id))
    expect(byInvite.map((messages) => messages.filter(({ channel }) => channel === 'sms').length).toSorted()).toEqual([
      0,
      ...Array.from({ length: 8 }, () => 1)
    ])
    expect(new Set(seen.outbox.filter(({ channel }) => channel === 'email').map(({ to }) => to))).toEqual(
      new Set(['helene.huber@example.org'])
    )
  })

  test('a link is masked until revealed, copied, opened in the browser, and shown as a QR code', async () => {
    await user().goToStep('Links')
    const expected = seen.invites.find(({ lastName }) => lastName === 'Délèze')?.patientURL ?? ''
    await user().linkRow('Délèze').waitFor()
    expect(await user().linkRow('Délèze').innerText()).not.toContain(expected)
    expect(await user().reveal('Délèze Didier')).toBe(expected)
    await user().copy('Délèze Didier')
    await user().said('Link of Délèze Didier copied.').waitFor()
    await user().open('Délèze Didier')
    await expect.poll(() => driver.app.openedExternal(), stepTimeout).toEqual([expected])
    await user().showQr('Délèze Didier')
    await user().dialog.getByRole('img', { name: 'QR code of Délèze Didier' }).waitFor()
    await user().dialog.getByText(expected).waitFor()
    await user().closeDialog()
    expect(await driver.app.clipboardText()).toBe(expected)
  })

  test('the XLSX has the file’s own columns in their order, links that can be clicked, state and reason', async () => {
    const path = site.path('liens.xlsx')
    await user().saveLinks(path, { patients: 'All', format: 'Excel' })
    const bytes = readFileSync(path)
    const reading = readBytes(bytes)
    if (reading.kind !== 'table') throw new Error(reading.reason)
    const [header, ...rows] = reading.records.map(({ cells }) => cells)
    expect(header?.slice(0, titles.length + 3)).toEqual([...titles, 'Link', 'State', 'Reason'])
    expect(rows.map((cells) => [cells[1], cells[10], cells[11]])).toEqual(
      lines.map(({ name }) => [
        name,
        seen.invites.find(({ lastName }) => lastName === name)?.patientURL ?? '',
        ({ Imhof: 'Refused', Gachet: 'To fix', Lüthi: 'Left out' } as Record<string, string>)[name] ?? 'Invited'
      ])
    )
    const parts = unzipSync(bytes)
    const part = (name: string) => strFromU8(parts[name] ?? new Uint8Array())
    const targets = [...part('xl/worksheets/_rels/sheet1.xml.rels').matchAll(/Target="([^"]+)"/g)]
    expect(new Set(targets.map(([, target]) => target?.replaceAll('&#38;', '&')))).toEqual(
      new Set(seen.invites.map(({ patientURL }) => patientURL))
    )
    expect(part('xl/worksheets/sheet1.xml')).not.toMatch(/<f>|<f /)
  })

  test('the CSV has the chosen separator, a byte order mark, and no cell that a spreadsheet would run', async () => {
    const path = site.path('liens.csv')
    await user().saveLinks(path, { patients: 'Only those with a link', format: 'Text (CSV)', separator: 'Comma' })
    const bytes = readFileSync(path)
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const { data, errors } = Papa.parse<string[]>(bytes.subarray(3).toString('utf8'), {
      delimiter: ',',
      skipEmptyLines: true
    })
    expect([errors, data[0]?.slice(0, titles.length + 3)]).toEqual([[], [...titles, 'Link', 'State', 'Reason']])
    expect(data.slice(1).map((cells) => cells[10])).toEqual(
      lines.flatMap(({ name }) => seen.invites.filter(({ lastName }) => lastName === name).map((one) => one.patientURL))
    )
    expect(data.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
    expect(data[1]?.[9]).toBe("'=2+3")
  })

  test('the main process has asked for two things: the new server, and the first sending through it', async () => {
    asked.push(...(await driver.app.asked()))
    expect(asked.map(({ message }) => message)).toEqual([
      'Use this server?',
      'Send through this server for the first time?'
    ])
  })

  test('the window reported no error and no violation of its content policy', () => {
    expect([...complaints, ...driver.windowErrors]).toEqual([])
  })
})
