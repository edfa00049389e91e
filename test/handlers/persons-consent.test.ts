import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CallInput, CallName } from '#contract/channels.ts'
import type { InvitationAction, Target } from '#contract/invitation-actions.ts'
import type { Question } from '../../src-main/consent/question.ts'
import {
  type PracticeServer,
  practiceAccount,
  practiceQueues,
  startPracticeServer
} from '../../src-main/practice/index.ts'
import { contentOf } from '../support/list-data.ts'
import { type AppFixture, blankRows, makeDataFolder, removeDataFolder, startApp, storeList } from './app-fixture.ts'

let folder: string
let app: AppFixture
let hospital: PracticeServer
let asked: Question[]
/** What the person answers; also what happens while the dialog is open. */
let answer: (question: Question) => boolean | Promise<boolean>

beforeEach(async () => {
  asked = []
  answer = () => true
  folder = makeDataFolder()
  hospital = await startPracticeServer({ seed: 1 })
  app = await startApp(folder, {
    shell: {
      ask: async (question) => {
        asked.push(question)
        return answer(question)
      },
      person: { isAuthenticated: () => false, hasActed: () => false }
    }
  })
})
afterEach(async () => {
  await app.close()
  await hospital.close()
  removeDataFolder(folder)
})

const { email, password } = practiceAccount
const details = () => ({ name: 'Hospital', baseUrl: hospital.url, email, password })

/** The code of a call that may fail; null: it went well. */
async function codeOf<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<string | null> {
  const handle = app.session.handlers[name] as (given: unknown) => Promise<{ ok: boolean; code?: string }>
  const given = await handle(input)
  return given.ok ? null : (given.code ?? '')
}

/** The questions since the last call of this function. */
function kinds(): readonly string[] {
  return asked.splice(0).map(({ kind }) => kind)
}

async function prepare(count: number): Promise<{ readonly listId: string; readonly targets: readonly Target[] }> {
  const rows = blankRows(count)
  const listId = await storeList(app, rows)
  const scheduledFor = new Date(Date.now() + 2 * 86_400_000).toISOString()
  const invitations = rows.map(({ rowId, row }) => {
    const { doctorEmail: _, ...content } = contentOf(row, { scheduledFor, phoneNumber: `+4179123450${row}` })
    return { rowId, content: { ...content, queue: practiceQueues[0]?.name ?? '' } }
  })
  await app.call('sending.prepare', { listId, begin: true, invitations })
  return { listId, targets: rows.map(({ rowId }) => ({ listId, rowId })) }
}

async function send(listId: string): Promise<string | null> {
  const { batchHash } = await app.call('sending.plan', { listId })
  const code = await codeOf('sending.start', { listId, batchHash })
  if (code === null) await app.until(() => !app.session.isSending())
  return code
}

async function act(action: InvitationAction, targets: readonly Target[]): Promise<string | null> {
  const before = app.changes.length
  const code = await codeOf('actions.start', { action, targets: [...targets] })
  if (code !== null) return code
  await app.until(() =>
    app.changes.slice(before).some(({ change }) => change.kind === 'action' && change.progress.phase === 'finished')
  )
  await app.until(() => !app.session.isSending())
  return null
}

/** A list of so many patients that the hospital has invited. */
async function invited(count: number) {
  await app.call('connections.save', details())
  const prepared = await prepare(count)
  expect(await send(prepared.listId)).toBeNull()
  kinds()
  return prepared
}

const resend: InvitationAction = { kind: 'resend' }
const withdraw: InvitationAction = { kind: 'withdraw' }
const correct = (phoneNumber: string): InvitationAction => ({ kind: 'correct', correction: { phoneNumber } })

