import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Question } from '../../src-main/consent/question.ts'
import { type PracticeServer, practiceAccount, startPracticeServer } from '../../src-main/practice/index.ts'
import { type AppFixture, makeDataFolder, removeDataFolder, startApp } from './app-fixture.ts'

let folder: string
let app: AppFixture
let asked: Question[]
let hospital: PracticeServer
let impostor: PracticeServer

const start = () =>
  startApp(folder, {
    shell: {
      ask: async (question) => {
        asked.push(question)
        return true
      }
    }
  })

beforeEach(async () => {
  asked = []
  folder = makeDataFolder()
  hospital = await startPracticeServer({ seed: 1 })
  impostor = await startPracticeServer({ seed: 2 })
  app = await start()
})
afterEach(async () => {
  await app.close()
  await hospital.close()
  await impostor.close()
  removeDataFolder(folder)
})

test('a connection that was changed on the disk gets no request, is told and logged, and is asked about before it is saved', async () => {
  const { email, password } = practiceAccount
  const details = { name: 'Hospital', baseUrl: hospital.url, email, password }
  const { connectionId } = await app.call('connections.save', details)
  await app.close()
  const file = join(folder, 'connections.json')
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(hospital.url, impostor.url))
  app = await start()
  asked = []
  const { connections } = await app.call('connections.all', undefined)
  const queues = await app.session.handlers['connections.queues'](undefined)
  const { password: _, ...withoutPassword } = { ...details, baseUrl: impostor.url }
  const tested = await app.session.handlers['connections.test']({ ...withoutPassword, connectionId })
  const saved = await app.session.handlers['connections.save']({ ...withoutPassword, connectionId })
  const { entries } = await app.call('audit.page', { before: null, limit: 10 })
  expect({
    shown: connections[1],
    queues,
    tested,
    saved: saved.ok,
    asked: asked.map((question) => [question.kind, 'address' in question && question.address]),
    requests: impostor.requests.length,
    logged: entries.some(({ action }) => action === 'connection-altered')
  }).toEqual({
    shown: expect.objectContaining({ wasAltered: true, password: 'none' }),
    queues: { ok: false, code: 'connection-altered' },
    tested: { ok: false, code: 'connection-altered' },
    saved: true,
    asked: [['use-server', `${impostor.url}/`]],
    requests: 0,
    logged: true
  })
})
