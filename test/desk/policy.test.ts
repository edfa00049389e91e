import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type CallName, type CallOutput, calls } from '#contract/channels.ts'
import { settings } from '#contract/settings.ts'
import { practiceCast } from '../../src-main/desk/practice-ground.ts'
import type { PolicyState } from '../../src-main/policy/index.ts'
import { parsePolicy } from '../../src-main/policy/policy-file.ts'
import { type PracticeServer, startPracticeServer } from '../../src-main/practice/index.ts'
import { contentOf, document, figures, id, rowOf } from '../records/builders.ts'
import { makeOfficeFolder, type Office, openOffice, removeOfficeFolder, storeList } from './office.ts'

let folder: string
let office: Office
let hospital: PracticeServer
let elsewhere: PracticeServer

beforeEach(async () => {
  folder = makeOfficeFolder()
  hospital = await startPracticeServer()
  elsewhere = await startPracticeServer()
})
afterEach(async () => {
  await office.close()
  await hospital.close()
  await elsewhere.close()
  removeOfficeFolder(folder)
})

function policyOf(content: object): PolicyState {
  const parsed = parsePolicy(JSON.stringify(content))
  if (!parsed.ok) throw new Error(parsed.problem.member)
  return { kind: 'loaded', policy: parsed.value }
}

const open = async (policy?: PolicyState) => {
  office = await openOffice(folder, policy === undefined ? {} : { policy })
}
/** Restarts the app with another policy. */
const reopen = async (policy?: PolicyState) => {
  await office.close()
  await open(policy)
}

async function codeOf(name: CallName, input: unknown): Promise<string> {
  const handle = office.desk.handlers[name] as (given: unknown) => CallOutput<CallName> | Promise<CallOutput<CallName>>
  const answer = await handle(calls[name].input.parse(input))
  return answer.ok ? 'ok' : answer.code
}

const accountAt = (server: PracticeServer, name = 'Hospital') => ({
  name,
  baseUrl: server.url,
  email: practiceCast.email,
  password: practiceCast.password
})

const inTwoDays = new Date(Date.now() + 2 * 86_400_000).toISOString()

function oneInvitation(listId: string, channel: 'sms' | 'none') {
  const { doctorEmail: _, ...content } = contentOf(1, { scheduledFor: inTwoDays, channel })
  return {
    listId,
    begin: true,
    invitations: [{ rowId: id(1), content: { ...content, queue: practiceCast.queues[0] } }]
  }
}

const requestsAt = (server: PracticeServer) => server.requests.length

describe('settings that IT fixed', () => {
  test('override those of the user, are reported as fixed, and cannot be changed; those of the user stay stored', async () => {
    await open()
    await office.ask('settings.change', { ratePerSecond: 3, language: 'it' })
    await reopen(policyOf({ ratePerSecond: 6, retentionDays: 30 }))
    const effective = await office.ask('settings.read', undefined)
    const refused = await codeOf('settings.change', { ratePerSecond: 2, language: 'en' })
    const after = (await office.ask('settings.read', undefined)).settings
    await reopen()
    const without = (await office.ask('settings.read', undefined)).settings
    expect([effective.fixed, effective.settings, refused, after, without]).toEqual([
      ['ratePerSecond', 'retentionDays'],
      { ...settings.parse({}), ratePerSecond: 6, retentionDays: 30, language: 'it' },
      'fixed-by-it',
      effective.settings,
      { ...settings.parse({}), ratePerSecond: 3, language: 'it' }
    ])
  })

  test('may be sent unchanged together with a change of others', async () => {
    await open(policyOf({ listDefaults: { defaultCountry: 'DE', doctorEmail: 'd@hospital.example' } }))
    const { listDefaults } = (await office.ask('settings.read', undefined)).settings
    const { doctorEmail: _, ...lacking } = listDefaults
    const codes = [
      await codeOf('settings.change', { listDefaults: { ...listDefaults, defaultCountry: 'FR' } }),
      await codeOf('settings.change', { listDefaults: lacking }),
      await codeOf('settings.change', { listDefaults: { ...listDefaults, defaultLanguage: 'de' } })
    ]
    const under = (await office.ask('settings.read', undefined)).settings.listDefaults
    await reopen()
    const own = (await office.ask('settings.read', undefined)).settings.listDefaults
    const usual = settings.parse({}).listDefaults
    expect([codes, under, own]).toEqual([
      ['fixed-by-it', 'fixed-by-it', 'ok'],
      { ...listDefaults, defaultLanguage: 'de' },
      { ...usual, defaultLanguage: 'de' }
    ])
  })
})

