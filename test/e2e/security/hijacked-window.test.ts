import { createServer, type Server } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CallInput, CallName } from '#contract/channels.ts'
import type { Target } from '#contract/invitation-actions.ts'
import { practiceAccount } from '../../../src-main/practice/index.ts'
import type { SpawnedPractice } from '../../practice/spawn-practice.ts'
import { type AppDriver, connectServer, stepTimeout } from '../app-driver.ts'
import { patientList, patients } from '../patient-lists.ts'
import { siteOfTests } from '../site-of-tests.ts'

const people = patients(6)
const attacker = '+41790000000'
const refused = 1

/** Counts the connections to a port of this computer: what a window could carry data to. */
async function openListener(): Promise<{
  readonly url: string
  readonly server: Server
  readonly heard: () => number
}> {
  let count = 0
  const server = createServer((socket) => {
    count += 1
    socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('there is no port')
  return { url: `http://127.0.0.1:${address.port}`, server, heard: () => count }
}

/** The page calls the bridge as its own code could after somebody else's text has run in it. */
describe('a window that somebody else controls', () => {
  const site = siteOfTests()
  let hospital: SpawnedPractice
  let driver: AppDriver
  let listener: Awaited<ReturnType<typeof openListener>>
  let listId: string
  let connectionId: string
  let targets: readonly Target[]

  const call = <Name extends CallName>(name: Name, input: CallInput<Name>) =>
    driver.app.page.evaluate(
      async ([called, given]) => {
        const answer = await window.hcw.calls[called as 'app.snapshot'](given as undefined)
        return answer.ok ? { code: null, value: answer.value as unknown } : { code: answer.code, value: null }
      },
      [name, input] as const
    )
  const codeOf = async <Name extends CallName>(name: Name, input: CallInput<Name>) => (await call(name, input)).code
  /** The code of a call to which the person says no. */
  async function whenRefused<Name extends CallName>(name: Name, input: CallInput<Name>) {
    await driver.app.queueDialog({ kind: 'message', response: refused })
    return codeOf(name, input)
  }
  const askedSince = async (before: number) => (await driver.app.asked()).slice(before).map(({ message }) => message)

  /** Three refusals, and nobody is asked for a while: each part starts with a new app. */
  async function restart(): Promise<void> {
    await driver.app.close()
    driver = await site.openApp()
    await driver.user.isTitled('My lists')
  }

  beforeAll(async () => {
    listener = await openListener()
    hospital = await site.server()
    driver = await site.openApp()
    await connectServer(driver.user, hospital)
    await driver.user.drop('tomorrow.csv', patientList(people))
    await driver.user.goOnToCheck()
    await driver.user.isTitled('6 patients are ready')
    await driver.user.goOnToSend()
    await driver.user.send()
    await driver.user.said('All 6 patients are invited.').waitFor({ timeout: 60_000 })
    const { value } = await call('lists.page', { of: 'kept', before: null, limit: 100 })
    listId = (value as { lists: { listId: string }[] }).lists[0]?.listId ?? ''
    const board = (await call('board.list', { listId, offset: 0, limit: 10 })).value as { target: Target }[]
    targets = board.map(({ target }) => target)
    const all = (await call('connections.all', undefined)).value as { chosen: string }
    connectionId = all.chosen
  })
  afterAll(() => void listener.server.close())

  test('the day until here has asked for two things: the server, and the first sending through it', async () => {
    expect([await askedSince(0), targets.length]).toEqual([
      ['Use this server?', 'Send through this server for the first time?'],
      6
    ])
  })

  test('another day with the same server asks for nothing', async () => {
    await restart()
    await driver.user.drop('later.csv', patientList(patients(9).slice(6)))
    await driver.user.reachCheck()
    await driver.user.goOnToSend()
    await driver.user.send()
    await driver.user.said('All 3 patients are invited.').waitFor({ timeout: 60_000 })
    await driver.user.goToStep('Links')
    await driver.user.copy('Muster007 Carla')
    await driver.user.saveLinks(site.path('later.csv'), { format: 'Text (CSV)' })
    expect(await askedSince(0)).toEqual([])
  })

  test('does not read patients or links while they are hidden, and does not show them by itself', async () => {
    // What the person pressed last has reached main once the page has an answer from it.
    await call('app.snapshot', undefined)
    await driver.app.power('lock-screen')
    await driver.app.page.getByRole('dialog', { name: 'Your patients are hidden' }).waitFor()
    const rowIds = targets.map(({ rowId }) => rowId)
    const seen = await driver.app.page.evaluate(
      async ([ofList, ofRows]) => {
        const { calls } = window.hcw
        const reading = [
          calls['lists.page']({ of: 'kept', before: null, limit: 100 }),
          calls['lists.rows']({ listId: ofList, offset: 0, limit: 10 }),
          calls['sending.invitations']({ listId: ofList, offset: 0, limit: 10 }),
          calls['board.search']({ text: 'Muster', before: null }),
          calls['links.read']({ listId: ofList, rowIds: ofRows })
        ]
        let answered = 0
        for (const answer of reading) void (answer as Promise<unknown>).then(() => (answered += 1))
        await calls['app.snapshot'](undefined)
        await calls['settings.read'](undefined)
        return answered
      },
      [listId, rowIds] as const
    )
    expect([seen, await whenRefused('lock.show', undefined)]).toEqual([0, 'not-confirmed'])
    expect((await askedSince(0)).at(-1)).toBe('Show your patients again?')
    await driver.app.power('unlock-screen')
  })

  test('does not switch the lock off, and carries nothing to an address or a name of its own', async () => {
    await restart()
    const before = (await driver.app.asked()).length
    const evil = { name: 'x', baseUrl: listener.url, email: 'muster.079@evil.example', password: 'x'.repeat(1000) }
    expect([
      await whenRefused('settings.change', { lockAfterMinutes: 0 }),
      await whenRefused('connections.test', evil),
      await whenRefused('diagnostics.start', { ...evil, baseUrl: 'https://patient-muster.evil.example' }),
      listener.heard()
    ]).toEqual(['not-agreed', 'not-agreed', 'not-agreed', 0])
    expect(await askedSince(before)).toEqual([
      'Hide patients only when the computer is locked?',
      'Use this server?',
      'Use this server?'
    ])
    // And nobody is asked again soon.
    expect([await codeOf('connections.test', evil), listener.heard()]).toEqual(['too-many-calls', 0])
  })

  test('opens no address of its own, and few links of the hospital', async () => {
    const [target] = targets
    if (target === undefined) throw new Error('nothing was sent')
    const own = ['https://evil.example/?muster', 'http://127.0.0.1:1/', 'file:///etc/passwd']
    const codes = await Promise.all(own.map((url) => codeOf('links.open', { url } as never)))
    const copied = await codeOf('links.copy', { text: 'evil' } as never)
    const opened = await Promise.all(Array.from({ length: 20 }, () => codeOf('links.open', target)))
    const addresses = await driver.app.openedExternal()
    expect([codes, copied, opened.filter((code) => code === 'too-many-calls').length > 10]).toEqual([
      ['bad-input', 'bad-input', 'bad-input'],
      'bad-input',
      true
    ])
    expect(new Set(addresses.map((address) => new URL(address).host))).toEqual(new Set([new URL(hospital.url).host]))
    expect(await driver.app.clipboardText()).not.toContain('evil')
  })

  test('has no message sent to another number, and changes neither server nor account', async () => {
    await restart()
    const one = targets.slice(0, 1)
    const correct = { kind: 'correct', correction: { phoneNumber: attacker } } as const
    const stored = { connectionId, name: 'Hospital', email: practiceAccount.email }
    expect([
      await whenRefused('actions.start', { action: correct, targets: [...one] }),
      await whenRefused('actions.announce', { steps: [{ action: correct, targets: [...one] }] }),
      await whenRefused('connections.save', { ...stored, baseUrl: listener.url })
    ]).toEqual(['not-agreed', 'not-agreed', 'not-agreed'])
    await codeOf('actions.start', { action: { kind: 'resend' }, targets: [...one] })
    await expect.poll(async () => (await hospital.dump()).outbox.length, stepTimeout).toBe(10)
    // The next part closes the app, which asks first while an action runs.
    const phase = async () => ((await call('actions.view', undefined)).value as { phase: string } | null)?.phase
    await expect.poll(phase, stepTimeout).toBe('finished')
    const { outbox } = await hospital.dump()
    expect([outbox.filter(({ to }) => to === attacker), listener.heard()]).toEqual([[], 0])
  })

  test('does not withdraw, write to or erase many', async () => {
    await restart()
    const all = [...targets]
    const preview = (await call('retention.preview', { kind: 'list', listId })).value as { at: number }
    expect([
      await whenRefused('actions.start', { action: { kind: 'withdraw' }, targets: all }),
      await whenRefused('actions.start', { action: { kind: 'resend' }, targets: all }),
      await whenRefused('retention.erase', { scope: { kind: 'list', listId }, at: preview.at })
    ]).toEqual(['not-agreed', 'not-agreed', 'not-agreed'])
    const { invites, outbox } = await hospital.dump()
    expect([invites.filter(({ deletedAt }) => deletedAt !== undefined), outbox.length]).toEqual([[], 10])
  })

  test('removes no list with invitations, forgets no server and ends no consultation', async () => {
    await restart()
    const [target] = targets
    if (target === undefined) throw new Error('nothing was sent')
    expect([
      await whenRefused('lists.remove', { listId }),
      await whenRefused('connections.forget', { connectionId }),
      await whenRefused('consultation.close', { ...target, typed: people[0]?.lastName ?? '' })
    ]).toEqual(['not-agreed', 'not-agreed', 'not-agreed'])
    const { lists } = (await call('lists.page', { of: 'kept', before: null, limit: 100 })).value as { lists: unknown[] }
    const { connections } = (await call('connections.all', undefined)).value as { connections: unknown[] }
    expect([lists.length, connections.length]).toEqual([2, 2])
  })

  test('writes nothing of its own into the audit log, and saves no file without an entry', async () => {
    const written = 'Patient Muster has HIV'
    const evil = { name: 'x', baseUrl: listener.url, email: written, password: 'x' }
    const file = { suggestedName: 'a', kind: 'csv', bytes: new Uint8Array() } as const
    const invented = { ...file, auditEntry: { action: 'links-exported', listId, count: 123_456 } }
    const codes = [await codeOf('connections.save', evil), await codeOf('files.save', invented as never)]
    await driver.app.queueDialog({ kind: 'save', filePath: site.path('carried-out.csv') })
    const saved = await codeOf('files.save', { ...file, content: { kind: 'templates' } })
    const page = (await call('audit.page', { before: null, limit: 1000 })).value as {
      entries: { action: string; count: number; account: string }[]
    }
    const counts = page.entries.map(({ count }) => count)
    expect([
      codes,
      saved,
      page.entries[0]?.action,
      JSON.stringify(page).includes('HIV'),
      Math.max(...counts) < 100
    ]).toEqual([['bad-input', 'bad-input'], null, 'templates-exported', false, true])
    expect(page.entries.some(({ action }) => action === 'patients-read' || action === 'link-copied')).toBe(true)
  })
})
