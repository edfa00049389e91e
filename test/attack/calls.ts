import { inspect } from 'node:util'
import fc from 'fast-check'
import { type CallName, calls, type Handlers } from '#contract/channels.ts'
import { practiceCredentials } from '../../src-main/handlers/practice-host.ts'
import { answerCall, type Sender } from '../../src-main/shell/answer-call.ts'
import { makeDataFolder, removeDataFolder, startApp } from '../handlers/app-fixture.ts'
import { anything, arbitraryInput, type Pools, spoiled } from '../security/arbitrary-input.ts'
import { contentOf, figures, id, listDocument, rowOf } from '../support/list-data.ts'
import { openHijackedWindow } from './hijacked-window.ts'
import { type Area, type Finding, type MakeCall, pick, withinTime } from './tally.ts'

const kinds = [
  'anything',
  'almost right',
  'right',
  'about a foreign row',
  'from a foreign page',
  'ten at once',
  'by the hijacked window itself',
  'by the hijacked window, what no call takes'
] as const
type Kind = (typeof kinds)[number]

const page: Sender = { frame: { origin: 'app://bundle' }, isMainFrame: true }
const foreignPages: readonly Sender[] = [
  { frame: { origin: 'https://evil.example' }, isMainFrame: true },
  { frame: { origin: 'app://bundle' }, isMainFrame: false },
  { frame: null, isMainFrame: true }
]
// It ends the session.
const names = (Object.keys(calls) as CallName[]).filter((name) => name !== 'app.closeAnswer')
/** After so many calls the hijacked window's own list is likely to be removed. */
const callsPerList = 50

/** A list of one patient, whose every field has the word. */
async function storeList(call: MakeCall, number: number, word: string): Promise<string> {
  const named = { ...listDocument, name: `${word} list`, fileName: `${word}.csv` }
  const { listId } = await call('lists.create', { document: named, figures })
  const { generation } = await call('lists.beginRows', { listId })
  const rows = [{ ...rowOf(number), cells: [`${word} cell`], edits: { lastName: `${word} edit` } }]
  await call('lists.addRows', { listId, generation, rows: JSON.stringify(rows) })
  await call('lists.endRows', { listId, generation, document: named, figures })
  const { doctorEmail: _, ...content } = contentOf(number, { lastName: `${word} patient`, queue: `${word} queue` })
  await call('sending.prepare', { listId, begin: true, invitations: [{ rowId: id(number), content }] })
  return listId
}

function poolsOf(ownList: string): Pools {
  return {
    listId: [ownList, ownList, id(99), 'no id'],
    rowId: [id(1), id(2), id(3)],
    generation: [0, 1, 2, 1e9],
    document: [listDocument],
    offset: [0, 1, 1e9, -1],
    limit: [1, 100, 0],
    timeZone: ['Europe/Zurich', 'Mars/Olympus'],
    phoneNumber: ['+41791234567', '+0'],
    // No requests leave this computer.
    baseUrl: ['http://127.0.0.1:1', 'http://hospital.example', 'https://a:b@c', '::'],
    connectionId: ['practice', 'nobody', '__proto__'],
    queue: [practiceCredentials.queues[0], 'No such queue']
  }
}

