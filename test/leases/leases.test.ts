import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLeases, type Lease, type Resource } from '../../src-main/leases/leases.ts'

const hospital: Resource = { kind: 'connection', id: 'hospital' }
const clinic: Resource = { kind: 'connection', id: 'clinic' }
const monday: Resource = { kind: 'list', id: 'monday' }

test('who must wait learns for what, and gets none of the resources', () => {
  const leases = createLeases()
  const sending = leases.acquire([hospital, monday], 'sending')
  expect([
    leases.acquire([clinic, monday], 'acting'),
    leases.holder(clinic),
    leases.holder(monday),
    leases.holder('connection')
  ]).toEqual([{ ok: false, code: 'busy-sending' }, null, 'sending', 'sending'])
  if (sending.ok) sending.release()
  expect([leases.acquire([clinic, monday], 'acting').ok, leases.holder(hospital)]).toEqual([true, null])
})

test('leases of a group end together, also of a run that goes on, and no others', async () => {
  const leases = createLeases()
  const group = leases.group()
  await group.whileRunning([hospital], 'sending', { start: async () => ({ ok: true }), isRunning: () => true })
  group.acquire([monday], 'erasing')
  leases.acquire([clinic], 'acting')
  const holders = () => [hospital, monday, clinic].map((resource) => leases.holder(resource))
  const before = holders()
  group.releaseAll()
  expect([before, holders()]).toEqual([
    ['sending', 'erasing', 'acting'],
    [null, null, 'acting']
  ])
})

test('a run keeps its lease from the call that starts it until it has ended', async () => {
  const leases = createLeases()
  let isRunning = false
  const seen: (string | null)[] = []
  const started = leases.whileRunning([hospital], 'sending', {
    async start() {
      seen.push(leases.holder(hospital))
      await Promise.resolve()
      isRunning = true
      return { ok: true }
    },
    isRunning: () => isRunning
  })
  seen.push(leases.holder(hospital))
  await started
  seen.push(leases.holder(hospital))
  isRunning = false
  seen.push(leases.holder(hospital))
  expect(seen).toEqual(['sending', 'sending', 'sending', null])
})

test('a run that does not start leaves no lease, even where it throws', async () => {
  const leases = createLeases()
  const isRunning = () => false
  const failed = await leases.whileRunning([hospital], 'acting', { start: async () => ({ ok: false }), isRunning })
  const thrown = leases.whileRunning([hospital], 'acting', { start: () => Promise.reject(new Error('no')), isRunning })
  await expect(thrown).rejects.toThrow('no')
  expect([failed, leases.holder('connection')]).toEqual([{ ok: false }, null])
})

test('a look-up shares its list with all but what erases it, and is named last', () => {
  const leases = createLeases()
  leases.acquire([monday], 'looking-up')
  const sending = leases.acquire([hospital, monday], 'sending')
  expect([
    sending.ok,
    leases.holder(monday),
    leases.acquire([monday], 'looking-up').ok,
    leases.acquire([monday], 'erasing')
  ]).toEqual([true, 'sending', true, { ok: false, code: 'busy-sending' }])
  if (sending.ok) sending.release()
  expect([leases.acquire([monday], 'erasing'), leases.holder(monday), leases.holder('connection')]).toEqual([
    { ok: false, code: 'busy-looking-up' },
    'looking-up',
    null
  ])
})

test('no two leases ever hold the same resource', () => {
  const resource = fc.record({ kind: fc.constantFrom('connection', 'list'), id: fc.constantFrom('a', 'b', 'c') })
  const step = fc.record({ wanted: fc.array(resource, { minLength: 1, maxLength: 4 }), releases: fc.nat(4) })
  const keysOf = (wanted: readonly Resource[]) => [...new Set(wanted.map(({ kind, id }) => `${kind} ${id}`))]
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (all) => {
      const leases = createLeases()
      const held: { readonly lease: Lease; readonly keys: readonly string[] }[] = []
      for (const { wanted, releases } of all as { wanted: Resource[]; releases: number }[]) {
        const lease = leases.acquire(wanted, 'sending')
        if (lease.ok) held.push({ lease, keys: keysOf(wanted) })
        const keys = held.flatMap((one) => one.keys)
        if (new Set(keys).size !== keys.length) return false
        for (const one of held.splice(0, releases)) one.lease.release()
      }
      return true
    })
  )
})
