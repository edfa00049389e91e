import { afterEach, expect, test } from 'vitest'
import { fail } from '#contract/call.ts'
import { batchView, frozenPlan } from '#contract/sending.ts'
import type { Outcome } from '../../src-main/hcw/outcome.ts'
import type { CreatedInvite, HcwServer } from '../../src-main/hcw/server.ts'
import { createLeases } from '../../src-main/leases/leases.ts'
import { type PracticeServer, startPracticeServer } from '../../src-main/practice/index.ts'
import { openRecords, type Records } from '../../src-main/records/index.ts'
import type { InvitationStore } from '../../src-main/sending/invitation-port.ts'
import { createSending, type Sending } from '../../src-main/sending/sending.ts'
import { createRandom } from '../crash/random.ts'
import { figures, listDocument } from '../support/list-data.ts'
import { unwrap } from '../support/result.ts'
import { noBatch } from '../support/start-planned.ts'
import { contentOf, impatientClock, rowIdOf, serverAt } from './engine.ts'

const seeds = [1, 2, 3, 4, 5, 6, 7, 8]
const operationsPerRun = 60
const rowCount = 24
const doctors = ['a@practice.example', 'b@practice.example', 'c@practice.example']

const operations = [
  'start',
  'pause',
  'resume',
  'stop',
  'fill-disk',
  'free-disk',
  'refuse-doctor',
  'kill',
  'wait'
] as const
type Operation = (typeof operations)[number]

let practice: PracticeServer
let records: Records
afterEach(async () => {
  await practice.close()
  records.close()
})

/** What the test itself saw: the rows of the job in hand, and what the server answered for each. */
interface Model {
  readonly jobId: string
  readonly rows: ReadonlySet<string>
  readonly answers: Map<string, Outcome<CreatedInvite>['kind']>
}

/**
 * One run. A kill is a process whose disk takes and gives nothing any more, and a new one on the same records. Returns how
 * often each operation was done.
 */
