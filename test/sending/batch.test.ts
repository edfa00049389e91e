import { afterEach, expect, test } from 'vitest'
import { type Engine, type EngineOptions, openEngine } from './engine.ts'

let engine: Engine | undefined
afterEach(async () => {
  await engine?.close()
  engine = undefined
})

async function open(options: EngineOptions = {}): Promise<Engine> {
  engine = await openEngine(options)
  return engine
}

test('a batch creates each invitation once and records each link', async () => {
  const { list, send, views, links, practice } = await open()
  const listId = await list(25)
  const batch = await send(listId)
  const made = practice.invites.map(({ patientURL, metadata }) => [metadata, patientURL])
  expect({ created: batch.created, phase: batch.phase }).toEqual({ created: 25, phase: 'finished' })
  const known = links(listId)
  expect((await views(listId)).map(({ rowId }, index) => [{ bulkInviteRow: rowId }, known[index]])).toEqual(
    made.toSorted(([one], [other]) => JSON.stringify(one).localeCompare(JSON.stringify(other)))
  )
})
