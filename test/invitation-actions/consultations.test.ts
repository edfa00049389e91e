import { afterEach, expect, test } from 'vitest'
import type { Target } from '#contract/invitation-actions.ts'
import type { FaultName, PracticeVersion } from '../../src-main/practice/index.ts'
import { faultRule } from '../../src-main/practice/index.ts'
import { type ActionsFixture, openActionsFixture } from './actions-fixture.ts'

let fixture: ActionsFixture
afterEach(() => fixture.close())

/** A patient in a call with the doctor. */
async function inCall(version: PracticeVersion, fault?: FaultName): Promise<Target & { readonly typed: string }> {
  fixture = await openActionsFixture({ practice: { version }, timeoutMs: 300 })
  const [target] = (await fixture.send(1)) as [Target]
  const { patient } = fixture.engine.practice
  const { inviteId = '', content } = fixture.entry(target)
  patient.comeIn(inviteId)
  patient.accept(inviteId)
  if (fault !== undefined) fixture.engine.practice.setFaults([faultRule(fault, { route: 'close', times: 1 })])
  return { ...target, typed: content.lastName }
}

const closings = () => fixture.engine.practice.requests.filter(({ path }) => path.endsWith('/close')).length
const targetOf = ({ listId, rowId }: Target): Target => ({ listId, rowId })

test('after a lost answer a closing is found by reading, and not requested twice', async () => {
  const closing = await inCall('bearer', 'reset-after-create')
  const closed = await fixture.actions['consultation.close'](closing)
  const { lastAction, remote } = fixture.entry(closing)
  expect([closed.ok && closed.value.status, closings(), lastAction?.outcome, remote?.progress]).toEqual([
    'closed',
    1,
    'done',
    'over'
  ])
})

test('a server that cannot read a consultation shows a lost closing by the missing invite', async () => {
  const closing = await inCall('5.3.9', 'reset-after-create')
  const closed = await fixture.actions['consultation.close'](closing)
  const { lastAction, remote } = fixture.entry(closing)
  const closingsBefore = closings()
  const again = await fixture.actions['consultation.close'](closing)
  expect([closed, closingsBefore, lastAction?.outcome, remote?.progress, again.ok && again.value.status]).toEqual([
    { ok: false, code: 'doubt' },
    1,
    'done',
    'over',
    'closed'
  ])
})

test('a call that was not closed continues and is shown as not closed', async () => {
  const closing = await inCall('bearer', 'reset-before-create')
  const closed = await fixture.actions['consultation.close'](closing)
  const running = await fixture.actions['consultation.read'](targetOf(closing))
  expect([closed, running.ok && running.value.status, fixture.invite(closing).consultation]).toEqual([
    { ok: false, code: 'doubt' },
    'active',
    'active'
  ])
})

test('reading and closing are audited with their row', async () => {
  const closing = await inCall('bearer')
  await fixture.actions['consultation.read'](targetOf(closing))
  await fixture.actions['consultation.close'](closing)
  const entries = fixture.engine.records.audit.entries()
  expect(entries.ok && entries.value.slice(-2).map(({ action, count, rowId }) => [action, count, rowId])).toEqual([
    ['consultation-read', 1, closing.rowId],
    ['consultation-closed', 1, closing.rowId]
  ])
})
