import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type CallName, type CallOutput, calls } from '#contract/channels.ts'
import { settings } from '#contract/settings.ts'
import { practiceCredentials } from '../../src-main/handlers/practice-host.ts'
import type { PolicyState } from '../../src-main/policy/index.ts'
import { parsePolicy } from '../../src-main/policy/policy-file.ts'
import { type PracticeServer, practiceAccount, startPracticeServer } from '../../src-main/practice/index.ts'
import { contentOf, figures, id, listDocument, rowOf } from '../support/list-data.ts'
import { noBatch } from '../support/start-planned.ts'
import { type AppFixture, makeDataFolder, removeDataFolder, startApp, storeList } from './app-fixture.ts'

let folder: string
let app: AppFixture
let hospital: PracticeServer
let elsewhere: PracticeServer

beforeEach(async () => {
  folder = makeDataFolder()
  hospital = await startPracticeServer()
  elsewhere = await startPracticeServer()
})
afterEach(async () => {
  await app.close()
  await hospital.close()
  await elsewhere.close()
  removeDataFolder(folder)
})

function policyOf(content: object): PolicyState {
  const parsed = parsePolicy(JSON.stringify(content))
  if (!parsed.ok) throw new Error(parsed.problem.member)
  return { kind: 'loaded', policy: parsed.value }
}

const open = async (policy?: PolicyState) => {
  app = await startApp(folder, policy === undefined ? {} : { policy })
}
/** Restarts the app with another policy. */
const reopen = async (policy?: PolicyState) => {
  await app.close()
  await open(policy)
}

async function codeOf(name: CallName, input: unknown): Promise<string> {
  const handle = app.session.handlers[name] as (given: unknown) => CallOutput<CallName> | Promise<CallOutput<CallName>>
  const answer = await handle(calls[name].input.parse(input))
  return answer.ok ? 'ok' : answer.code
}

const accountAt = (server: PracticeServer, name = 'Hospital') => ({
  name,
  baseUrl: server.url,
  email: practiceCredentials.email,
  password: practiceAccount.password
})

const inTwoDays = new Date(Date.now() + 2 * 86_400_000).toISOString()

function oneInvitation(listId: string, channel: 'sms' | 'none') {
  const { doctorEmail: _, ...content } = contentOf(1, { scheduledFor: inTwoDays, channel })
  return {
    listId,
    begin: true,
    invitations: [{ rowId: id(1), content: { ...content, queue: practiceCredentials.queues[0] } }]
  }
}

/** The batch that the plan tells now. */
async function planned(listId: string) {
  const { batchHash } = await app.call('sending.plan', { listId })
  return { listId, batchHash }
}

const requestsAt = (server: PracticeServer) => server.requests.length