describe('the one server that IT allows', () => {
  test('is the only one that can be tested, saved or chosen, and has the name given by IT', async () => {
    await open(policyOf({ server: { name: 'Cantonal Hospital', address: hospital.url } }))
    const codes = [
      await codeOf('connections.test', accountAt(elsewhere)),
      await codeOf('connections.save', accountAt(elsewhere)),
      await codeOf('connections.test', accountAt(hospital)),
      await codeOf('connections.save', accountAt(hospital, 'My own name'))
    ]
    const { connections } = await office.ask('connections.all', undefined)
    expect([codes, connections.map(({ name }) => name), requestsAt(hospital) > 0, requestsAt(elsewhere)]).toEqual([
      ['server-not-allowed', 'server-not-allowed', 'ok', 'ok'],
      ['', 'Cantonal Hospital'],
      true,
      0
    ])
  })

  test('leaves a server that was set up before only to be forgotten', async () => {
    await open()
    const { connectionId } = await office.ask('connections.save', accountAt(elsewhere))
    const listId = await storeList(office, [rowOf(1)])
    await office.ask('sending.prepare', oneInvitation(listId, 'sms'))
    await reopen(policyOf({ server: { name: 'Cantonal Hospital', address: hospital.url } }))
    const before = requestsAt(elsewhere)
    const { connections, chosen } = await office.ask('connections.all', undefined)
    const codes = [
      await codeOf('connections.choose', { connectionId }),
      await codeOf('connections.test', { ...accountAt(elsewhere), connectionId }),
      await codeOf('connections.save', { ...accountAt(elsewhere), connectionId }),
      await codeOf('sending.start', { listId }),
      await codeOf('preflight.run', { listId }),
      await codeOf('sending.lookUp', { listId }),
      await codeOf('lists.create', { document, figures }),
      await codeOf('connections.forget', { connectionId })
    ]
    expect([chosen, connections.map(({ isBarred }) => isBarred), codes, requestsAt(elsewhere) - before]).toEqual([
      'none',
      [undefined, true],
      [
        'server-not-allowed',
        'server-not-allowed',
        'server-not-allowed',
        'other-connection',
        'other-connection',
        'server-not-allowed',
        'no-connection',
        'ok'
      ],
      0
    ])
  })

  test('is chosen automatically if it is the only one left', async () => {
    await open()
    const allowed = await office.ask('connections.save', accountAt(hospital))
    await office.ask('connections.save', accountAt(elsewhere))
    await reopen(policyOf({ server: { name: 'Cantonal Hospital', address: hospital.url } }))
    expect((await office.ask('connections.all', undefined)).chosen).toBe(allowed.connectionId)
  })
})

describe('practice switched off', () => {
  const off = policyOf({ off: ['practice'] })

  test('is neither listed nor selectable, and its server is never started', async () => {
    await hospital.close()
    await elsewhere.close()
    const listening = () => process.getActiveResourcesInfo().filter((kind) => kind === 'TCPServerWrap').length
    const before = listening()
    await open(off)
    const codes = [
      await codeOf('connections.choose', { connectionId: 'practice' }),
      await codeOf('connections.test', { ...accountAt(hospital), connectionId: 'practice' }),
      await codeOf('practice.read', undefined),
      await codeOf('practice.messages', undefined),
      await codeOf('practice.setFaults', { faults: [] }),
      await codeOf('practice.patient', { inviteId: 'x', does: 'confirm' }),
      await codeOf('connections.queues', undefined),
      await codeOf('signInLink.use', { doctorEmail: practiceCast.doctors[0], by: 'copy' })
    ]
    const { connections, chosen } = await office.ask('connections.all', undefined)
    expect([codes, connections, chosen, listening() - before]).toEqual([
      [
        'server-not-allowed',
        'server-not-allowed',
        'not-practising',
        'not-practising',
        'not-practising',
        'not-practising',
        'address-invalid',
        'no-secret'
      ],
      [],
      'none',
      0
    ])
  })

  test('sends nothing of a list that was created in practice', async () => {
    await open()
    const listId = await storeList(office, [rowOf(1)])
    await office.ask('sending.prepare', oneInvitation(listId, 'sms'))
    await reopen(off)
    expect([await codeOf('sending.start', { listId }), await codeOf('sending.lookUp', { listId })]).toEqual([
      'other-connection',
      'server-not-allowed'
    ])
  })
})

