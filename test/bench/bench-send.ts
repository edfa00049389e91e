import { subscribe } from 'node:diagnostics_channel'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createLeases } from '../../src-main/leases/leases.ts'
import { openRecords, type Records } from '../../src-main/records/index.ts'
import { systemClock } from '../../src-main/sending/clock.ts'
import type { InvitationStore } from '../../src-main/sending/invitation-port.ts'
import { createSending, type Sending } from '../../src-main/sending/sending.ts'
import { spawnPractice } from '../practice/spawn-practice.ts'
import { contentOf, rowIdOf, serverAt } from '../sending/engine.ts'
import { figures, listDocument } from '../support/list-data.ts'
import { unwrap } from '../support/result.ts'
import { busiestSecond } from './busiest-second.ts'

/*
 * Figures of sending: client, engine and records on the disk with full durability, against the practice server in
 * another process. Ends with 1 when a target is missed.
 */

const pacedRows = 200
const pacedRate = 10
const rows = 10_000
const connectionId = 'hospital'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** Begun to or about invitations; the pacer's slots are for these. Node's client reports them, so no figure is ours. */
const requests: { readonly isInvitation: boolean; readonly at: number }[] = []
subscribe('undici:request:create', (message) => {
  const { method, path } = (message as { request: { method: string; path: string } }).request
  if (/\/invite\b/.test(path)) requests.push({ isInvitation: method === 'POST', at: performance.now() })
})

/** ms that the disk took, for each call of `commit`. */
function timed(store: InvitationStore, commits: number[]): InvitationStore {
  return {
    ...store,
    commit(listId, steps, audit) {
      const startedAt = performance.now()
      const written = store.commit(listId, steps, audit)
      const isOfAttempt = steps.some(({ beginAttempt, endAttempt }) => (beginAttempt ?? endAttempt) !== undefined)
      if (isOfAttempt) commits.push(performance.now() - startedAt)
      return written
    }
  }
}

interface Bench {
  readonly records: Records
  readonly sending: Sending
  readonly listId: string
  readonly commits: number[]
}

/** `first`: the number of the first patient. Both parts invite on one account, and nobody is invited by both. */
async function prepare(
  folder: string,
  url: string,
  { first, count }: { readonly first: number; readonly count: number },
  ratePerSecond: number
): Promise<Bench> {
  const dataKey = new Uint8Array(32).fill(7)
  const { records } = unwrap(openRecords({ folder, dataKey, now: Date.now }))
  const commits: number[] = []
  const server = serverAt(url)
  const sending = createSending({
    store: timed(records.invitations, commits),
    clock: systemClock,
    chosenConnectionId: () => connectionId,
    serverFor: () => server,
    ratePerSecond: () => ratePerSecond,
    leases: createLeases()
  })
  const { listId } = unwrap(records.lists.create({ connectionId, document: listDocument, figures }))
  const { generation } = unwrap(records.lists.beginRows({ listId }))
  const numbers = Array.from({ length: count }, (_, index) => first + index)
  for (let start = 0; start < count; start += 2000) {
    const some = numbers.slice(start, start + 2000)
    const listRows = some.map((row) => ({ rowId: rowIdOf(row), row, cells: [], edits: {}, excluded: false }))
    unwrap(records.lists.addRows({ listId, generation, rows: listRows }))
  }
  unwrap(records.lists.endRows({ listId, generation, document: listDocument, figures }))
  for (let start = 0; start < count; start += 2000) {
    const invitations = numbers
      .slice(start, start + 2000)
      .map((number) => ({ rowId: rowIdOf(number), content: contentOf(number) }))
    unwrap(await sending.prepare({ listId, begin: start === 0, invitations }))
  }
  return { records, sending, listId, commits }
}

/** Sends all; `onCount` hears how many are created, about ten times a second. */
async function send({ sending, listId }: Bench, onCount: (created: number) => void): Promise<number> {
  const { batchHash } = unwrap(await sending.plan({ listId }))
  const startedAt = performance.now()
  const ended = new Promise<void>((resolve) => {
    sending.onChange(() => {
      const view = sending.view()
      onCount(view?.created ?? 0)
      if (view?.phase === 'finished') resolve()
    })
  })
  unwrap(await sending.start({ listId, batchHash }))
  await ended
  return performance.now() - startedAt
}

const memoryMb = () => {
  collectGarbage()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 1024 / 1024
}

const folder = mkdtempSync(join(tmpdir(), 'bench-send-'))
const server = await spawnPractice(join(folder, 'practice.log'), { seed: 1, keepRequests: 100 })
const missed: string[] = []

function report(name: string, figure: string, isMet: boolean): void {
  console.log(`${isMet ? 'ok    ' : 'MISSED'} ${name}: ${figure}`)
  if (!isMet) missed.push(name)
}

try {
  const paced = await prepare(join(folder, 'paced'), server.url, { first: 1, count: pacedRows }, pacedRate)
  await send(paced, () => {})
  // From the first invitation to the last, with the looks at the server between them, which take slots too.
  const sent = requests.slice(
    requests.findIndex(({ isInvitation }) => isInvitation),
    requests.findLastIndex(({ isInvitation }) => isInvitation) + 1
  )
  const times = sent.map(({ at }) => at)
  const seconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1000
  const invitations = sent.filter(({ isInvitation }) => isInvitation).length
  const achieved = (times.length - 1) / seconds
  report('invitations', `${invitations} requests for ${pacedRows}`, invitations === pacedRows)
  report(
    `requests at ${pacedRate}/s`,
    `${achieved.toFixed(2)}/s, ${(achieved / pacedRate).toFixed(3)} of it, ${times.length - invitations} of them looks`,
    achieved / pacedRate >= 0.98
  )
  console.log(`       invitations at ${pacedRate}/s: ${((invitations - 1) / seconds).toFixed(2)}/s`)
  report('busiest second', `${busiestSecond(times)} requests`, busiestSecond(times) <= pacedRate)
  paced.records.close()

  const full = await prepare(
    join(folder, 'full'),
    server.url,
    { first: pacedRows + 1, count: rows },
    Number.POSITIVE_INFINITY
  )
  let early = Number.NaN
  const ms = await send(full, (created) => {
    if (Number.isNaN(early) && created >= 1000) early = memoryMb()
  })
  const late = memoryMb()
  const sentRows = full.sending.view()?.created ?? 0
  report('sent', `${sentRows} of ${rows}`, sentRows === rows)
  const perSecond = (rows / ms) * 1000
  const recordMs = full.commits.reduce((sum, one) => sum + one, 0) / rows
  report('unpaced', `${Math.round(perSecond)} invitations/s`, perSecond >= 500)
  report('durable record', `${recordMs.toFixed(2)} ms per invitation, attempt and outcome`, recordMs < 1)
  report('memory', `${(late - early).toFixed(1)} MB more at ${rows} than at 1000`, late - early < 30)
  full.records.close()
} finally {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}
process.exitCode = missed.length > 0 ? 1 : 0