async function run(seed: number): Promise<Readonly<Record<Operation, number>>> {
  const random = createRandom(seed)
  const pick = <Value>(values: readonly Value[]) => values[Math.floor(random() * values.length)] as Value
  const done = Object.fromEntries(operations.map((name) => [name, 0])) as Record<Operation, number>
  const clock = impatientClock()
  const refusedDoctors = new Set<string>()
  const everCreated = new Set<string>()
  let isDiskFull = false
  let model: Model | null = null
  let inviteCount = 0

  practice = await startPracticeServer({ seed })
  records = unwrap(openRecords({ folder: null, dataKey: new Uint8Array(32).fill(7), now: clock.now })).records
  const plain = serverAt(practice.url)

  function answer(rowId: string, doctorEmail: string | undefined): Outcome<CreatedInvite> {
    if (doctorEmail !== undefined && refusedDoctors.has(doctorEmail))
      return { kind: 'refused', code: 'doctor-not-found' }
    const luck = random()
    if (luck < 0.1) return { kind: 'undelivered', code: 'slow-down' }
    if (luck < 0.15) return { kind: 'doubt', code: 'connection-lost' }
    if (luck < 0.2) return { kind: 'refused', code: 'request-rejected' }
    inviteCount += 1
    return {
      kind: 'done',
      value: { inviteId: `${rowId} ${inviteCount}`, link: `${practice.url}/inv/?invite=${inviteCount}` }
    }
  }
  const server: HcwServer = {
    ...plain,
    async createInvite(rowId, content) {
      expect(model?.rows.has(rowId), 'only rows of the job are sent').toBe(true)
      expect(everCreated.has(rowId), 'no row is sent again').toBe(false)
      for (let turns = Math.floor(random() * 4); turns > 0; turns -= 1) await new Promise(setImmediate)
      const outcome = answer(rowId, content.doctorEmail)
      model?.answers.set(rowId, outcome.kind)
      if (outcome.kind === 'done' || outcome.kind === 'doubt') everCreated.add(rowId)
      return outcome
    }
  }

  interface Process {
    readonly sending: Sending
    kill(): void
  }
  function startProcess(): Process {
    let isDead = false
    const blocked = () => (isDead ? fail('storage-failed') : isDiskFull ? fail('storage-full') : null)
    const store: InvitationStore = {
      ...records.invitations,
      commit: (...input) => blocked() ?? records.invitations.commit(...input),
      endJob: (...input) => blocked() ?? records.invitations.endJob(...input),
      openJob: (job, steps, audit) => {
        const opened = blocked() ?? records.invitations.openJob(job, steps, audit)
        const rows = new Set(steps.filter(({ to }) => to === 'queued').map(({ rowId }) => rowId))
        if (opened.ok) model = { jobId: job.jobId, rows, answers: new Map() }
        return opened
      }
    }
    const sending = createSending({
      store,
      clock,
      chosenConnectionId: () => 'hospital',
      serverFor: () => server,
      ratePerSecond: () => 200,
      leases: createLeases()
    })
    return {
      sending,
      kill() {
        isDead = true
        void sending.drain()
      }
    }
  }
  let process = startProcess()

  const { listId } = unwrap(records.lists.create({ connectionId: 'hospital', document: listDocument, figures }))
  const { generation } = unwrap(records.lists.beginRows({ listId }))
  const numbers = Array.from({ length: rowCount }, (_, index) => index + 1)
  const listRows = numbers.map((row) => ({ rowId: rowIdOf(row), row, cells: [], edits: {}, excluded: false }))
  unwrap(records.lists.addRows({ listId, generation, rows: listRows }))
  unwrap(records.lists.endRows({ listId, generation, document: listDocument, figures }))
  const contents = numbers.map((number) => contentOf(number, { doctorEmail: pick(doctors) }))

  /** Always: the schema, no figure negative, all of them add up, and as many as the store has. */
  function check(): void {
    const view = process.sending.view()
    if (view === null) return
    expect(batchView.safeParse(view).error).toBeUndefined()
    const { total, queued, inFlight, created, recovered, refused, unknown, left } = view
    expect(queued + inFlight + created + recovered + refused + unknown + left).toBe(total)
    if (model === null) return
    expect(total).toBe(model.rows.size)
    const states = new Map(
      unwrap(records.invitations.inStates(listId, ['queued', 'sending', 'created', 'refused', 'unknown', 'ready'])).map(
        ({ rowId, state }) => [rowId, state]
      )
    )
    const inState = (state: string) => [...(model?.rows ?? [])].filter((rowId) => states.get(rowId) === state).length
    // Refused rows become ready when they are planned again, which the test does only before a start.
    expect({ queued, inFlight, created, unknown, notSent: refused + left }).toEqual({
      queued: inState('queued'),
      inFlight: inState('sending'),
      created: inState('created'),
      unknown: inState('unknown'),
      notSent: inState('refused') + inState('ready')
    })
    const answered = (kind: string) => [...(model?.answers.values() ?? [])].filter((other) => other === kind).length
    expect(created).toBeLessThanOrEqual(answered('done'))
    if (view.phase === 'finished') expect([created, unknown]).toEqual([answered('done'), answered('doubt')])
  }

  async function perform(operation: Operation): Promise<void> {
    const { sending } = process
    switch (operation) {
      case 'start': {
        const chosen = numbers.filter(() => random() < 0.5)
        const invitations = chosen.map((number) => ({
          rowId: rowIdOf(number),
          content: contents[number - 1] ?? contentOf(number)
        }))
        await sending.prepare({ listId, begin: true, invitations })
        const plan = await sending.plan({ listId })
        if (plan.ok) expect(frozenPlan.safeParse(plan.value).error).toBeUndefined()
        const isIdle = sending.view() === null || sending.view()?.phase === 'finished'
        const batchHash = plan.ok ? plan.value.batchHash : noBatch
        const started = await sending.start({ listId, batchHash })
        if (isIdle && started.ok && plan.ok) expect(model?.rows.size).toBe(plan.value.total)
        return
      }
      case 'pause':
      case 'resume':
      case 'stop':
        await sending[operation](undefined)
        return
      case 'fill-disk':
      case 'free-disk':
        isDiskFull = operation === 'fill-disk'
        return
      case 'refuse-doctor':
        refusedDoctors.clear()
        refusedDoctors.add(pick(doctors))
        return
      case 'kill': {
        process.kill()
        isDiskFull = false
        const killed = model
        process = startProcess()
        unwrap(process.sending.recoverInterrupted())
        expect(unwrap(records.invitations.openJobs())).toEqual([])
        if (killed === null) return
        const {
          total,
          queued,
          sending: inFlight,
          created,
          recovered,
          refused,
          unknown,
          left
        } = unwrap(records.invitations.jobFigures(killed.jobId))
        expect([queued, inFlight, created + recovered + refused + unknown + left]).toEqual([0, 0, total])
        model = null
        return
      }
      default:
        for (let turns = Math.floor(random() * 20); turns > 0; turns -= 1) await new Promise(setImmediate)
    }
  }

  for (let count = 0; count < operationsPerRun; count += 1) {
    const operation = pick(operations)
    await perform(operation)
    done[operation] += 1
    check()
    await new Promise(setImmediate)
    check()
  }
  isDiskFull = false
  // What is left running comes to its end.
  for (let turns = 0; turns < 20_000; turns += 1) {
    const view = process.sending.view()
    if (view === null || view.phase === 'finished') break
    if (view.phase === 'paused' || view.wait?.until === null) await process.sending.resume(undefined)
    await new Promise(setImmediate)
    check()
  }
  expect(process.sending.view()?.phase ?? 'finished').toBe('finished')
  check()
  expect(unwrap(records.invitations.openJobs())).toEqual([])
  await process.sending.drain()
  return done
}

test.for(seeds)(
  'figures are never negative nor unlike the records, whatever happens to a batch (seed %i)',
  async (seed) => {
    const done = await run(seed)
    console.log(`seed ${seed}: ${operations.map((name) => `${name} ${done[name]}`).join(', ')}`)
  }
)