describe('links-only lists switched off', () => {
  test('are neither planned nor sent, and new lists start with delivery by the server', async () => {
    await open()
    await office.ask('settings.change', {
      listDefaults: { ...settings.parse({}).listDefaults, delivery: 'links-only' }
    })
    const listId = await storeList(office, [rowOf(1)])
    await office.ask('sending.prepare', oneInvitation(listId, 'none'))
    await reopen(policyOf({ off: ['links-only'] }))
    const effective = await office.ask('settings.read', undefined)
    const codes = [
      await codeOf('sending.start', { listId }),
      await codeOf('sending.prepare', oneInvitation(listId, 'none')),
      await codeOf('sending.prepare', oneInvitation(listId, 'sms')),
      await codeOf('sending.start', { listId })
    ]
    expect([effective.settings.listDefaults.delivery, effective.fixed, codes]).toEqual([
      'server',
      ['listDefaults.delivery'],
      ['links-only-off', 'links-only-off', 'ok', 'ok']
    ])
  })
})

test('doctors’ sign-in links that are switched off are not created', async () => {
  await open()
  await office.ask('connections.save', accountAt(hospital))
  await office.ask('signInLink.setSecret', { secret: 'a shared secret' })
  await reopen(policyOf({ off: ['sign-in-links'] }))
  expect([
    await codeOf('signInLink.use', { doctorEmail: practiceCast.doctors[0], by: 'copy' }),
    await codeOf('signInLink.setSecret', { secret: 'another secret' })
  ]).toEqual(['sign-in-links-off', 'sign-in-links-off'])
})

describe('an invalid policy', () => {
  const wrong: PolicyState = {
    kind: 'wrong',
    problem: { code: 'member-unknown', member: 'ratePerSecnd' },
    place: '/etc/hcw-bulk-invite/policy.json'
  }

  test('is reported with the invalid member; lists can be prepared, and no request is sent to any server', async () => {
    await open()
    const { connectionId } = await office.ask('connections.save', accountAt(hospital))
    await reopen(wrong)
    const listId = await storeList(office, [rowOf(1)])
    const before = requestsAt(hospital)
    const codes = [
      await codeOf('sending.prepare', oneInvitation(listId, 'sms')),
      await codeOf('sending.start', { listId }),
      await codeOf('preflight.run', { listId }),
      await codeOf('sending.lookUp', { listId }),
      await codeOf('connections.test', { ...accountAt(hospital), connectionId }),
      await codeOf('connections.queues', undefined),
      await codeOf('care.start', { action: { kind: 'refresh' }, targets: [{ listId, rowId: id(1) }] }),
      await codeOf('signInLink.use', { doctorEmail: practiceCast.doctors[0], by: 'copy' }),
      await codeOf('connections.choose', { connectionId: 'practice' }),
      await codeOf('practice.messages', undefined)
    ]
    const { policy } = await office.ask('app.snapshot', undefined)
    expect([policy, codes, requestsAt(hospital) - before]).toEqual([
      {
        off: [],
        server: null,
        problem: { code: 'member-unknown', member: 'ratePerSecnd', place: '/etc/hcw-bulk-invite/policy.json' }
      },
      [
        'ok',
        'policy-unreadable',
        'policy-unreadable',
        'policy-unreadable',
        'policy-unreadable',
        'policy-unreadable',
        'policy-unreadable',
        'policy-unreadable',
        'ok',
        'not-practising'
      ],
      0
    ])
  })
})
