import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { ratePerSecondRange } from '#contract/sending.ts'
import { readBytes } from '../../src-renderer/list/parsing/index.ts'
import type { SpawnedPractice } from '../practice/spawn-practice.ts'
import { createActionsUser } from './actions-user.ts'
import { type AppDriver, connectServer, stepTimeout } from './app-driver.ts'
import { csv, dayAhead, type Patient, patients } from './patient-lists.ts'
import { siteOfTests } from './site-of-tests.ts'

const dora = 'dora.keller@practice.example'
const jean = 'jean.favre@practice.example'
const day = dayAhead(1)
const titles = ['IPP', 'Nom', 'Prénom', 'Sexe', 'Natel', 'RDV le', 'à', 'Email médecin']

interface Visit extends Patient {
  readonly number: string
  readonly doctor: string
}

/** Eight patients of the first doctor, the others of the second: each of these has a story of its own. */
const sent: readonly Visit[] = patients(20).map((patient, index) => ({
  ...patient,
  number: `0910${String(index).padStart(2, '0')}`,
  doctor: index < 8 ? dora : jean
}))
const visit = (at: number): Visit => {
  const found = sent[at - 1]
  if (found === undefined) throw new Error(`there is no patient ${at}`)
  return found
}
const nameOf = ({ lastName, firstName }: Patient) => `${lastName} ${firstName}`

const late = sent.filter(({ doctor }) => doctor === dora)
const confirmed = [visit(9), visit(10), visit(11)]
const inside = visit(12)
const corrected = { ...visit(13), mobile: '079 900 00 17' }
const withdrawn = visit(14)
const movedOvernight = { ...visit(15), time: '16:00' }
const goneOvernight = visit(16)
const contactOvernight = { ...visit(17), mobile: '079 900 00 21' }
const forgetful = visit(18)
/** No number, and only the name in common: only the user can decide. */
const doubtfulOvernight = { ...visit(19), number: '', mobile: '079 900 00 23' }
const lostAnswer = { ...visit(20), mobile: '079 900 00 24' }
const newOvernight: Visit = {
  number: '091099',
  lastName: 'Neumann',
  firstName: 'Nora',
  sex: 'F',
  mobile: '079 900 00 99',
  time: '16:15',
  doctor: jean
}