describe('an address, an account or an authority', () => {
  test('that nobody agreed to gets no request, no password and no name to look up, and is not stored', async () => {
    answer = () => false
    const elsewhere = details()
    expect(await codeOf('connections.test', elsewhere)).toBe('not-agreed')
    expect(await codeOf('diagnostics.start', { ...elsewhere, email: 'patient.muster@evil.example' })).toBe('not-agreed')
    expect(await codeOf('connections.save', elsewhere)).toBe('not-agreed')
    const { connections } = await app.call('connections.all', undefined)
    expect([hospital.requests.length, connections.length, kinds()]).toEqual([
      0,
      1,
      ['use-server', 'use-server', 'use-server']
    ])
  })

  test('is asked about once: testing, checking and saving the same are one question', async () => {
    expect(await codeOf('connections.test', details())).toBeNull()
    expect(await codeOf('diagnostics.start', details())).toBeNull()
    const { connectionId } = await app.call('connections.save', details())
    expect(await codeOf('connections.test', { ...details(), connectionId, name: 'Other' })).toBeNull()
    expect(asked).toEqual([
      {
        kind: 'use-server',
        address: `${hospital.url}/`,
        account: email,
        before: null,
        authorities: [],
        proxyUser: null
      }
    ])
  })

  test('that replaces another is asked about with what was there before, and stays as it was if refused', async () => {
    const { connectionId } = await app.call('connections.save', details())
    kinds()
    answer = () => false
    const changes = [{ baseUrl: 'http://127.0.0.1:1' }, { email: 'attacker@evil.example' }]
    for (const change of changes) {
      expect(await codeOf('connections.save', { ...details(), connectionId, ...change })).toBe('not-agreed')
    }
    const { connections } = await app.call('connections.all', undefined)
    expect([asked.map((question) => 'before' in question && question.before), connections[1]?.baseUrl]).toEqual([
      [
        { address: `${hospital.url}/`, account: email },
        { address: `${hospital.url}/`, account: email }
      ],
      `${hospital.url}/`
    ])
  })

  test('gets no account for the proxy that nobody agreed to', async () => {
    const { connectionId } = await app.call('connections.save', details())
    kinds()
    answer = () => false
    const { password: _, ...stored } = details()
    const proxySignIn = { user: 'patient muster', password: 'x'.repeat(1000) }
    expect([
      await codeOf('connections.test', { ...stored, connectionId, proxySignIn }),
      await codeOf('connections.save', { ...stored, connectionId, proxySignIn }),
      await codeOf('connections.test', { ...stored, connectionId }),
      asked.map((question) => 'proxyUser' in question && question.proxyUser)
    ]).toEqual(['not-agreed', 'not-agreed', null, ['patient muster', 'patient muster']])
  })

  test('is not forgotten without a word', async () => {
    const { connectionId } = await app.call('connections.save', details())
    answer = () => false
    expect(await codeOf('connections.forget', { connectionId })).toBe('not-agreed')
    expect((await app.call('connections.all', undefined)).connections.length).toBe(2)
  })
})

describe('sending', () => {
  test('through a server is asked about the first time, and never for practice', async () => {
    const practice = await prepare(2)
    expect([await send(practice.listId), kinds()]).toEqual([null, []])
    await app.call('connections.save', details())
    kinds()
    const first = await prepare(3)
    answer = () => false
    expect([await send(first.listId), hospital.invites.length]).toEqual(['not-agreed', 0])
    answer = () => true
    expect([await send(first.listId), hospital.invites.length]).toEqual([null, 3])
    expect(asked.map((question) => ('patients' in question ? question.patients : null))).toEqual([3, 3])
    kinds()
    const second = await prepare(1)
    expect([await send(second.listId), kinds()]).toEqual([null, []])
  })
})

describe('another contact of an invited patient', () => {
  test('is asked about with the patient of the records; refused, the server keeps the old one and writes there', async () => {
    const { targets } = await invited(1)
    answer = () => false
    expect(await act(correct('+41790000000'), targets)).toBe('not-agreed')
    expect(await act(resend, targets)).toBeNull()
    expect([hospital.invites[0]?.phoneNumber, hospital.outbox.map(({ to }) => to)]).toEqual([
      '+41791234501',
      ['+41791234501', '+41791234501']
    ])
    expect(asked).toEqual([
      {
        kind: 'actions',
        contacts: [{ patient: 'Müller 1 Anna', contact: '+41790000000' }],
        resends: 0,
        withdrawals: 0
      }
    ])
  })

  test('needs no word where only the name or the time changes, or nothing does', async () => {
    const { targets } = await invited(1)
    const sameNumber = correct('+41791234501')
    expect([
      await act({ kind: 'correct', correction: { lastName: 'Meier' } }, targets),
      await act({ kind: 'move', minutes: 30 }, targets),
      await act(sameNumber, targets),
      kinds()
    ]).toEqual([null, null, null, []])
  })

  test('what one button does is agreed to once, and nothing else with it', async () => {
    const { targets } = await invited(3)
    const [one, two, three] = targets.map((target) => [target])
    if (one === undefined || two === undefined || three === undefined) throw new Error('three were sent')
    const steps = [
      { action: correct('+41790000001'), targets: one },
      { action: correct('+41790000002'), targets: two },
      { action: resend, targets: [...one, ...two] },
      { action: withdraw, targets: three }
    ]
    expect(await codeOf('actions.announce', { steps })).toBeNull()
    for (const step of steps) expect(await act(step.action, step.targets)).toBeNull()
    expect(kinds()).toEqual(['actions'])
    answer = () => false
    expect([
      await act(correct('+41790000009'), one),
      await act(resend, [...one, ...two]),
      hospital.outbox.filter(({ to }) => to === '+41790000009').length
    ]).toEqual(['not-agreed', 'not-agreed', 0])
  })

  test('is asked about again if it became another one while the dialog was open', async () => {
    const { targets } = await invited(2)
    const [one] = targets
    if (one === undefined) throw new Error('two were sent')
    answer = async () => {
      answer = () => true
      await act({ kind: 'correct', correction: { lastName: 'Other' } }, [one])
      return true
    }
    expect(await act(correct('+41790000001'), [one])).toBe('not-agreed')
    expect(hospital.invites.map(({ phoneNumber }) => phoneNumber).toSorted()).toEqual(['+41791234501', '+41791234502'])
  })
})

