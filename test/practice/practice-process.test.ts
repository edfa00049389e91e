import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { practiceAccount } from '../../src-main/practice/index.ts'
import { call, signIn } from './call.ts'
import { spawnPractice } from './spawn-practice.ts'

test('a practice server in a separate process accepts commands, logs events and ends', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'practice-'))
  const practice = await spawnPractice(join(folder, 'log.jsonl'), { seed: 3 })
  onTestFinished(async () => {
    await practice.stop()
    rmSync(folder, { recursive: true })
  })
  const { token } = await signIn(practice.url, practiceAccount)
  const headers = { authorization: `Bearer ${token}` }
  const fields = {
    firstName: 'Anna',
    lastName: 'Muster',
    gender: 'female',
    queue: 'Cardiologie',
    phoneNumber: '+41791234567'
  }
  const body = JSON.stringify({
    ...fields,
    isPatientInvite: true,
    sendInvite: true,
    messageService: '2',
    metadata: { row: 1 }
  })

  await practice.setFaults([{ name: 'reset-after-create', nth: 1 }])
  const lost = await call(practice.url, 'POST', '/api/v1/invite', { headers, body }).catch(() => 'lost')
  const { invites, requests, outbox } = await practice.dump()
  const id = invites[0]?.id ?? ''
  const cameIn = await practice.patient('comeIn', id)
  const deleted = await call(practice.url, 'DELETE', `/api/v1/invite/${id}`, { headers })
  await practice.stop()

  expect([lost, requests.length, outbox.length, cameIn, deleted.status]).toEqual(['lost', 2, 1, true, 200])
  expect(practice.events()).toMatchObject([
    { kind: 'created', id, lastName: 'Muster', metadata: { row: 1 } },
    { kind: 'message', id, channel: 'sms', message: 'invitation', to: '+41791234567' },
    { kind: 'deleted', id, because: 'delete' }
  ])
})