describe('settings that IT fixed', () => {
  test('override those of the user, are reported as fixed, and cannot be changed; those of the user stay stored', async () => {
    await open()
    await app.call('settings.change', { ratePerSecond: 3, language: 'it' })
    await reopen(policyOf({ ratePerSecond: 6, retentionDays: 30 }))
    const effective = await app.call('settings.read', undefined)
    const refused = await codeOf('settings.change', { ratePerSecond: 2, language: 'en' })
    const after = (await app.call('settings.read', undefined)).settings
    await reopen()
    const without = (await app.call('settings.read', undefined)).settings
    const { listDefaults, ...others } = settings.parse({})
    const italian = { ...others, language: 'it', listDefaults: { ...listDefaults, defaultLanguage: 'it' } }
    expect([effective.fixed, effective.settings, refused, after, without]).toEqual([
      ['ratePerSecond', 'retentionDays'],
      { ...italian, ratePerSecond: 6, retentionDays: 30 },
      'fixed-by-it',
      effective.settings,
      { ...italian, ratePerSecond: 3 }
    ])
  })

  test('may be sent unchanged together with a change of others', async () => {
    await open(policyOf({ listDefaults: { defaultCountry: 'DE', doctorEmail: 'd@hospital.example' } }))
    const { listDefaults } = (await app.call('settings.read', undefined)).settings
    const { doctorEmail: _, ...lacking } = listDefaults
    const codes = [
      await codeOf('settings.change', { listDefaults: { ...listDefaults, defaultCountry: 'FR' } }),
      await codeOf('settings.change', { listDefaults: lacking }),
      await codeOf('settings.change', { listDefaults: { ...listDefaults, defaultLanguage: 'de' } })
    ]
    const under = (await app.call('settings.read', undefined)).settings.listDefaults
    await reopen()
    const own = (await app.call('settings.read', undefined)).settings.listDefaults
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
    const { connections } = await app.call('connections.all', undefined)
    expect([codes, connections.map(({ name }) => name), requestsAt(hospital) > 0, requestsAt(elsewhere)]).toEqual([
      ['server-not-allowed', 'server-not-allowed', 'ok', 'ok'],
      ['', 'Cantonal Hospital'],
      true,
      0
    ])
  })

  test('leaves a server that was set up before only to be forgotten', async () => {
    await open()
    const { connectionId } = await app.call('connections.save', accountAt(elsewhere))
    const listId = await storeList(app, [rowOf(1)])
    await app.call('sending.prepare', oneInvitation(listId, 'sms'))
    await reopen(policyOf({ server: { name: 'Cantonal Hospital', address: hospital.url } }))
    const before = requestsAt(elsewhere)
    const { connections, chosen } = await app.call('connections.all', undefined)
    const codes = [
      await codeOf('connections.choose', { connectionId }),
      await codeOf('connections.test', { ...accountAt(elsewhere), connectionId }),
      await codeOf('connections.save', { ...accountAt(elsewhere), connectionId }),
      await codeOf('sending.start', { listId, batchHash: noBatch }),
      await codeOf('preflight.run', { listId, allowed: [] }),
      await codeOf('sending.lookUp', { listId }),
      await codeOf('lists.create', { document: listDocument, figures }),
      await codeOf('connections.forget', { connectionId })
    ]
    expect([chosen, connections.map(({ isBlocked }) => isBlocked), codes, requestsAt(elsewhere) - before]).toEqual([
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
    const allowed = await app.call('connections.save', accountAt(hospital))
    await app.call('connections.save', accountAt(elsewhere))
    await reopen(policyOf({ server: { name: 'Cantonal Hospital', address: hospital.url } }))
    expect((await app.call('connections.all', undefined)).chosen).toBe(allowed.connectionId)
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
      await codeOf('practice.patient', { inviteId: 'x', act: 'confirm' }),
      await codeOf('connections.queues', undefined),
      await codeOf('signInLink.use', { doctorEmail: practiceCredentials.doctors[0], by: 'copy' })
    ]
    const { connections, chosen } = await app.call('connections.all', undefined)
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
    const listId = await storeList(app, [rowOf(1)])
    await app.call('sending.prepare', oneInvitation(listId, 'sms'))
    await reopen(off)
    expect([
      await codeOf('sending.start', { listId, batchHash: noBatch }),
      await codeOf('sending.lookUp', { listId })
    ]).toEqual(['other-connection', 'server-not-allowed'])
  })
})

describe('links-only lists switched off', () => {
  test('are neither planned nor sent, and new lists start with delivery by the server', async () => {
    await open()
    await app.call('settings.change', {
      listDefaults: { ...settings.parse({}).listDefaults, delivery: 'links-only' }
    })
    const listId = await storeList(app, [rowOf(1)])
    await app.call('sending.prepare', oneInvitation(listId, 'none'))
    await reopen(policyOf({ off: ['links-only'] }))
    const effective = await app.call('settings.read', undefined)
    const codes = [
      await codeOf('sending.start', { listId, batchHash: noBatch }),
      await codeOf('sending.prepare', oneInvitation(listId, 'none')),
      await codeOf('sending.prepare', oneInvitation(listId, 'sms')),
      await codeOf('sending.start', await planned(listId))
    ]
    expect([effective.settings.listDefaults.delivery, effective.fixed, codes]).toEqual([
      'server',
      ['listDefaults.delivery'],
      ['links-only-off', 'links-only-off', 'ok', 'ok']
    ])
  })

  test('do not weaken what holds for all others: a list that was changed after its plan was told is not sent', async () => {
    await open()
    await reopen(policyOf({ off: ['links-only'] }))
    const listId = await storeList(app, [rowOf(1)])
    await app.call('sending.prepare', oneInvitation(listId, 'sms'))
    const told = await planned(listId)
    const { revision } = await app.call('lists.open', { listId })
    const change = { rows: [{ rowId: id(1), edits: { firstName: 'Berta' } }] }
    await app.call('lists.change', { listId, revision, change, figures })
    expect(await codeOf('sending.start', told)).toBe('stale')
  })
})

test('doctors’ sign-in links that are switched off are not created', async () => {
  await open()
  await app.call('connections.save', accountAt(hospital))
  await app.call('signInLink.setSecret', { secret: 'a shared secret' })
  await reopen(policyOf({ off: ['sign-in-links'] }))
  expect([
    await codeOf('signInLink.use', { doctorEmail: practiceCredentials.doctors[0], by: 'copy' }),
    await codeOf('signInLink.setSecret', { secret: 'another secret' })
  ]).toEqual(['sign-in-links-off', 'sign-in-links-off'])
})

test('figures that are switched off are not read', async () => {
  await open()
  const everything = { by: 'month', fromDay: '2000-01-01', toDay: '2100-01-01' } as const
  const before = await codeOf('figures.read', everything)
  await reopen(policyOf({ off: ['figures'] }))
  expect([before, await codeOf('figures.read', everything)]).toEqual(['ok', 'figures-off'])
})

describe('an invalid policy', () => {
  const wrong: PolicyState = {
    kind: 'wrong',
    problem: { code: 'member-unknown', member: 'ratePerSecnd' },
    path: '/etc/hcw-bulk-invite/policy.json'
  }

  test('is reported with the invalid member; lists can be prepared, and no request is sent to any server', async () => {
    await open()
    const { connectionId } = await app.call('connections.save', accountAt(hospital))
    await reopen(wrong)
    const listId = await storeList(app, [rowOf(1)])
    const before = requestsAt(hospital)
    const codes = [
      await codeOf('sending.prepare', oneInvitation(listId, 'sms')),
      await codeOf('sending.start', { listId, batchHash: noBatch }),
      await codeOf('preflight.run', { listId, allowed: [] }),
      await codeOf('sending.lookUp', { listId }),
      await codeOf('connections.test', { ...accountAt(hospital), connectionId }),
      await codeOf('connections.queues', undefined),
      await codeOf('actions.start', { action: { kind: 'refresh' }, targets: [{ listId, rowId: id(1) }] }),
      await codeOf('signInLink.use', { doctorEmail: practiceCredentials.doctors[0], by: 'copy' }),
      await codeOf('connections.choose', { connectionId: 'practice' }),
      await codeOf('practice.messages', undefined)
    ]
    const { policy } = await app.call('app.snapshot', undefined)
    expect([policy, codes, requestsAt(hospital) - before]).toEqual([
      {
        off: [],
        server: null,
        problem: { code: 'member-unknown', member: 'ratePerSecnd', path: '/etc/hcw-bulk-invite/policy.json' }
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