describe('several at once', () => {
  test('are not written to, withdrawn, erased or removed without a word', async () => {
    const { listId, targets } = await invited(3)
    answer = () => false
    const { at } = await app.call('retention.preview', { kind: 'list', listId })
    expect([await act(resend, targets), await act(withdraw, targets)]).toEqual(['not-agreed', 'not-agreed'])
    expect(await codeOf('retention.erase', { scope: { kind: 'list', listId }, at })).toBe('not-agreed')
    // After three refusals nobody is asked.
    expect(await codeOf('lists.remove', { listId })).toBe('too-many-calls')
    const board = await app.call('board.list', { listId, offset: 0, limit: 10 })
    expect({
      messages: hospital.outbox.length,
      left: hospital.invites.filter(({ deletedAt }) => deletedAt === undefined).length,
      board: board.length,
      asked: asked.map(({ kind }) => kind)
    }).toEqual({ messages: 3, left: 3, board: 3, asked: ['actions', 'actions', 'erase'] })
  })

  test('one by one are several too: after ten messages a person is asked', async () => {
    const { targets } = await invited(1)
    for (let count = 0; count < 10; count += 1) expect(await act(resend, targets)).toBeNull()
    answer = () => false
    expect([await act(resend, targets), kinds()]).toEqual(['not-agreed', ['actions']])
  })
})

describe('the lock and the consultation', () => {
  test('the lock comes sooner without a word, and later or never only with one', async () => {
    answer = () => false
    await app.call('settings.change', { lockAfterMinutes: 5 })
    expect([
      await codeOf('settings.change', { lockAfterMinutes: 0 }),
      await codeOf('settings.change', { lockAfterMinutes: 60 }),
      await codeOf('settings.change', { ratePerSecond: 5 }),
      (await app.call('settings.read', undefined)).settings.lockAfterMinutes
    ]).toEqual(['not-agreed', 'not-agreed', null, 5])
    expect(kinds()).toEqual(['settings', 'settings'])
  })

  test('patients are not erased sooner without a word', async () => {
    answer = () => false
    expect([
      await codeOf('settings.change', { retentionDays: 0 }),
      await codeOf('settings.change', { retentionDays: 30 })
    ]).toEqual(['not-agreed', null])
  })

  test('a consultation is ended only with a word', async () => {
    const { targets } = await invited(1)
    const [target] = targets
    const inviteId = hospital.invites[0]?.id ?? ''
    hospital.patient.comeIn(inviteId)
    hospital.patient.accept(inviteId)
    answer = () => false
    const input = { listId: target?.listId ?? '', rowId: target?.rowId ?? '', typed: 'Müller 1' }
    expect([await codeOf('consultation.close', input), kinds()]).toEqual(['not-agreed', ['end-consultation']])
    answer = () => true
    expect(await codeOf('consultation.close', input)).toBeNull()
  })

  test('the page alone does not unlock: without a key or a button pressed the person is asked', async () => {
    app.lock.handle('system-locked')
    answer = () => false
    expect([await codeOf('lock.show', undefined), app.lock.isLocked()]).toEqual(['not-confirmed', true])
    answer = () => true
    expect([await codeOf('lock.show', undefined), app.lock.isLocked(), kinds()]).toEqual([
      null,
      false,
      ['unlock', 'unlock']
    ])
  })
})
