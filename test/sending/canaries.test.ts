import { afterEach, expect, test } from 'vitest'
import { practiceDoctors } from '../../src-main/practice/index.ts'
import { contentOf, type Engine, openEngine } from './engine.ts'

const [known = '', other = ''] = practiceDoctors.map(({ email }) => email)
const wrong = 'nobody@practice.example'

let engine: Engine
afterEach(() => engine.close())

const withDoctors = (doctors: readonly string[]) => (number: number) => {
  const { queue: _, ...content } = contentOf(number)
  return { ...content, doctorEmail: doctors[(number - 1) % doctors.length] ?? '' }
}

function creations(): readonly string[] {
  return engine.practice.requests
    .filter(({ method, path }) => method === 'POST' && path.endsWith('/invite'))
    .map(({ body }) => JSON.parse(body).doctorEmail)
}

test('a wrong doctor costs one refusal; that doctor’s other invitations are refused unsent', async () => {
  engine = await openEngine()
  const listId = await engine.list(120, withDoctors([known, wrong, other]))
  const batch = await engine.send(listId)
  const views = await engine.views(listId)
  const asked = creations()
  expect({
    sent: [known, wrong, other].map((doctor) => asked.filter((one) => one === doctor).length),
    figures: [batch.total, batch.queued, batch.created, batch.refused],
    refused: views.filter(({ state, refusal }) => state === 'refused' && refusal === 'doctor-not-found').length,
    words: new Set(views.map(({ serverText }) => serverText))
  }).toEqual({
    sent: [40, 1, 40],
    figures: [120, 0, 80, 40],
    refused: 40,
    words: new Set([undefined, `Doctor with email ${wrong} not found`])
  })
})

test('no second invitation of a new doctor is sent before the first one is created', async () => {
  engine = await openEngine({ faults: [{ name: 'slow-answer', route: 'create', nth: 1, delayMs: 150 }] })
  const listId = await engine.list(10, withDoctors([known]))
  await engine.send(listId)
  const [first, ...others] = engine.practice.requests.filter(({ createdInviteId }) => createdInviteId !== undefined)
  const gaps = others.map(({ at }) => at - (first?.at ?? 0))
  expect([others.length, Math.min(...gaps) >= 100]).toEqual([9, true])
})

test('a doctor with whom an invitation was created before needs no canary', async () => {
  engine = await openEngine()
  await engine.send(await engine.list(1, withDoctors([known])))
  engine.practice.setFaults([{ name: 'slow-answer', route: 'create', delayMs: 800 }])
  const before = engine.practice.requests.length
  await engine.send(await engine.list(8, withDoctors([known])))
  const made = engine.practice.requests.slice(before).filter(({ createdInviteId }) => createdInviteId !== undefined)
  const span = (made.at(-1)?.at ?? 0) - (made[0]?.at ?? 0)
  expect([made.length, span < 800]).toEqual([8, true])
})

test('after a canary that is lost or refused the next invitation becomes the canary', async () => {
  engine = await openEngine({
    faults: [
      { name: 'error-400', route: 'create', nth: 1 },
      { name: 'reset-after-create', route: 'create', nth: 2 },
      { name: 'tokens-killed', route: 'create', nth: 3 }
    ]
  })
  const listId = await engine.list(6, withDoctors([known]))
  const batch = await engine.send(listId)
  expect([batch.created, batch.refused, batch.unknown, batch.queued]).toEqual([4, 1, 1, 0])
})