function laterBy(time: string, minutes: number): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const total = hour * 60 + minute + minutes
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`
}

const changedSince = [corrected, lostAnswer, movedOvernight, contactOvernight, doubtfulOvernight]

/** The hospital's list of the next morning: includes the changes of the evening and five new differences. */
const overnight: readonly Visit[] = [
  ...sent
    .filter((one) => one !== withdrawn && one !== goneOvernight)
    .map((one) => (late.includes(one) ? { ...one, time: laterBy(one.time, 30) } : one))
    .map((one) => changedSince.find(({ lastName }) => lastName === one.lastName) ?? one),
  newOvernight
]

function listFile(visits: readonly Visit[]): string {
  const rows = visits.map(({ number, lastName, firstName, sex, mobile, time, doctor }) => [
    number,
    lastName,
    firstName,
    sex,
    mobile,
    day,
    time,
    doctor
  ])
  return csv(titles, rows)
}

const isIn = expect.stringMatching(
  new RegExp(`^${nameOf(inside)} Not done The patient is already in: .* Nothing was changed\\.`)
)

const e164 = ({ mobile }: Patient) => `+41${mobile.replaceAll(' ', '').slice(1)}`
const zurichTime = (moment: number) =>
  new Date(moment).toLocaleTimeString('de-CH', { timeZone: 'Europe/Zurich', hour: '2-digit', minute: '2-digit' })

describe('the whole API', () => {
  const site = siteOfTests()
  let server: SpawnedPractice
  let driver: AppDriver
  const complaints: string[] = []
  const user = () => driver.user
  const care = () => createActionsUser(driver.app, driver.user)

  /** The server's only invitation of a patient, even when it has ended. */
  async function inviteOf({ lastName }: Patient) {
    const { invites } = await server.dump()
    const found = invites.filter((invite) => invite.lastName === lastName)
    if (found.length !== 1 || found[0] === undefined) throw new Error(`${lastName}: ${found.length} invitations`)
    return found[0]
  }

  /** All change requests by patient. */
  async function asked(method: 'PATCH' | 'DELETE') {
    const { requests, invites } = await server.dump()
    const names = new Map(invites.map(({ id, lastName }) => [id, lastName]))
    return requests
      .filter((request) => request.method === method)
      .map(({ path, body, status }) => ({
        patient: names.get(path.split(/[/?]/)[4] ?? ''),
        fields: body === '' ? null : (JSON.parse(body) as Record<string, unknown>),
        status
      }))
  }

  async function openNewerList(name: string): Promise<void> {
    await user().goTo('Lists')
    await user().drop(`${name}.csv`, listFile(overnight))
    await user().reachCheck()
    await user().said('Invitations for this day were already sent').waitFor()
    await care().compare()
    await user().isTitled('What has changed')
  }

  beforeAll(async () => {
    server = await site.server()
    driver = await site.openApp()
    await connectServer(user(), server)
    // What is paced is tried elsewhere.
    await user().page.evaluate(
      (rate) => window.hcw.calls['settings.change']({ ratePerSecond: rate }),
      ratePerSecondRange.max
    )
  })

  test('twenty patients of two doctors are invited', async () => {
    await user().drop('tomorrow.csv', listFile(sent))
    await user().isTitled('What does each column hold?')
    await user().goOnToCheck()
    await user().isTitled('20 patients are ready')
    await user().goOnToSend()
    await user().send()
    await user().said('All 20 patients are invited.').waitFor({ timeout: 90_000 })
    const { invites } = await server.dump()
    expect(invites.map(({ lastName, doctorEmail }) => [lastName, doctorEmail]).toSorted()).toEqual(
      sent.map(({ lastName, doctor }) => [lastName, doctor])
    )
  })

  test('refreshed, the day shows who has confirmed and who has come in, and whom to phone', async () => {
    for (const one of confirmed) expect(await server.patient('confirm', (await inviteOf(one)).id)).toBe(true)
    expect(await server.patient('comeIn', (await inviteOf(inside)).id)).toBe(true)
    await care().goToTheirDay()
    await care().refreshDay()
    expect(await care().readResult()).toEqual({ sentence: 'Done for 20 patients.', notDone: [] })
    const shown = [...confirmed, inside, corrected]
    const states = () => Promise.all(shown.map(({ lastName }) => care().boardCell(lastName, 'State')))
    await expect
      .poll(states, stepTimeout)
      .toEqual([
        'Appointment confirmed',
        'Appointment confirmed',
        'Appointment confirmed',
        'Patient has arrived',
        'Link sent'
      ])
    await care().show('To phone')
    // At whatever time of the day the spec runs.
    await user().main.getByLabel('Phone the unconfirmed from').fill('00:00')
    await care().boardRow(inside.lastName).waitFor({ state: 'hidden' })
    expect(await care().boardCell(corrected.lastName, 'Note')).toContain('The appointment is not confirmed.')
    await care().show('All')
  })

  test('one doctor is half an hour late: only the eight patients of that doctor are moved and notified', async () => {
    await care().chooseAllOf(dora)
    await care().move(30, 'Later')
    expect(await care().readResult()).toEqual({ sentence: 'Done for 8 patients.', notDone: [] })
    const { invites } = await server.dump()
    const times = invites.map(({ lastName, scheduledFor, patches, resends }) => [
      lastName,
      zurichTime(scheduledFor),
      patches,
      resends
    ])
    expect(times.toSorted()).toEqual(
      sent.map((one) =>
        late.includes(one) ? [one.lastName, laterBy(one.time, 30), 1, 1] : [one.lastName, one.time, 0, 0]
      )
    )
    expect((await asked('PATCH')).map(({ fields }) => Object.keys(fields ?? {}).toSorted())).toEqual(
      late.map(() => ['patientTZ', 'scheduledFor'])
    )
    await care().chooseNobody()
  })

  test('a wrong mobile is corrected, and the link is sent to the new one', async () => {
    await user().goTo('Lists')
    await user().openList('tomorrow')
    await user().goToStep('Links')
    await care().choosePatients(nameOf(corrected))
    await care().correctMobile(corrected.mobile)
    expect(await care().readResult()).toEqual({ sentence: 'Done for 1 patient.', notDone: [] })
    const invite = await inviteOf(corrected)
    const { outbox } = await server.dump()
    const numbers = outbox.filter(({ inviteId }) => inviteId === invite.id).map(({ to }) => to)
    expect({ fields: (await asked('PATCH')).at(-1)?.fields, patches: invite.patches, resends: invite.resends }).toEqual(
      {
        fields: { phoneNumber: e164(corrected) },
        patches: 1,
        resends: 1
      }
    )
    expect(numbers).toEqual([e164(visit(13)), e164(corrected)])
    await care().chooseNobody()
  })

  test('a correction with a lost answer is found done; a resend with a lost answer is unknown and never repeated', async () => {
    await server.setFaults([
      { name: 'reset-after-create', route: 'patch' },
      { name: 'reset-after-create', route: 'resend' }
    ])
    await care().choosePatients(nameOf(lostAnswer))
    await care().correctMobile(lostAnswer.mobile)
    expect(await care().readResult()).toEqual({
      sentence: '1 done; 1 patient needs your decision.',
      notDone: [expect.stringContaining('In doubt The answer was lost.')]
    })
    await server.setFaults([])
    const { requests } = await server.dump()
    expect(requests.filter(({ fault }) => fault !== undefined).map(({ method }) => method)).toEqual(['PATCH', 'POST'])
    expect(await inviteOf(lostAnswer)).toMatchObject({ phoneNumber: e164(lostAnswer), patches: 1, resends: 1 })
    await care().chooseNobody()
  })

  test('a patient found by the search gets the link again, and one in the consultation gets nothing', async () => {
    await care().goToTheirDay()
    await care().searchAllLists(e164(forgetful))
    await care().chooseFound(nameOf(forgetful))
    await care().sendAgain()
    expect(await care().readResult()).toEqual({ sentence: 'Done for 1 patient.', notDone: [] })
    await care().chooseNobody()
    await care().searchAllLists(inside.lastName)
    await care().chooseFound(nameOf(inside))
    await care().sendAgain()
    expect(await care().readResult()).toEqual({
      sentence: '0 done; 1 patient needs your decision.',
      notDone: [isIn]
    })
    await care().chooseNobody()
    const { outbox } = await server.dump()
    const messagesTo = (one: Patient) => outbox.filter(({ to }) => to === e164(one)).length
    expect([(await inviteOf(forgetful)).resends, messagesTo(forgetful), messagesTo(inside)]).toEqual([1, 2, 1])
  })

  test('of two withdrawals, the patient in the consultation stays, with the reason', async () => {
    await user().goTo('Lists')
    await user().openList('tomorrow')
    await user().goToStep('Links')
    await care().choosePatients(nameOf(inside), nameOf(withdrawn))
    await care().withdraw()
    expect(await care().readResult()).toEqual({ sentence: '1 done; 1 patient needs your decision.', notDone: [isIn] })
    expect(await asked('DELETE')).toEqual([{ patient: withdrawn.lastName, fields: null, status: 200 }])
    expect((await inviteOf(inside)).deletedAt).toBeUndefined()
  })

  test('before many are withdrawn the dialog says how many, and every name of them can be reached with the keys', async () => {
    await care().chooseNobody()
    await care().chooseEverybody()
    await user().button('Withdraw…').click()
    const title = await user().dialog.getByRole('heading').first().innerText()
    const count = Number(/^Withdraw (\d+) invitations\?$/.exec(title)?.[1])
    await user().button('Continue…', user().dialog).click()
    await user()
      .dialog.getByRole('heading', { name: `Really withdraw ${count} invitations?` })
      .waitFor()
    const names = user().dialog.getByRole('list', { name: 'Patients concerned' })
    const all = await names.getByRole('listitem').allInnerTexts()
    const left = sent.filter((one) => one !== withdrawn).map(nameOf)
    expect([count, all.toSorted()]).toEqual([left.length, left.toSorted()])
    const last = names.getByRole('listitem').last()
    const isSeen = () =>
      last.evaluate((item) => {
        const place = item.getBoundingClientRect()
        const within = item.parentElement?.getBoundingClientRect()
        return within !== undefined && place.bottom <= within.bottom + 1
      })
    const before = await isSeen()
    await names.focus()
    await user().page.keyboard.press('End')
    await expect.poll(isSeen).toBe(true)
    expect([before, (await asked('DELETE')).length]).toEqual([false, 1])
    await user().page.keyboard.press('Escape')
    await user().dialog.waitFor({ state: 'hidden' })
    await care().chooseNobody()
    await care().choosePatients(nameOf(inside))
  })

  test('one consultation is ended, only with the last name typed, and its answers can be saved', async () => {
    const { id } = await inviteOf(inside)
    expect(await server.patient('accept', id)).toBe(true)
    await care().chooseNobody()
    await care().choosePatients(nameOf(inside))
    await care().openConsultation()
    await user().dialog.getByText('Patient and doctor are talking').waitFor()
    expect((await inviteOf(inside)).consultation).toBe('active')
    await care().tryToEndConsultation('Muster')
    expect((await inviteOf(inside)).consultation).toBe('active')
    await care().endConsultation(inside.lastName)
    await care().closeConsultation()
    expect(await inviteOf(inside)).toMatchObject({ consultation: 'closed', deletedBecause: 'closed' })
    const path = site.path('consultations.csv')
    await care().saveConsultations(1, path)
    const reading = readBytes(readFileSync(path))
    if (reading.kind !== 'table') throw new Error(reading.reason)
    const [header, ...rows] = reading.records.map(({ cells }) => cells)
    expect([header?.[0], header?.[2], rows.length, rows[0]?.[0], rows[0]?.[2]]).toEqual([
      'Patient',
      'State',
      1,
      nameOf(inside),
      'Over'
    ])
    await care().chooseNobody()
  })

  test('the next morning’s list is compared with what was sent, and nothing changes before confirmation', async () => {
    complaints.push(...driver.windowErrors)
    await driver.app.close()
    driver = await site.openApp()
    const before = (await server.dump()).invites
    await openNewerList('next morning')
    for (const [title, shown] of [
      ['Changed (2)', [movedOvernight, contactOvernight]],
      ['New: to invite (1)', [newOvernight]],
      ['No longer in the list: withdraw? (1)', [goneOvernight]]
    ] as const) {
      const table = care().differences(title)
      await table.waitFor()
      for (const one of shown)
        await table
          .getByRole('row')
          .filter({ hasText: nameOf(one) })
          .waitFor()
    }
    await user().said('The same patient? (1)').waitFor()
    await user().said('Unchanged (15)').waitFor()
    expect(await care().decide(nameOf(goneOvernight)).isChecked()).toBe(false)
    expect((await server.dump()).invites).toEqual(before)
  })

  test('the selected differences are applied: moved, corrected, withdrawn, and the new patient invited', async () => {
    await care().decide(nameOf(goneOvernight)).check()
    await care().isTheSame(nameOf(doubtfulOvernight))
    await care().differences('Changed (3)').waitFor()
    await care().carryOut(5)
    await care().confirmCarryOut(5)
    await user().button('Send 1 invitation').waitFor()
    await user().send()
    await user().said('The patient is invited.').waitFor()
    const patched = (await asked('PATCH')).slice(-3)
    expect(patched.toSorted((one, other) => (one.patient ?? '').localeCompare(other.patient ?? ''))).toEqual([
      {
        patient: movedOvernight.lastName,
        fields: { scheduledFor: expect.any(String), patientTZ: 'Europe/Zurich' },
        status: 200
      },
      { patient: contactOvernight.lastName, fields: { phoneNumber: e164(contactOvernight) }, status: 200 },
      { patient: doubtfulOvernight.lastName, fields: { phoneNumber: e164(doubtfulOvernight) }, status: 200 }
    ])
    expect((await asked('DELETE')).map(({ patient }) => patient)).toEqual([withdrawn.lastName, goneOvernight.lastName])
    const { invites } = await server.dump()
    const live = invites.filter(({ deletedAt }) => deletedAt === undefined)
    expect(
      live
        .map(({ lastName, scheduledFor, phoneNumber }) => [lastName, zurichTime(scheduledFor), phoneNumber])
        .toSorted()
    ).toEqual(
      overnight
        .filter(({ lastName }) => lastName !== inside.lastName)
        .map((one) => [one.lastName, one.time, e164(one)])
        .toSorted()
    )
  })

  test('the same list again needs no change, and its copy is removed', async () => {
    const before = await server.dump()
    await openNewerList('next morning again')
    await user().said('Nothing to do: everything was already sent like this.').waitFor()
    await user().button('Remove this copy').click()
    await user().isTitled('Day')
    expect((await server.dump()).invites).toEqual(before.invites)
  })

  test('all patients are saved with their links and what became of them', async () => {
    await user().goTo('Lists')
    await user().openList('tomorrow')
    await user().goToStep('Links')
    const path = site.path('tomorrow.xlsx')
    await user().saveLinks(path, { patients: 'All', format: 'Excel' })
    const reading = readBytes(readFileSync(path))
    if (reading.kind !== 'table') throw new Error(reading.reason)
    const { invites } = await server.dump()
    const urls = new Map(invites.map(({ lastName, patientURL }) => [lastName, patientURL]))
    const taken = [withdrawn.lastName, goneOvernight.lastName]
    const lines = reading.records.slice(1).map(({ cells }) => cells)
    expect(lines.map((cells) => [cells[1], cells[titles.length]])).toEqual(
      sent.map(({ lastName }) => [lastName, taken.includes(lastName) ? '' : urls.get(lastName)])
    )
    // The states are those of the day's board.
    const stateOf = (name: string) => lines.find((cells) => cells[1] === name)?.[titles.length + 1]
    const states = new Set(lines.map((cells) => cells[titles.length + 1]))
    expect(taken.map(stateOf)).toEqual(['Withdrawn', 'Withdrawn'])
    expect(['Invited', 'Appointment confirmed', 'Over'].filter((state) => !states.has(state))).toEqual([])
  })

  test('a whole batch is withdrawn, except an ended consultation with its reason', async () => {
    await care().chooseEverybody()
    await care().withdraw()
    const { sentence, notDone } = await care().readResult()
    expect([sentence, notDone.map((line) => line.slice(0, nameOf(inside).length))]).toEqual([
      '17 done; 1 patient needs your decision.',
      [nameOf(inside)]
    ])
    const { invites } = await server.dump()
    const live = invites.filter(({ deletedAt }) => deletedAt === undefined)
    expect(live.map(({ lastName }) => lastName)).toEqual([newOvernight.lastName])
  })

  test('the server’s log shows each creation, change, resend and withdrawal once', () => {
    const of = (kind: 'created' | 'patched' | 'resent' | 'deleted') =>
      server.events().flatMap((event) => (event.kind === kind ? [event.id] : []))
    const counted = (kind: Parameters<typeof of>[0]) => [of(kind).length, new Set(of(kind)).size]
    expect({
      created: counted('created'),
      patched: counted('patched'),
      resent: counted('resent'),
      deleted: counted('deleted')
    }).toEqual({ created: [21, 21], patched: [13, 13], resent: [14, 14], deleted: [20, 20] })
  })

  test('before each action the server was asked for the state of the patient', async () => {
    const { requests } = await server.dump()
    const before = new Map<string, string>()
    const blind: string[] = []
    for (const { method, path } of requests) {
      const id = /^\/api\/v1\/invite\/([^/?]+)/.exec(path)?.[1]
      if (id === undefined) continue
      if (method !== 'GET' && before.get(id) !== 'GET') blind.push(`${method} ${path}`)
      before.set(id, method)
    }
    expect({ invites: before.size, blind }).toEqual({ invites: sent.length, blind: [] })
  })

  test('the window reported no error', () => {
    expect([...complaints, ...driver.windowErrors]).toEqual([])
  })
})
