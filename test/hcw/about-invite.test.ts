import { afterEach, expect, test } from 'vitest'
import { clientOf, json, type ScriptedServer, scriptedServer } from './scripted-server.ts'

const asked = '6b03ebb3fa5eef3a82b7699f'
const other = '6b03ebb3fa5eef3a82b76999'
const link = 'https://patient.example.test/inv/?invite=abc'
const seen = { inviteId: asked, patientIsIn: false } as never

let server: ScriptedServer | undefined
afterEach(() => server?.close())

/** A server that answers every request with this invite. */
async function answering(invite: object) {
  server = await scriptedServer(({ method }, response) =>
    json(response, 200, method === 'PATCH' ? { success: true, invite } : invite)
  )
  return clientOf(server.url)
}

test('an answer about another invite is rejected: a patient would get the link of another', async () => {
  const client = await answering({ id: other, patientURL: link })
  const doubt = { kind: 'doubt', code: 'unreadable-answer' }
  expect([
    await client.getInvite(asked),
    await client.getFullInvite(asked),
    await client.patchInvite(asked, { firstName: 'Anna' }),
    await client.deleteInvite(seen)
  ]).toEqual([doubt, doubt, doubt, doubt])
})

test('an invalid date is read as none', async () => {
  const client = await answering({ id: asked, patientURL: link, scheduledFor: 1e17, createdAt: '9'.repeat(400) })
  expect(await client.getFullInvite(asked)).toMatchObject({ kind: 'done', value: { scheduledFor: null, createdAt: 0 } })
})