/** A hijacked window without a person: whatever it asks for, nobody confirms. */
export async function createCallsArea(): Promise<Area> {
  const folder = makeDataFolder()
  const app = await startApp(folder, {
    shell: { ask: async () => false, person: { isAuthenticated: () => false, hasActed: () => false } }
  })
  const foreign = await storeList(app.call, 2, 'Foreign')
  const foreignBefore = await contentsOf(app.call, foreign)
  let own = ''
  const window = await openHijackedWindow()
  const foreignOfWindow = await storeList(window.call, 2, 'Foreign')
  const foreignOfWindowBefore = await contentsOf(window.call, foreignOfWindow)
  let ownOfWindow = ''

  async function answer(name: CallName, input: unknown, sender: Sender): Promise<readonly Finding[]> {
    const handlers: Handlers = app.session.handlers
    const answered = await withinTime(answerCall(name, handlers, sender, input, () => undefined))
    if (answered === undefined) return [{ harm: 'hung', text: name }]
    const told = JSON.stringify(answered)
    const isForeign = sender !== page
    if (isForeign && !told.includes('bad-sender')) return [{ harm: 'leaks', text: `${name} answers a foreign page` }]
    return leaksIn(name, told, isAbout(input, own), app.practice.password)
  }

  async function attackByWindow(name: CallName, random: () => number): Promise<readonly Finding[]> {
    const shape = arbitraryInput(calls[name].input, poolsOf(ownOfWindow))
    const [input] = fc.sample(random() < 0.5 ? shape : spoiled(shape), { numRuns: 1, seed: seedOf(random) })
    const told = await window.attack(name, input)
    if (told === undefined) return [{ harm: 'hung', text: `${name}, by the window` }]
    return leaksIn(name, told, isAbout(input, ownOfWindow), undefined)
  }

  async function attack(name: CallName, kind: Kind, random: () => number): Promise<readonly Finding[]> {
    const shape = arbitraryInput(calls[name].input, poolsOf(own))
    const foreignShape = arbitraryInput(calls[name].input, { ...poolsOf(own), listId: [own], rowId: [id(2)] })
    if (kind === 'by the hijacked window itself') return attackByWindow(name, random)
    if (kind === 'by the hijacked window, what no call takes') return window.attackStrangely(name, random)
    const inputs = {
      anything,
      'almost right': spoiled(shape),
      right: shape,
      'about a foreign row': foreignShape,
      'from a foreign page': shape,
      'ten at once': shape
    }[kind]
    const [input] = fc.sample(inputs, { numRuns: 1, seed: seedOf(random) })
    const sender = kind === 'from a foreign page' ? pick(foreignPages, random) : page
    const times = kind === 'ten at once' ? 10 : 1
    return (await Promise.all(Array.from({ length: times }, () => answer(name, input, sender)))).flat()
  }

  return {
    name: 'calls',
    kinds,
    async attack(number, random) {
      if (number % callsPerList === 0) {
        await app.session.handlers['connections.choose']({ connectionId: 'practice' })
        own = await storeList(app.call, 1, 'Own')
        await window.call('connections.choose', { connectionId: 'practice' })
        ownOfWindow = await storeList(window.call, 1, 'Own')
      }
      const kind = kinds[number % kinds.length] ?? 'right'
      return { kind, run: () => attack(pick(names, random), kind, random) }
    },
    async end() {
      const after = await contentsOf(app.call, foreign)
      const afterWindow = await contentsOf(window.call, foreignOfWindow)
      await app.close()
      removeDataFolder(folder)
      const moved = [
        ...(after === foreignBefore ? [] : [after]),
        ...(afterWindow === foreignOfWindowBefore ? [] : [afterWindow])
      ]
      return [
        ...moved.map((now): Finding => ({ harm: 'moved', text: `the foreign list is now ${now}` })),
        ...(await window.end())
      ]
    }
  }
}

function seedOf(random: () => number): number {
  return Math.floor(random() * 2 ** 31)
}

function isAbout(input: unknown, listId: string): boolean {
  return inspect(input, { depth: 8 }).includes(listId)
}

/** @param password undefined: it is not known here. */
function leaksIn(name: CallName, told: string, isAboutOwn: boolean, password: string | undefined): readonly Finding[] {
  const leaks = [
    ...(password !== undefined && told.includes(password) ? ['a password'] : []),
    ...(isAboutOwn && told.includes('Foreign') ? ['another list’s patient'] : [])
  ]
  return leaks.map((what) => ({ harm: 'leaks', text: `${name} tells ${what}` }))
}

async function contentsOf(call: MakeCall, listId: string): Promise<string> {
  const rows = await call('lists.rows', { listId, offset: 0, limit: 10 })
  const invitations = await call('sending.invitations', { listId, offset: 0, limit: 10 })
  return JSON.stringify([rows, invitations.map(({ state, content }) => [state, content])])
}
